"""Reading machine readable zones: every layout, what fails, and what never comes out."""

from __future__ import annotations

import traceback
from dataclasses import astuple
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.identity.bsn import passes_eleven_test
from dealer_client.identity.mrz import DUTCH_LICENCE, MrzReading, looks_like_mrz, read_mrz
from dealer_client.identity.mrz_errors import MrzError, MrzPart
from dealer_client.register.draft import Address, IdentityDocument, Seller

from . import zones
from .zones import TODAY, td1, td2, td3, visa

CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "0123456789"


def read(text: str) -> MrzReading:
    return read_mrz(text, today=TODAY)


def failed(text: str) -> tuple[MrzPart, ...]:
    with pytest.raises(MrzError) as caught:
        read(text)
    assert caught.value.field == "seller.mrz"
    return caught.value.parts


def test_the_passport_of_utopia_is_read_in_full() -> None:
    reading = read(zones.TD3)
    assert (reading.format, reading.surname, reading.prefix, reading.given_names) == (
        "TD3",
        "Eriksson",
        "",
        "Anna Maria",
    )
    assert (reading.date_of_birth, reading.nationality) == (date(1974, 8, 12), "UTO")
    assert reading.document == IdentityDocument(
        kind="passport", number="L898902C3", issuing_state="UTO", expires=date(2012, 4, 15), checked="mrz"
    )
    assert not reading.name_may_be_cut


@pytest.mark.parametrize(
    ("zone", "layout", "kind", "number", "state"),
    [
        (zones.TD1, "TD1", "identity-card", "D23145890", "UTO"),
        (zones.TD1_LONG_NUMBER, "TD1", "identity-card", "D23145890734", "UTO"),
        (zones.TD2, "TD2", "identity-card", "D23145890", "UTO"),
        (zones.MRV_A, "MRV-A", "visa", "L8988901C", "UTO"),
        (zones.MRV_B, "MRV-B", "visa", "L8988901C", "UTO"),
        (zones.DUTCH_PASSPORT, "TD3", "passport", "SPECI2014", "NLD"),
        (zones.GERMAN_CARD, "TD1", "identity-card", "T22000129", "DEU"),
        (zones.BELGIAN_CARD, "TD1", "identity-card", "000590696101", "BEL"),
        (td1(code="IR"), "TD1", "residence-permit", "D23145890", "UTO"),
        (td1(code="AR", state="D", nationality="TUR"), "TD1", "residence-permit", "D23145890", "DEU"),
        (td3(code="PD"), "TD3", "passport", "L898902C3", "UTO"),
        (td2(code="ID"), "TD2", "identity-card", "D23145890", "UTO"),
    ],
)
def test_each_layout_gives_kind_number_and_state(zone: str, layout: str, kind: str, number: str, state: str) -> None:
    reading = read(zone)
    assert reading.format == layout
    assert (reading.document.kind, reading.document.number, reading.document.issuing_state) == (kind, number, state)


def test_germany_writes_d_and_is_read_as_deu() -> None:
    assert read(zones.GERMAN_CARD).nationality == "DEU"


def test_a_birth_date_that_the_document_does_not_know_stays_open() -> None:
    for born in ("74<<<<", "7408<<", "<<<<<<", "740000"):
        assert read(td3(born=born)).date_of_birth is None, born


def test_a_document_without_an_end_has_no_expiry() -> None:
    assert read(td1(expires="<<<<<<")).document.expires is None


@pytest.mark.parametrize(
    ("zone", "part"),
    [
        (zones.TD3.replace("L898902C36", "L898902D36"), MrzPart.DOCUMENT_NUMBER),
        (zones.TD3.replace("7408122", "7408222"), MrzPart.DATE_OF_BIRTH),
        (zones.TD3.replace("1204159", "1204149"), MrzPart.EXPIRY),
        (zones.TD3.replace("ZE184226B", "ZE184227B"), MrzPart.PERSONAL_NUMBER),
        (zones.TD3[:-1] + "1", MrzPart.COMPOSITE),
        (zones.TD3.replace("ANNA", "ANN4"), MrzPart.NAMES),
        (zones.TD3.replace("P<UTO", "P<U7O"), MrzPart.ISSUING_STATE),
        (zones.TD3.replace("6UTO", "6U7O"), MrzPart.NATIONALITY),
        (zones.TD1.replace("D231458907", "D231458908"), MrzPart.DOCUMENT_NUMBER),
        (zones.TD1.replace("7408122", "7408123"), MrzPart.DATE_OF_BIRTH),
        (zones.TD1.replace("1204159", "1204158"), MrzPart.EXPIRY),
        (zones.TD1.replace("<6\n", "<7\n"), MrzPart.COMPOSITE),
        (zones.TD1_LONG_NUMBER.replace("7349", "7348"), MrzPart.DOCUMENT_NUMBER),
        (zones.TD2.replace("D231458907", "D231458906"), MrzPart.DOCUMENT_NUMBER),
        (zones.TD2[:-1] + "7", MrzPart.COMPOSITE),
        (zones.MRV_A.replace("4009078", "4009079"), MrzPart.DATE_OF_BIRTH),
        (zones.MRV_B.replace("9612109", "9612108"), MrzPart.EXPIRY),
        (zones.DUTCH_LICENCE[:-1] + "5", MrzPart.LINE),
        (td3(born="741312"), MrzPart.DATE_OF_BIRTH),
        (td3(born="740230"), MrzPart.DATE_OF_BIRTH),
        (td3(expires="310631"), MrzPart.EXPIRY),
        (td3(number=""), MrzPart.DOCUMENT_NUMBER),
        (td3(state="<<<"), MrzPart.ISSUING_STATE),
        ("D1FRA" + zones.DUTCH_LICENCE[5:], MrzPart.ISSUING_STATE),
    ],
)
def test_the_part_that_fails_is_named(zone: str, part: MrzPart) -> None:
    assert failed(zone) == (part,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "hello",
        "P<UTO",
        zones.TD3[:44],
        zones.TD3[:60],
        zones.TD3 + zones.TD3[:9],
        "<" * 88,
        "P" * 88,
        "9" * 30,
    ],
)
def test_what_is_no_whole_zone_is_refused_as_a_whole(text: str) -> None:
    if text.startswith(zones.TD3):
        assert read(text).format == "TD3"
    else:
        assert failed(text)[0] in (MrzPart.WHOLE, MrzPart.DOCUMENT_NUMBER)


def test_the_sentence_names_the_part_in_both_languages() -> None:
    with pytest.raises(MrzError) as caught:
        read(zones.TD3.replace("7408122", "7408222"))
    assert "geboortedatum" in caught.value.message.nl
    assert "date of birth" in caught.value.message.en


@given(st.integers(0, 87), st.sampled_from(CAPITALS + DIGITS))
def test_one_character_changed_in_the_second_line_of_a_passport_is_noticed(position: int, sign: str) -> None:
    flat = zones.TD3.replace("\n", "")
    if position < 44 or position in (54, 55, 56, 64) or flat[position] == sign:
        return  # names, nationality and sex have no check digit
    changed = flat[:position] + sign + flat[position + 1 :]
    try:
        read(changed)
    except MrzError:
        return
    # The standard's weights cannot see a change by ten: 0 and A, K, U are alike to them.
    values = DIGITS + CAPITALS
    assert (values.find(flat[position]) - values.find(sign)) % 10 == 0 or flat[position] == "<"


@pytest.mark.parametrize("make", [td3, td1, td2, visa])
@given(
    number=st.text(CAPITALS + DIGITS, min_size=1, max_size=9),
    born=st.dates(date(1930, 1, 1), date(2026, 11, 24)),
    expires=st.dates(date(1990, 1, 1), date(2060, 1, 1)),
    surname=st.text("ABCEFGHJKMNPQRUVXYZ", min_size=1, max_size=12),
    given_name=st.text("ABCEFGHJKMNPQRUVXYZ", min_size=1, max_size=12),
    state=st.sampled_from(["UTO", "BEL", "FRA", "POL", "TUR", "D"]),
)
def test_what_was_put_into_a_zone_comes_out_of_it(make, number, born, expires, surname, given_name, state) -> None:
    zone = make(
        number=number,
        born=f"{born:%y%m%d}",
        expires=f"{expires:%y%m%d}",
        name=f"{surname}<<{given_name}",
        state=state,
        nationality=state,
    )
    reading = read(zone)
    assert reading.document.number == number
    assert reading.date_of_birth == born
    assert (reading.surname.upper(), reading.given_names.upper()) == (surname, given_name)
    assert reading.document.issuing_state == reading.nationality == ("DEU" if state == "D" else state)
    if expires >= born and expires.year >= 1976:
        assert reading.document.expires == expires


@given(st.text(CAPITALS + DIGITS, min_size=10, max_size=23))
def test_a_long_number_of_a_card_goes_on_in_the_optional_field(number: str) -> None:
    assert read(td1(number=number)).document.number == number


class TestCitizenNumber:
    """What a dealer may not keep never comes out of the parser."""

    @given(st.integers(0, 999_999_999).map(lambda value: f"{value:09d}"))
    def test_a_personal_number_is_nowhere_in_a_reading(self, personal: str) -> None:
        for zone in (
            td3(state="NLD", number="SPECI2014", nationality="NLD", personal=personal),
            td1(state="NLD", number="SPECI2014", nationality="NLD", optional=personal),
        ):
            reading = read(zone)
            everything = repr(reading) + repr(astuple(reading)) + repr(astuple(reading.fill(Seller())))
            assert personal not in everything

    def test_an_error_and_its_traceback_do_not_repeat_it(self) -> None:
        with pytest.raises(MrzError) as caught:
            read(zones.DUTCH_PASSPORT[:-1] + "5")
        told = "".join(traceback.format_exception(caught.value)) + repr(caught.value) + repr(vars(caught.value))
        assert zones.SPECIMEN_CITIZEN_NUMBER not in told
        assert caught.value.__cause__ is None

    @pytest.mark.parametrize("make", [td3, td1, td2])
    def test_read_from_the_place_of_a_dutch_document_number_it_is_refused(self, make) -> None:
        with pytest.raises(MrzError) as caught:
            read(make(state="NLD", number=zones.SPECIMEN_CITIZEN_NUMBER))
        assert caught.value.parts == (MrzPart.DOCUMENT_NUMBER,)
        assert "BSN" in caught.value.message.nl
        assert zones.SPECIMEN_CITIZEN_NUMBER not in str(caught.value) + repr(caught.value)

    def test_the_same_digits_are_a_good_number_of_a_foreign_passport(self) -> None:
        assert read(td3(state="USA", number="999999990")).document.number == "999999990"

    def test_a_dutch_number_never_goes_on_in_the_field_that_holds_it(self) -> None:
        assert failed(td1(state="NLD", number="SPECI2014" + "999999990")) == (MrzPart.DOCUMENT_NUMBER,)


class TestDutchLicence:
    def test_its_line_gives_a_number_and_nothing_else(self) -> None:
        reading = read(zones.DUTCH_LICENCE)
        assert reading.format == DUTCH_LICENCE
        assert reading.document == IdentityDocument(
            kind="driving-licence", number="5094962111", issuing_state="NLD", checked="mrz"
        )
        assert not reading.holds_name

    @given(
        st.text(DIGITS, min_size=10, max_size=10),
        st.sampled_from("123"),
        st.text(CAPITALS + DIGITS, min_size=13, max_size=13),
    )
    def test_any_number_with_its_check_digit_is_read(self, number: str, version: str, rest: str) -> None:
        assert read(zones.dutch_licence(number, version=version, rest=rest)).document.number == number

    def test_what_was_typed_stays_beside_it(self) -> None:
        typed = Seller(
            surname="Bruijn",
            prefix="de",
            given_names="Willeke",
            date_of_birth=date(1965, 3, 10),
            address=Address(street="Kerkstraat"),
            document=IdentityDocument(expires=date(2030, 1, 1)),
        )
        filled = read(zones.DUTCH_LICENCE).fill(typed)
        assert (filled.surname, filled.prefix, filled.given_names) == ("Bruijn", "de", "Willeke")
        assert filled.date_of_birth == date(1965, 3, 10)
        assert filled.address.street == "Kerkstraat"
        assert (filled.document.number, filled.document.expires) == ("5094962111", date(2030, 1, 1))

    def test_the_expiry_of_another_document_does_not_stay(self) -> None:
        typed = Seller(document=IdentityDocument(kind="passport", expires=date(2030, 1, 1)))
        assert read(zones.DUTCH_LICENCE).fill(typed).document.expires is None


def test_filling_a_seller_replaces_the_person_and_keeps_the_address() -> None:
    address = Address(street="Kerkstraat", number="12")
    filled = read(zones.DUTCH_PASSPORT).fill(Seller(surname="Oud", given_names="Naam", address=address))
    assert (filled.prefix, filled.surname, filled.given_names) == ("de", "Bruijn", "Willeke Liselotte")
    assert (filled.date_of_birth, filled.nationality, filled.address) == (date(1965, 3, 10), "NLD", address)
    assert filled.document.checked == "mrz"


def test_a_name_that_fills_its_field_may_be_cut() -> None:
    assert read(td3(name="A" * 60)).name_may_be_cut
    assert read(td1(name="VAN<DER<STEEN<<MARIANNE<LOUISE")).name_may_be_cut
    assert not read(td3(name="A" * 38)).name_may_be_cut


class TestRecognition:
    @pytest.mark.parametrize("zone", [*zones.SPECIMENS.values(), zones.DUTCH_LICENCE])
    def test_five_characters_of_a_zone_are_enough(self, zone: str) -> None:
        for length in (5, 6, 20, 44, len(zone)):
            assert looks_like_mrz(zone[:length]), length
            assert looks_like_mrz(zone[:length].lower().replace("<", ";")), length

    @pytest.mark.parametrize(
        "text",
        ["", "P", "P<UT", "Pieter", "IPHONE 12 PRO", "490154203237518", "WTU123456789", "3511 AB", "NL91ABNA0417164300",
         "annamaria", "Vandaag", "8711234567890", "D1", "P<QQQ", "Damesfiets", "\n", "x" * 100_000],
    )  # fmt: skip
    def test_what_people_type_and_other_codes_are_not_taken_for_one(self, text: str) -> None:
        assert not looks_like_mrz(text)


def test_the_specimen_citizen_number_is_one() -> None:
    assert passes_eleven_test(zones.SPECIMEN_CITIZEN_NUMBER)


@pytest.mark.parametrize(
    ("typed", "kept"), [("", True), ("SPECI2014", True), ("SPECI2015", False)], ids=["none yet", "the same", "another"]
)
def test_when_and_by_whom_the_same_document_was_issued_stays(typed: str, kept: bool) -> None:
    before = IdentityDocument(number=typed, issued_on=date(2024, 3, 9), issued_by="Utrecht")
    filled = read(zones.DUTCH_PASSPORT).fill(Seller(document=before)).document
    assert filled.number == "SPECI2014"
    assert (filled.issued_on, filled.issued_by) == ((before.issued_on, before.issued_by) if kept else (None, ""))
