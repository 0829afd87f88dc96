"""Postcodes, bank accounts, numbers of firms, countries and document numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.identity.bank_accounts import is_iban, tidy_iban
from dealer_client.identity.countries import is_country, is_document_state, tidy_country, tidy_issuing_state
from dealer_client.identity.documents import dutch_number_doubt, tidy_document_number
from dealer_client.identity.firms import (
    is_siren_or_siret,
    kvk_number_problem,
    tidy_kvk_number,
    tidy_vat_number,
    vat_number_problem,
)
from dealer_client.identity.postcodes import is_dutch_postcode, tidy_postcode


@pytest.mark.parametrize("typed", ["3511ab", "3511 AB", " 3511-ab ", "NL-3511AB", "3511  Ab"])
def test_a_dutch_postcode_is_written_as_the_post_does(typed: str) -> None:
    assert tidy_postcode(typed, "NL") == "3511 AB"
    assert is_dutch_postcode(typed)


@pytest.mark.parametrize(
    "typed", ["0511 AB", "3511", "3511 A", "3511 ABC", "35111 AB", "3511 SS", "3511 SA", "", "AB 3511"]
)
def test_what_is_no_dutch_postcode_is_known(typed: str) -> None:
    assert not is_dutch_postcode(typed)


def test_a_foreign_postcode_stays_as_it_was_typed() -> None:
    assert tidy_postcode(" sw1a 1aa ", "GB") == "sw1a 1aa"
    assert tidy_postcode("3511ab", "BE") == "3511ab"


# Examples from the SWIFT IBAN registry.
@pytest.mark.parametrize(
    "typed", ["NL91ABNA0417164300", "nl91 abna 0417 1643 00", "IBAN: BE68 5390 0754 7034", "DE89370400440532013000"]
)
def test_a_right_iban_is_taken(typed: str) -> None:
    assert is_iban(typed)


@pytest.mark.parametrize(
    "typed", ["NL91ABNA0417164301", "NL91ABNA041716430", "XX91ABNA0417164300", "0417164300", "", "NL91"]
)
def test_a_wrong_iban_is_not(typed: str) -> None:
    assert not is_iban(typed)


def test_an_iban_is_shown_in_groups_of_four() -> None:
    assert tidy_iban("nl91abna0417164300") == "NL91 ABNA 0417 1643 00"
    assert tidy_iban(" hello ") == "hello"


def test_a_kvk_number_has_eight_digits() -> None:
    assert tidy_kvk_number("KvK: 1234 5678") == "12345678"
    assert kvk_number_problem("12345678") is None
    assert kvk_number_problem("1234567") is not None
    assert kvk_number_problem("123456789") is not None


@pytest.mark.parametrize(
    ("typed", "right"),
    [("552 100 554", True), ("73282932000074", True), ("552100555", False), ("12345678", False), ("5" * 500, False)],
    ids=["a firm", "a place of a firm", "a slip", "a Dutch number", "far too long"],
)
def test_a_french_number_of_a_firm_has_its_check_digit(typed: str, right: bool) -> None:
    assert is_siren_or_siret(typed) is right


@pytest.mark.parametrize(
    "number", ["NL004495445B01", "NL002455799B11", "nl 0044.95.445.b01", "BE0428759497", "DE136695976"]
)
def test_a_right_vat_number_is_taken(number: str) -> None:
    assert vat_number_problem(number) is None


@pytest.mark.parametrize("number", ["NL123456789B90", "NL004495446B01", "", "hello", "US123", "NL"])
def test_a_wrong_vat_number_is_not(number: str) -> None:
    problem = vat_number_problem(number)
    assert problem is not None
    assert "BSN" not in problem.nl


def test_an_old_vat_number_that_holds_a_bsn_is_refused_for_that() -> None:
    problem = vat_number_problem("NL123456782B01")
    assert problem is not None
    assert "BSN" in problem.nl
    assert tidy_vat_number("nl 1234.56.782.b01") == "NL123456782B01"


def test_countries_of_addresses_have_two_letters() -> None:
    assert is_country("NL")
    assert is_country("XK")
    assert not is_country("ZZ")
    assert tidy_country(" nl ") == "NL"
    assert tidy_country("NLD") == "NL"
    assert tidy_country("Nederland") == "NL"
    assert tidy_country("Atlantis") == "Atlantis"


def test_states_of_documents_have_three() -> None:
    assert is_document_state("NLD")
    assert is_document_state("UTO")
    assert not is_document_state("ZZZ")
    assert tidy_issuing_state("nl") == "NLD"
    assert tidy_issuing_state("D<<") == tidy_issuing_state("d") == tidy_issuing_state("DE") == "DEU"
    assert tidy_issuing_state("Nederland") == tidy_issuing_state("nederlandse") == "NLD"
    assert tidy_issuing_state("Utrecht") == "Utrecht"


@pytest.mark.parametrize(
    ("kind", "number", "unusual"),
    [
        ("passport", "SPECI2014", False),
        ("identity-card", "IXA1B2C34", False),
        ("passport", "SPOCI2014", True),
        ("passport", "123456789", True),
        ("passport", "SPECI201", True),
        ("driving-licence", "5094962111", False),
        ("driving-licence", "509496211", True),
        ("residence-permit", "IR1234567", False),
    ],
)
def test_the_shape_of_a_dutch_document_number(kind: str, number: str, unusual: bool) -> None:
    assert (dutch_number_doubt(kind, number) is not None) == unusual


@given(st.text(max_size=200))
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    for tidy in (
        lambda postcode: tidy_postcode(postcode, "NL"),
        tidy_iban,
        tidy_kvk_number,
        tidy_vat_number,
        tidy_country,
        tidy_issuing_state,
        tidy_document_number,
    ):
        assert tidy(tidy(text)) == tidy(text), tidy
