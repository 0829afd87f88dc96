"""The guard tells a citizen service number (BSN) from the other nine-digit numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.identity.bsn import holds_bsn, is_bare_bsn, passes_eleven_test, vat_number_holds_bsn

DIGITS = "0123456789"


def _completed(eight: str) -> str:
    """With the ninth digit that the 11-test asks for; ten is no digit."""
    return eight + str(sum(int(digit) * weight for digit, weight in zip(eight, range(9, 1, -1), strict=True)) % 11)


NUMBERS = st.text(DIGITS, min_size=8, max_size=8).map(_completed).filter(passes_eleven_test)


@pytest.mark.parametrize("digits", ["111222333", "123456782", "999999990", "010464554", "111111110"])
def test_known_test_numbers_pass_the_eleven_test(digits: str) -> None:
    assert passes_eleven_test(digits)


@pytest.mark.parametrize("digits", ["123456789", "000000000", "12345678", "1112223330", "11122233A", "", "١١١٢٢٢٣٣٣"])
def test_others_do_not(digits: str) -> None:
    assert not passes_eleven_test(digits)


@given(NUMBERS, st.integers(0, 8), st.sampled_from(DIGITS))
def test_one_wrong_digit_is_always_noticed(digits: str, position: int, digit: str) -> None:
    changed = digits[:position] + digit + digits[position + 1 :]
    assert passes_eleven_test(changed) == (changed == digits)


@given(
    NUMBERS,
    st.sampled_from(["", "BSN ", "de verkoper, ", "(", "nummer: ", "Jan Jansen\n"]),
    st.sampled_from(["", ".", ")", " x"]),
)
def test_every_number_that_passes_is_found_in_free_text(digits: str, before: str, after: str) -> None:
    assert holds_bsn(before + digits + after)


@given(NUMBERS, st.sampled_from([" ", ".", "-", "\u00a0", "–", "·"]), st.sampled_from([(3, 6), (4, 6), (2, 4), (4, 8)]))
def test_it_is_found_in_groups_as_people_write_it(digits: str, joint: str, cuts: tuple[int, int]) -> None:
    first, second = cuts
    assert holds_bsn(joint.join([digits[:first], digits[first:second], digits[second:]]))


@pytest.mark.parametrize(
    "text",
    [
        "¹¹¹²²²³³³",
        "①①①②②②③③③",
        "111/222/333",
        "111_222_333",
        "bsn111222333",
        "bsn_111222333",
        "BSN: 1112.22.333",
        "burgerservicenummer is 111 222 333",
        "Burger Service Nr. 111222333",
        "sofinummer: 111222333",
        "2 ringen 111222333",
        "25 111222333",
        "naam,111222333,adres",
        "111222333, 5 stuks",
        "1 1 1 2 2 2 3 3 3",
        "１１１２２２３３３",
        "١١١٢٢٢٣٣٣",
        "111\u200b222\u200b333",
        "BSN 12345672",
        "NL123456782B01",
        "btw 123456782B01",
        "x" * 1900 + " 111222333",
    ],
)
def test_it_is_found_however_it_is_written(text: str) -> None:
    assert holds_bsn(text)


@pytest.mark.parametrize(
    "text",
    [
        "123456789",
        "12345672",
        "KvK 12345672",
        "KvK-nummer 12345672",
        "490154203237518",
        "49 015420 323751 8",
        "IMEI: 353456789012345",
        "0612345678",
        "06-12345678",
        "+31612345678",
        "+31 111222333",
        "0031 111222333",
        "+31 (0)6 12345678",
        "tel. 111222333",
        "tel: 111 222 333",
        "telefoonnummer 111222333",
        "NL91ABNA0417164300",
        "NL91 ABNA 0417 1643 00",
        "BE68 5390 0754 7034",
        "RSIN 111222333",
        "NL004495445B01",
        "NL854502130B01",
        "NL002455799B11",
        "€ 111.222.333",
        "111222333,50",
        "111.222.333 euro",
        "AB111222333",
        "111222333A",
        "serienr. 111222333",
        "serienummer: 111222333",
        "SN111222333",
        "S/N 111222333",
        "ordernummer 111222333",
        "1112223334",
        "10-03-1965 1 stuk",
        "192.168.11.2",
        "3511 AB 12",
        "SPECI2014",
        "",
    ],
)
def test_other_numbers_are_not_mistaken_for_one(text: str) -> None:
    assert not holds_bsn(text)


@given(st.text(DIGITS, min_size=10, max_size=30))
def test_a_longer_number_is_never_one(digits: str) -> None:
    assert not holds_bsn(digits)


@given(st.text(DIGITS, min_size=8, max_size=8))
def test_eight_digits_without_the_word_are_never_one(digits: str) -> None:
    assert not holds_bsn(digits)
    assert not holds_bsn(f"KvK {digits}")


@given(st.text(DIGITS, min_size=9, max_size=9).filter(lambda digits: not passes_eleven_test(digits)))
def test_nine_digits_that_fail_the_test_are_not_one(digits: str) -> None:
    assert not holds_bsn(digits)


def test_a_field_that_is_one_and_nothing_else() -> None:
    assert is_bare_bsn(" 111.222.333 ")
    assert not is_bare_bsn("x 111222333")
    assert not is_bare_bsn("BSN 111222333")


def test_a_vat_number_of_a_company_is_made_of_another_number() -> None:
    assert vat_number_holds_bsn("123456782")
    assert not vat_number_holds_bsn("854502130")
    assert not vat_number_holds_bsn("004495445")
