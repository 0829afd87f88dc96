"""Tests of what must be filled in, and of the day on which goods came in."""

# ruff: noqa: ARG001 - the tests of a pack have one shape, whether they need all of it or not

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import reduce

from dealer_client.register.draft import Draft
from dealer_client.register.rule import Rule
from dealer_client.register.rule_pack import RulePack

from .facts import Facts, Hit, Test


def asked_fields(pack: RulePack, day: date) -> frozenset[str]:
    """The fields of an acquisition that the rules in force on that day ask for, as in `Finding.field`."""
    return frozenset(
        field
        for rule in pack.rules
        if not rule.is_about_disposals and rule.validity.holds_on(day)
        for field in rule.values.get("fields", ())
    )


def _required(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    for field in empty_fields(draft, rule.values["fields"]):
        yield field, {}


def _required_in_country(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    if draft.seller.address.country.upper() == rule.values["country"]:
        yield from _required(draft, facts, rule)


def _no_items(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    if not draft.items:
        yield "items", {}


def _nothing_described(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    for index, item in enumerate(draft.items):
        if is_empty(item.description) and is_empty(item.brand) and is_empty(item.model):
            yield f"items[{index}].description", {}


def _acquired_in_future(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    if draft.acquired_on is not None and draft.acquired_on > facts.today:
        yield "acquired_on", {}


def _acquired_days_ago(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    days = rule.values["days"]
    if draft.acquired_on is not None and (facts.today - draft.acquired_on).days > days:
        yield "acquired_on", {"days": days}


def empty_fields(typed: object, fields: Iterable[str]) -> Iterator[str]:
    """Those of the fields that are empty in a draft or disposal; `items[].name` looks at each of its items."""
    for field in fields:
        rows, each, name = field.partition("[].")
        if each:
            for position, row in enumerate(getattr(typed, rows)):
                if is_empty(getattr(row, name)):
                    yield f"{rows}[{position}].{name}"
        elif is_empty(reduce(getattr, field.split("."), typed)):
            yield field


def is_empty(value: object) -> bool:
    """Nothing that anyone could read: spaces and invisible signs do not fill a field in."""
    if isinstance(value, str):
        return all(unicodedata.category(character)[0] in "ZC" for character in value)
    return value is None


FILLED_IN_TESTS: Mapping[str, Test] = {
    "required": _required,
    "required-in-country": _required_in_country,
    "no-items": _no_items,
    "nothing-described": _nothing_described,
    "acquired-in-future": _acquired_in_future,
    "acquired-days-ago": _acquired_days_ago,
}
