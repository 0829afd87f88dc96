"""Numbers of goods: what is impossible, what is doubtful, and when two of them are the same."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.goods.identifiers import (
    IDENTIFIER_NAMES,
    MOST_CHARACTERS,
    fold_lookalikes,
    format_for_display,
    identifier_doubt,
    identifier_problem,
    normalise,
    plausible_kinds,
)

# Published samples: 3GPP's and the encyclopaedias' IMEI, and VINs whose check digit is worked out in public.
IMEI = "490154203237518"
VINS = ("1M8GDM9AXKP042788", "11111111111111111", "5GZCZ43D13S812715", "1HGCM82633A004352")

kinds = st.sampled_from(sorted(IDENTIFIER_NAMES))
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
codes = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", max_size=20)


def refused(kind: str, value: str) -> bool:
    return identifier_problem(kind, value) is not None


def doubted(kind: str, value: str) -> bool:
    assert not refused(kind, value)
    return identifier_doubt(kind, value) is not None


@pytest.mark.parametrize(
    "value",
    [
        *(IMEI, "356938035643809", "49-015420-323751-8", "49 015420 323751 8", "  490154203237518\n"),
        # Sixteen digits are an IMEISV: the last two say the software and there is nothing to check.
        *("4901542032375199", "49-015420-323751-01", "٤٩٠١٥٤٢٠٣٢٣٧٥١٨"),
    ],
)
def test_an_imei_as_people_write_it_is_accepted(value: str) -> None:
    assert not refused("imei", value)


@pytest.mark.parametrize(
    "value",
    [
        *(
            "",
            "   ",
            "---",
            "490154203237519",
            "49015420323751",
            "4901542032375",
            "49015420323751800",
        ),
        *(
            "49015420323751O",
            "IMEI",
            "000000000000000",
            "0000000000000000",
            "490154203237518x",
            "四九零一五四二零三二三七五一八",
        ),
    ],
)
def test_what_is_no_imei_is_refused(value: str) -> None:
    assert refused("imei", value)


@given(st.integers(0, 14), st.integers(1, 9))
def test_one_wrong_digit_in_an_imei_is_found(place: int, step: int) -> None:
    digit = (int(IMEI[place]) + step) % 10
    assert refused("imei", IMEI[:place] + str(digit) + IMEI[place + 1 :])


@pytest.mark.parametrize("form", ["49015420323751", IMEI, "4901542032375100", "4901542032375178"])
def test_every_form_of_an_imei_is_the_same_device(form: str) -> None:
    assert normalise("imei", form) == IMEI
    assert normalise("imei", format_for_display("imei", form)) == IMEI


def test_only_an_imei_is_completed() -> None:
    assert normalise("serial", "49015420323751") == "49015420323751"
    assert normalise("imei", "4901542032375A") == "4901542032375A"
    assert normalise("imei", "4901542032") == "4901542032"


@pytest.mark.parametrize("vin", VINS)
def test_a_vin_with_a_published_check_digit_is_beyond_doubt(vin: str) -> None:
    assert not doubted("vin", vin)
    assert not doubted("vin", f"{vin[:3]}-{vin[3:9]} {vin[9:].lower()}")


@pytest.mark.parametrize("vin", VINS)
def test_a_wrong_check_digit_of_a_north_american_vin_is_doubted_and_not_refused(vin: str) -> None:
    other = "0" if vin[8] != "0" else "1"
    assert doubted("vin", vin[:8] + other + vin[9:])


@pytest.mark.parametrize("vin", ["WVWZZZ1JZXW000001", "VF1AAAAA000000001", "JHMCM56557C404453", "ZFA22300005556777"])
def test_a_vin_of_elsewhere_has_no_check_digit_to_doubt(vin: str) -> None:
    assert not doubted("vin", vin)


@pytest.mark.parametrize(
    "value",
    [
        *("1M8GDM9AXKP04278", "1M8GDM9AXKP0427888", "IM8GDM9AXKP042788", "1M8GDM9AXKPO42788", "1M8GDM9AXKQ042788"),
        *("", "12345", "1M8GDM9AXKP04278Ω"),
    ],
)
def test_what_is_no_vin_is_refused(value: str) -> None:
    assert refused("vin", value)


@pytest.mark.parametrize(
    ("kind", "value", "doubtful"),
    [
        ("frame", "WTU123", False),
        ("frame", "12345", False),
        ("frame", "1234", True),
        ("frame", "A" * 17, False),
        ("frame", "A" * 18, True),
        ("serial", "ABC", True),
        ("serial", "ABCD", False),
        ("reference", "1", False),
        ("engraving", "J & M", False),
        ("engraving", "♥", False),
        ("coin", "7", False),
    ],
)
def test_a_number_of_odd_length_is_doubted(kind: str, value: str, doubtful: bool) -> None:
    assert doubted(kind, value) is doubtful


@pytest.mark.parametrize("kind", sorted(IDENTIFIER_NAMES))
def test_an_empty_number_is_refused_by_its_name(kind: str) -> None:
    problem = identifier_problem(kind, " \t")
    assert problem is not None
    assert problem.nl.startswith(IDENTIFIER_NAMES[kind].nl) or kind in ("imei", "vin")


@pytest.mark.parametrize("kind", sorted(IDENTIFIER_NAMES))
def test_a_number_longer_than_anyone_reads_is_refused(kind: str) -> None:
    problem = identifier_problem(kind, "7" * (MOST_CHARACTERS + 1))
    assert problem is not None
    assert str(MOST_CHARACTERS) in problem.en


def test_an_unknown_kind_is_refused_with_the_ones_there_are() -> None:
    problem = identifier_problem("passport", "X")
    assert problem is not None
    assert all(kind in problem.en for kind in IDENTIFIER_NAMES)


@given(kinds, texts)
def test_normalising_twice_changes_nothing(kind: str, value: str) -> None:
    normal = normalise(kind, value)
    assert normalise(kind, normal) == normal


@given(texts)
def test_folding_twice_changes_nothing(value: str) -> None:
    folded = fold_lookalikes(normalise("serial", value))
    assert fold_lookalikes(folded) == folded


@given(st.lists(codes, max_size=5), st.sampled_from([" ", "-", ".", "/", "_", " - ", "\u00a0", "\u2013", "\u200b"]))
def test_case_spaces_and_punctuation_make_no_difference(parts: list[str], between: str) -> None:
    assert normalise("serial", between.join(parts).lower()) == "".join(parts)


@given(codes)
def test_what_people_confuse_is_the_same_after_folding(code: str) -> None:
    confused = code.translate(str.maketrans("0158261", "OISBZGL"))
    assert fold_lookalikes(confused) == fold_lookalikes(code)


@given(codes, codes)
def test_what_nobody_confuses_stays_apart(one: str, other: str) -> None:
    groups = ("O0", "IL1", "S5", "B8", "Z2", "G6")
    same = len(one) == len(other) and all(
        a == b or any(a in group and b in group for group in groups) for a, b in zip(one, other, strict=True)
    )
    assert (fold_lookalikes(one) == fold_lookalikes(other)) is same


@pytest.mark.parametrize(
    ("value", "normal"),
    [
        ("wtu-123 é", "WTU123E"),
        ("ＡＢＣ１２３", "ABC123"),
        ("١٢٣", "123"),
        ("१२३", "123"),
        ("𝟏𝟐𝟑", "123"),
        ("①②", "12"),
        ("ß", "SS"),
        ("ﬁ7", "FI7"),
        ("¹²³", "123"),
        ("Ω-7", "Ω7"),
        ("АВС", "АВС"),
        ("李7", "李7"),
    ],
)
def test_digits_of_other_scripts_count_as_digits_and_letters_stay_letters(value: str, normal: str) -> None:
    assert normalise("serial", value) == unicodedata.normalize("NFKD", normal)


@given(texts, texts)
def test_two_numbers_never_become_one_by_losing_letters(one: str, other: str) -> None:
    letters = [[sign for sign in value if unicodedata.category(sign)[0] in "LN"] for value in (one, other)]
    if bool(letters[0]) != bool(letters[1]):
        assert normalise("serial", one) != normalise("serial", other)


@given(kinds, st.text(max_size=200))
def test_any_text_has_an_answer(kind: str, value: str) -> None:
    for answer in (identifier_problem(kind, value), identifier_doubt(kind, value)):
        assert answer is None or (answer.nl and answer.en)
    assert isinstance(format_for_display(kind, value), str)
    assert plausible_kinds(value)


@given(kinds, texts)
def test_a_refusal_never_repeats_the_number(kind: str, value: str) -> None:
    problem = identifier_problem(kind, f"Canary{value}")
    assert problem is None or "Canary" not in problem.nl + problem.en


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("imei", IMEI, "49 015420 323751 8"),
        ("imei", "4901542032375199", "49 015420 323751 99"),
        ("imei", " 123 ", "123"),
        ("serial", " abc  123 ", "ABC 123"),
        ("engraving", " Voor Jan ", "Voor Jan"),
    ],
)
def test_a_number_is_shown_as_a_person_reads_it(kind: str, value: str, shown: str) -> None:
    assert format_for_display(kind, value) == shown


@pytest.mark.parametrize(
    ("value", "kinds"),
    [
        (IMEI, ("imei",)),
        ("1M8GDM9AXKP042788", ("vin", "frame", "serial")),
        ("11111111111111111", ("vin", "frame", "serial")),
        ("WTU123456", ("frame", "serial")),
        ("490154203237519", ("frame", "serial")),
        ("4901542032375199", ("imei", "frame", "serial")),
    ],
)
def test_a_bare_number_says_what_it_could_be(value: str, kinds: tuple[str, ...]) -> None:
    assert plausible_kinds(value) == kinds
