"""Tests of the person who brings the goods, and of his document."""

# ruff: noqa: ARG001 - the tests of a pack have one shape, whether they need all of it or not

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from dealer_client.register.draft import Draft
from dealer_client.register.rule import Rule

from .facts import Facts, Hit, Test


def age_on(born: date, day: date) -> int:
    """Whole years. Someone born on 29 February is a year older on 1 March of a year without that day: the later,
    safer one."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _younger_than(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    born, years = draft.seller.date_of_birth, rule.values["years"]
    if born is not None and born <= facts.today and age_on(born, facts.today) < years:
        yield "seller.date_of_birth", {"years": years}


def _document_is(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    if draft.seller.document.kind in rule.values["documents"]:
        yield "seller.document.kind", {}


def _document_expired(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    expires = draft.seller.document.expires
    if expires is not None and expires < facts.today:
        yield "seller.document.expires", {"day": f"{expires:%d-%m-%Y}"}


def _document_expires_after_years(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    expires, years = draft.seller.document.expires, rule.values["years"]
    if expires is not None and expires.year > facts.today.year + years:
        yield "seller.document.expires", {"years": years}


def _seller_attention(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    """Without the reason: the seller can see the screen."""
    if facts.attention is not None:
        day = facts.attention.set_at.astimezone(ZoneInfo(facts.zone)).date()
        yield "seller.surname", {"by": facts.attention.set_by, "day": f"{day:%d-%m-%Y}"}


PERSON_TESTS: Mapping[str, Test] = {
    "younger-than": _younger_than,
    "document-is": _document_is,
    "document-expired": _document_expired,
    "document-expires-after-years": _document_expires_after_years,
    "seller-attention": _seller_attention,
}
