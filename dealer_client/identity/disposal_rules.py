"""Tests of a pack's rules about disposals that know addresses and national numbers of persons."""

# ruff: noqa: ARG001 - the tests of a pack have one shape, whether they need all of it or not

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dealer_client.register.disposal import Disposal
from dealer_client.register.disposal_rules import DisposalFacts, DisposalTest
from dealer_client.register.limits import disposal_text_fields
from dealer_client.register.rule import Rule
from dealer_client.register.rules import Hit

from .countries import is_country
from .personal_numbers import PERSONAL_NUMBERS
from .postcodes import POSTCODE_FORMS

_MOST_CHARACTERS = 120
_POSTCODE = "buyer.address.postcode"


def _personal_number(disposal: Disposal, facts: DisposalFacts, rule: Rule) -> Iterator[Hit]:
    number = PERSONAL_NUMBERS[rule.values["number"]]
    for field, whole, most in disposal_text_fields(disposal):
        text = whole[:most]  # a longer text is refused for its length
        if not number.is_in(text):
            continue
        country = disposal.buyer.address.country[:_MOST_CHARACTERS].strip().upper()
        # An American postcode has nine digits.
        if field == _POSTCODE and is_country(country) and country != number.country and number.is_bare(text):
            continue
        yield field, {}


def _postcode_form(disposal: Disposal, facts: DisposalFacts, rule: Rule) -> Iterator[Hit]:
    address, country = disposal.buyer.address, rule.values["country"]
    postcode = address.postcode[:_MOST_CHARACTERS].strip()
    if address.country.strip().upper() == country and postcode and not POSTCODE_FORMS[country](address.postcode):
        yield _POSTCODE, {}


BUYER_TESTS: Mapping[str, DisposalTest] = {"personal-number": _personal_number, "postcode-form": _postcode_form}
"""The tests of this room about disposals, by the name that a rule gives them."""
