"""Judging a disposal: by the pack's rules about its kind, and by what the book knows of the items."""

# ruff: noqa: ARG001 - the tests of a pack have one shape, whether they need all of it or not

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from .disposal import Disposal
from .findings import Finding, Level
from .item_life import ItemState, StockLine
from .limits import disposal_limit_findings
from .linked_cash import NO_LINKED_CASH, LinkedCash, cash_reached
from .rule import Rule
from .rule_pack import RulePack
from .rules.facts import Hit
from .rules.filled_in import empty_fields
from .wording import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposalFacts:
    """What a disposal is judged by besides itself: the shop's date, and the book's items by number as it is typed.

    `linked_cash` are the deals in cash with this buyer that may count together with this one.
    """

    today: date
    items: Mapping[str, StockLine]
    linked_cash: LinkedCash = NO_LINKED_CASH


DisposalTest = Callable[[Disposal, DisposalFacts, Rule], Iterable[Hit]]


_NO_MORE: Mapping[str, DisposalTest] = MappingProxyType({})


def disposal_findings(
    disposal: Disposal, facts: DisposalFacts, pack: RulePack, more_tests: Mapping[str, DisposalTest] = _NO_MORE
) -> list[Finding]:
    """What the pack's rules in force today about this kind, the book, and its limits say about a disposal.

    `Finding.field` is a path into the disposal: `buyer.name`, `lines[0].item`, `police.case_number`. `more_tests` are
    those of `identity.disposal_rules`; a rule whose test is not there says nothing.
    """
    tests = {**DISPOSAL_TESTS, **more_tests}
    found = [*disposal_limit_findings(disposal), *_book_findings(disposal, facts)]
    for rule in pack.rules:
        is_about = disposal.kind.value in rule.values.get("kinds", ())
        if is_about and rule.test in tests and rule.validity.holds_on(facts.today):
            found += [
                Finding(rule.code, rule.level, field, rule.text.filled(**values), rule.source)
                for field, values in tests[rule.test](disposal, facts, rule)
            ]
    return found


def _book_findings(disposal: Disposal, facts: DisposalFacts) -> Iterator[Finding]:
    """What no rule pack can allow: an item that the book does not have, or that would leave twice."""
    seen: set[str] = set()
    for position, line in enumerate(disposal.lines):
        field, item = f"lines[{position}].item", facts.items.get(line.item)
        if item is None:
            yield Finding("ITEM-UNKNOWN", Level.BLOCK, field, _UNKNOWN)
        elif item.state is ItemState.VOID:
            yield Finding("ITEM-VOID", Level.BLOCK, field, _VOID.filled(item=item.number, by=item.voided_by))
        elif item.state is ItemState.GONE:
            yield Finding("ITEM-GONE", Level.BLOCK, field, _GONE.filled(item=item.number, by=item.left_by))
        elif item.number in seen:
            yield Finding("ITEM-TWICE", Level.BLOCK, field, _TWICE.filled(item=item.number))
        elif disposal.happened_on is not None and disposal.happened_on < item.acquired_on:
            yield Finding(
                "DISPOSED-BEFORE-ACQUIRED",
                Level.BLOCK,
                "happened_on",
                _BEFORE_ACQUIRED.filled(item=item.number, day=f"{item.acquired_on:%d-%m-%Y}"),
            )
        if item is not None:
            seen.add(item.number)


def _required(disposal: Disposal, facts: DisposalFacts, rule: Rule) -> Iterator[Hit]:
    for field in empty_fields(disposal, rule.values["fields"]):
        yield field, {}


def _required_in_country(disposal: Disposal, facts: DisposalFacts, rule: Rule) -> Iterator[Hit]:
    if disposal.buyer.address.country.upper() == rule.values["country"]:
        yield from _required(disposal, facts, rule)


def _no_items(disposal: Disposal, facts: DisposalFacts, rule: Rule) -> Iterator[Hit]:
    if not disposal.lines:
        yield "lines", {}


def _price_zero(disposal: Disposal, facts: DisposalFacts, rule: Rule) -> Iterator[Hit]:
    for position, line in enumerate(disposal.lines):
        if line.price_cents == 0:
            yield f"lines[{position}].price_cents", {}


def _cash_at_least(disposal: Disposal, facts: DisposalFacts, rule: Rule) -> Iterator[Hit]:
    day = disposal.happened_on or facts.today
    reached = cash_reached(disposal.total_cents, disposal.payment.method, facts.linked_cash, day, rule)
    if reached is not None:
        yield "payment.method", reached


def _disposed_in_future(disposal: Disposal, facts: DisposalFacts, rule: Rule) -> Iterator[Hit]:
    if disposal.happened_on is not None and disposal.happened_on > facts.today:
        yield "happened_on", {}


def _disposed_days_ago(disposal: Disposal, facts: DisposalFacts, rule: Rule) -> Iterator[Hit]:
    days = rule.values["days"]
    if disposal.happened_on is not None and (facts.today - disposal.happened_on).days > days:
        yield "happened_on", {"days": days}


def _item_in_hold(disposal: Disposal, facts: DisposalFacts, rule: Rule) -> Iterator[Hit]:
    """Neither today nor on the day that the clerk gives may it be before the item is free."""
    day = min(facts.today, disposal.happened_on or facts.today)
    for position, item in _items_here(disposal, facts, rule):
        if day < item.free_on:
            yield (
                f"lines[{position}].item",
                {
                    "item": item.number,
                    "until": f"{item.hold_until:%d-%m-%Y}",
                    "free_on": f"{item.free_on:%d-%m-%Y}",
                    "source": item.hold_source,
                },
            )


def _item_under_police_hold(disposal: Disposal, facts: DisposalFacts, rule: Rule) -> Iterator[Hit]:
    for position, item in _items_here(disposal, facts, rule):
        if item.police_holds:
            hold = item.police_holds[0]
            yield (
                f"lines[{position}].item",
                {
                    "item": item.number,
                    "since": f"{hold.placed_at:%d-%m-%Y}",
                    "reference": hold.reference or Text(nl="geen kenmerk", en="no reference"),
                },
            )


def _item_reserved(disposal: Disposal, facts: DisposalFacts, rule: Rule) -> Iterator[Hit]:
    for position, item in _items_here(disposal, facts, rule):
        if item.reserved:
            yield f"lines[{position}].item", {"item": item.number}


def _items_here(disposal: Disposal, facts: DisposalFacts, rule: Rule) -> Iterator[tuple[int, StockLine]]:
    acquired_as = rule.values.get("acquired_as")
    for position, line in enumerate(disposal.lines):
        item = facts.items.get(line.item)
        if item is not None and (acquired_as is None or item.kind.value in acquired_as):
            yield position, item


DISPOSAL_TESTS: Mapping[str, DisposalTest] = {
    "required": _required,
    "required-in-country": _required_in_country,
    "no-items": _no_items,
    "price-zero": _price_zero,
    "cash-at-least": _cash_at_least,
    "disposed-in-future": _disposed_in_future,
    "disposed-days-ago": _disposed_days_ago,
    "item-in-hold": _item_in_hold,
    "item-under-police-hold": _item_under_police_hold,
    "item-reserved": _item_reserved,
}
"""Every test that a rule about disposals may name."""


_UNKNOWN = Text(
    nl="Dit goed staat niet in dit boek. Kijk het nummer na; het ziet eruit als A-000123/2.",
    en="This item is not in this book. Check the number; it looks like A-000123/2.",
)
_VOID = Text(
    nl="Goed {item} is doorgehaald met post {by}: volgens het boek is het nooit binnengekomen.",
    en="Item {item} was struck out by entry {by}: by the book it never came in.",
)
_GONE = Text(
    nl="Goed {item} is al weg: zie {by}. Haal het hier weg.",
    en="Item {item} has already left: see {by}. Remove it here.",
)
_TWICE = Text(nl="Goed {item} staat er twee keer in. Haal er één weg.", en="Item {item} stands here twice. Remove one.")
_BEFORE_ACQUIRED = Text(
    nl="Goed {item} kwam pas op {day} binnen. Kijk de datum na.",
    en="Item {item} came in only on {day}. Check the date.",
)
