"""Judging a draft by a rule pack: each rule names one of the tests here and gives values, level, words and source."""

# ruff: noqa: ARG001 - the tests of a pack have one shape, whether they need all of it or not

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from .draft import Draft, PaymentMethod
from .findings import Finding, Level
from .holds import hold_for
from .limits import limit_findings
from .rule_pack import Rule, RulePack
from .stolen_check import MatchLevel, StolenCheck
from .wording import Text

_CALENDAR = Text(
    nl="Bewaren t/m {until}. {place}: {days} dagen.", en="Keep until {until} inclusive. {place}: {days} days."
)
_WORKING = Text(
    nl="Bewaren t/m {until}. {place}: {days} werkdagen.",
    en="Keep until {until} inclusive. {place}: {days} working days.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a draft is judged by besides itself.

    `today` is the shop's date, `registered_at` the UTC moment; `checks` is what is known of the draft's identifiers;
    `plate_registered` the categories of vehicles with a plate; `linked_cash_cents` what this seller was paid in cash
    before in deals that count together with this one.
    """

    today: date
    municipality: str
    zone: str
    registered_at: datetime
    checks: tuple[StolenCheck, ...] = ()
    plate_registered: frozenset[str] = frozenset()
    linked_cash_cents: int = 0


Hit = tuple[str, Mapping[str, object]]
"""Where a rule applies (as in `Finding.field`) and what fills the places in its words."""
Test = Callable[[Draft, Facts, Rule], Iterable[Hit]]


def draft_findings(draft: Draft, facts: Facts, pack: RulePack) -> list[Finding]:
    """What the pack's rules in force today, and the limits of the book itself, say about a draft."""
    found = limit_findings(draft)
    for rule in pack.rules:
        if rule.validity.holds_on(facts.today) and _is_about(rule, draft):
            found += [
                Finding(rule.code, rule.level, field, rule.text.filled(**values), rule.source)
                for field, values in TESTS[rule.test](draft, facts, rule)
            ]
    found += _hold_findings(facts, pack)
    return found


def unanswered(findings: Iterable[Finding], reasons: Mapping[str, str]) -> tuple[Finding, ...]:
    """The findings that stand in the way of recording: every block, and every warning without a reason."""
    return tuple(
        finding
        for finding in findings
        if finding.level is Level.BLOCK or (finding.level is Level.WARN and not reasons.get(finding.code, "").strip())
    )


def _is_about(rule: Rule, draft: Draft) -> bool:
    kinds = rule.values.get("kinds")
    return kinds is None or draft.kind.value in kinds


def _required(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    for field in rule.values["fields"]:
        if field.startswith("items[]."):
            name = field.removeprefix("items[].")
            for index, item in enumerate(draft.items):
                if _is_empty(getattr(item, name)):
                    yield f"items[{index}].{name}", {}
        elif _is_empty(_value_at(draft, field)):
            yield field, {}


def _required_in_country(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    if draft.seller.address.country.upper() == rule.values["country"]:
        yield from _required(draft, facts, rule)


def _no_items(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    if not draft.items:
        yield "items", {}


def _nothing_described(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    for index, item in enumerate(draft.items):
        if _is_empty(item.description) and _is_empty(item.brand) and _is_empty(item.model):
            yield f"items[{index}].description", {}


def _price_zero(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    for index, item in enumerate(draft.items):
        if item.price_cents == 0:
            yield f"items[{index}].price_cents", {}


def _younger_than(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    born, years = draft.seller.date_of_birth, rule.values["years"]
    if born is not None and born <= facts.today and age_on(born, facts.today) < years:
        yield "seller.date_of_birth", {"years": years}


def _document_expired(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    expires = draft.seller.document.expires
    if expires is not None and expires < facts.today:
        yield "seller.document.expires", {"day": f"{expires:%d-%m-%Y}"}


def _document_expires_after_years(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    expires, years = draft.seller.document.expires, rule.values["years"]
    if expires is not None and expires.year > facts.today.year + years:
        yield "seller.document.expires", {"years": years}


def _acquired_in_future(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    if draft.acquired_on is not None and draft.acquired_on > facts.today:
        yield "acquired_on", {}


def _acquired_days_ago(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    days = rule.values["days"]
    if draft.acquired_on is not None and (facts.today - draft.acquired_on).days > days:
        yield "acquired_on", {"days": days}


def _cash_at_least(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    total = draft.total_cents + facts.linked_cash_cents
    if draft.payment.method == PaymentMethod.CASH and total >= rule.values["cents"]:
        yield "payment.method", {"total": euro(total), "limit": euro(rule.values["cents"])}


def _total_at_least(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    if draft.total_cents >= rule.values["cents"]:
        yield "", {"total": euro(draft.total_cents), "limit": euro(rule.values["cents"])}


def _plate_registered(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    for index, item in enumerate(draft.items):
        if item.category in facts.plate_registered:
            for position, identifier in enumerate(item.identifiers):
                if identifier.kind == "plate" and identifier.value.strip():
                    yield f"items[{index}].identifiers[{position}].value", {}


def _stolen_check_says(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    known = {(check.kind, check.value): check for check in facts.checks}
    for index, item in enumerate(draft.items):
        for position, identifier in enumerate(item.identifiers):
            if not identifier.value.strip():
                continue
            check = known.get((identifier.kind, identifier.value))
            level = check.level if check else MatchLevel.NOT_CHECKED
            if level.value == rule.values["match"]:
                yield (
                    f"items[{index}].identifiers[{position}].value",
                    {
                        "value": identifier.value,
                        "item": index + 1,
                        "goods": check.goods if check else "",
                        "reference": check.reference if check else "",
                        "contact": check.contact if check else "",
                    },
                )


TESTS: Mapping[str, Test] = {
    "required": _required,
    "required-in-country": _required_in_country,
    "no-items": _no_items,
    "nothing-described": _nothing_described,
    "price-zero": _price_zero,
    "younger-than": _younger_than,
    "document-expired": _document_expired,
    "document-expires-after-years": _document_expires_after_years,
    "acquired-in-future": _acquired_in_future,
    "acquired-days-ago": _acquired_days_ago,
    "cash-at-least": _cash_at_least,
    "total-at-least": _total_at_least,
    "plate-registered": _plate_registered,
    "stolen-check-says": _stolen_check_says,
}
"""Every test that a rule may name."""


def age_on(born: date, day: date) -> int:
    """Whole years. Someone born on 29 February is a year older on 1 March of a year without that day: the later,
    safer one."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def euro(cents: int) -> str:
    """`€ 3.000,00`, as Dutch law and customers write it; the same in both languages of a Dutch shop."""
    whole, rest = divmod(abs(cents), 100)
    return f"€ {'-' if cents < 0 else ''}" + f"{whole:,}.{rest:02d}".translate(str.maketrans(",.", ".,"))


def _hold_findings(facts: Facts, pack: RulePack) -> list[Finding]:
    hold = hold_for(pack, facts.municipality, facts.registered_at, facts.zone)
    text = _WORKING if hold.working_days else _CALENDAR
    place = hold.municipality if hold.municipality not in ("", "everywhere") else facts.municipality
    filled = text.filled(until=f"{hold.until:%d-%m-%Y}", days=hold.days, place=place)
    return [Finding("HOLD", Level.HINT, "", filled, hold.source)]


def _value_at(draft: Draft, field: str) -> Any:
    value: Any = draft
    for name in field.split("."):
        value = getattr(value, name)
    return value


def _is_empty(value: object) -> bool:
    """Nothing that anyone could read: spaces and invisible signs do not fill a field in."""
    if isinstance(value, str):
        return all(unicodedata.category(character)[0] in "ZC" for character in value)
    return value is None
