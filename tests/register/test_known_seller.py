"""Who is the same person, whatever the clerk typed; and who is not."""

from __future__ import annotations

from typing import Any

import pytest

from dealer_client.register.known_seller import PersonKeys, keys_of_buyer, keys_of_seller

SELLER: dict[str, Any] = {
    "surname": "Bruijn",
    "prefix": "de",
    "given_names": "Willeke Liselotte",
    "date_of_birth": "1965-03-10",
    "address": {"street": "Lindelaan", "number": "12", "postcode": "1234 AB", "city": "Elburg"},
    "document": {"kind": "passport", "number": "SPECI2014", "issuing_state": "NLD"},
}


def keys(**changes: Any) -> PersonKeys:
    return keys_of_seller({**SELLER, **changes})


@pytest.mark.parametrize(
    "changes",
    [
        {"surname": "de Bruijn", "prefix": ""},
        {"surname": "BRUIJN", "prefix": "DE"},
        {"surname": "Brüijn"},
        {"surname": "Bruyn"},
        {"surname": "BRU1JN"},
        {"surname": "Вruijn"},
        {"given_names": "W."},
        {"given_names": "Willeke"},
        {"document": {"kind": "driving-licence", "number": "5123456789", "issuing_state": "NLD"}},
        {"address": {}},
    ],
)
def test_one_person_has_one_person_key_however_the_name_was_typed(changes: dict[str, Any]) -> None:
    assert keys(**changes).person == keys().person != ""


@pytest.mark.parametrize("number", ["speci2014", "SPECI 2014", " SPECI-2014 ", "SPECI2O14", "SPEC12014"])
def test_one_document_has_one_key_however_it_was_typed(number: str) -> None:
    assert keys(document={"number": number, "issuing_state": "nld"}).document == keys().document != ""


@pytest.mark.parametrize(
    "changes", [{"surname": "Zwaluw"}, {"date_of_birth": "1965-03-11"}, {"given_names": "Karel"}, {"prefix": "van"}]
)
def test_somebody_else_has_another_person_key(changes: dict[str, Any]) -> None:
    assert keys(**changes).person != keys().person


@pytest.mark.parametrize("number", ["5PECI2014", "SPECI2015", "SPECI20143", "SPECIZ014"])
def test_a_number_that_a_clerk_can_tell_apart_is_of_another_document(number: str) -> None:
    assert keys(document={"number": number, "issuing_state": "NLD"}).document != keys().document


def test_a_document_of_another_state_is_another_one() -> None:
    assert keys(document={"number": "SPECI2014", "issuing_state": "BEL"}).document != keys().document


def test_what_is_not_known_gives_no_key() -> None:
    assert not keys_of_seller({})
    assert keys(date_of_birth="").person == ""
    assert keys(surname="", prefix="").person == ""
    assert keys(document={"issuing_state": "NLD"}).document == ""
    assert not keys_of_buyer({"name": "Pietje"})


def test_a_buyer_is_known_by_name_and_address_as_a_seller_of_that_name_is() -> None:
    buyer = keys_of_buyer({"name": "Willeke Liselotte de Bruijn", "address": SELLER["address"]})
    assert buyer.address == keys().address != ""
    assert buyer.document == buyer.person == ""
    elsewhere = keys_of_buyer({"name": "Willeke Liselotte de Bruijn", "address": {**SELLER["address"], "number": "14"}})
    assert elsewhere.address != buyer.address


def test_a_firm_is_known_by_its_number_whoever_it_sends() -> None:
    firm = {"name": "Opkoop BV", "kvk": "12345678"}
    assert keys(firm=firm).firm == keys(surname="Zwaluw", firm={**firm, "name": "Opkoop"}).firm != ""
    assert keys(firm={"vat": "NL123456789B01"}).firm not in ("", keys(firm=firm).firm)
    assert keys().firm == ""


def test_keys_show_nobody() -> None:
    assert "BRUIJN" not in repr(keys())
