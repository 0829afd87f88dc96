"""Tests of a pack's rules that know documents and addresses; see `register.rule_tests` for the values they need."""

# ruff: noqa: ARG001 - the tests of a pack have one shape, whether they need all of it or not

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from dealer_client.register.draft import Address, Draft
from dealer_client.register.limits import text_fields
from dealer_client.register.rule import Rule
from dealer_client.register.rules import Facts, Hit, Test

from .countries import is_country, is_document_state, tidy_issuing_state
from .firms import FIRM_NUMBER_FORMS
from .personal_numbers import PERSONAL_NUMBERS, PersonalNumber
from .postcodes import POSTCODE_FORMS

_DOCUMENT_NUMBER = "seller.document.number"
_POSTCODE = "seller.address.postcode"
_FIRM_NUMBER = "seller.firm.kvk"
_MOST_CHARACTERS = 120
_IDENTIFIER_VALUE = re.compile(r"items\[\d+\]\.identifiers\[\d+\]\.value")


def _personal_number(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    number = PERSONAL_NUMBERS[rule.values["number"]]
    for field in _PLACES[rule.values["where"]](draft, number):
        yield field, {}


def _in_texts(draft: Draft, number: PersonalNumber) -> Iterator[str]:
    """In any text but the document's number, and nothing else than it in an identifier."""
    for field, whole, most in text_fields(draft):
        text = whole[:most]  # a longer text is refused for its length
        if field == _DOCUMENT_NUMBER or not number.is_in(text):
            continue
        if _IDENTIFIER_VALUE.fullmatch(field) and number.is_bare(text):
            continue
        if field == _POSTCODE and _may_be_foreign_postcode(draft.seller.address, number):
            continue
        yield field


def _in_document(draft: Draft, number: PersonalNumber) -> Iterator[str]:
    """In the document's number; a foreign document's own number may pass the test by chance."""
    document = draft.seller.document
    text = document.number[:_MOST_CHARACTERS]
    if number.is_bare(text):
        if tidy_issuing_state(document.issuing_state) == number.state:
            yield _DOCUMENT_NUMBER
    elif number.is_in(text):
        yield _DOCUMENT_NUMBER


def _in_document_without_state(draft: Draft, number: PersonalNumber) -> Iterator[str]:
    document = draft.seller.document
    if number.is_bare(document.number) and not is_document_state(tidy_issuing_state(document.issuing_state)):
        yield _DOCUMENT_NUMBER


def _as_identifier(draft: Draft, number: PersonalNumber) -> Iterator[str]:
    """A serial number may pass the test by chance, so the clerk is asked."""
    for index, item in enumerate(draft.items):
        for position, identifier in enumerate(item.identifiers):
            if number.is_bare(identifier.value) and number.is_in(identifier.value[:_MOST_CHARACTERS]):
                yield f"items[{index}].identifiers[{position}].value"


def _may_be_foreign_postcode(address: Address, number: PersonalNumber) -> bool:
    """An American postcode has nine digits."""
    country = address.country[:_MOST_CHARACTERS].strip().upper()
    return is_country(country) and country != number.country and number.is_bare(address.postcode)


def _postcode_form(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    postcode = draft.seller.address.postcode
    filled = postcode[:_MOST_CHARACTERS].strip()
    if filled and _lives_in(draft, rule) and not POSTCODE_FORMS[rule.values["country"]](postcode):
        yield _POSTCODE, {}


def _firm_number_form(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    number = draft.seller.firm.kvk[:_MOST_CHARACTERS]
    if number.strip() and _lives_in(draft, rule) and not FIRM_NUMBER_FORMS[rule.values["country"]](number):
        yield _FIRM_NUMBER, {}


def _firm_number_missing(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    firm = draft.seller.firm
    named, numbered = (text[:_MOST_CHARACTERS].strip() for text in (firm.name, firm.kvk))
    if named and not numbered and _lives_in(draft, rule):
        yield _FIRM_NUMBER, {}


def _lives_in(draft: Draft, rule: Rule) -> bool:
    """Whether the address is in the rule's country."""
    return bool(draft.seller.address.country.strip().upper() == rule.values["country"])


_PLACES: Mapping[str, Callable[[Draft, PersonalNumber], Iterator[str]]] = {
    "text": _in_texts,
    "document": _in_document,
    "document-without-state": _in_document_without_state,
    "identifier": _as_identifier,
}

SELLER_TESTS: Mapping[str, Test] = {
    "personal-number": _personal_number,
    "postcode-form": _postcode_form,
    "firm-number-form": _firm_number_form,
    "firm-number-missing": _firm_number_missing,
}
"""The tests of this room, by the name that a rule gives them."""
