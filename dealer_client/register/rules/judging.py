"""Judging a draft by a rule pack: each rule names one of the tests here and gives values, level, words and source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from dealer_client.register.draft import Draft
from dealer_client.register.findings import Finding, Level
from dealer_client.register.holds import hold_for
from dealer_client.register.limits import is_too_long_to_judge, limit_findings
from dealer_client.register.rule import Rule
from dealer_client.register.rule_pack import RulePack
from dealer_client.register.wording import Text

from .facts import Facts, Test
from .filled_in import FILLED_IN_TESTS
from .goods import GOODS_TESTS
from .kinds import KIND_TESTS
from .money import MONEY_TESTS
from .person import PERSON_TESTS

TESTS: Mapping[str, Test] = {**FILLED_IN_TESTS, **PERSON_TESTS, **MONEY_TESTS, **GOODS_TESTS, **KIND_TESTS}
"""The tests that need nothing but the draft and the facts. Those that know documents or goods are given beside them."""

_NO_MORE: Mapping[str, Test] = MappingProxyType({})
_CALENDAR = Text(
    nl="Bewaren t/m {until}. {place}: {days} dagen.", en="Keep until {until} inclusive. {place}: {days} days."
)
_WORKING = Text(
    nl="Bewaren t/m {until}. {place}: {days} werkdagen.",
    en="Keep until {until} inclusive. {place}: {days} working days.",
)


def draft_findings(
    draft: Draft, facts: Facts, pack: RulePack, more_tests: Mapping[str, Test] = _NO_MORE
) -> list[Finding]:
    """What the pack's rules in force today, and the limits of the book itself, say about a draft.

    `more_tests` are those of `identity.rules` and `goods.rules`; a rule whose test is not there says nothing. While a
    text is too long the rules wait: that alone stands in the way of recording.
    """
    tests = {**TESTS, **more_tests}
    found = limit_findings(draft)
    if is_too_long_to_judge(found):
        return found + _hold_findings(facts, pack)
    for rule in pack.rules:
        if rule.test in tests and rule.validity.holds_on(facts.today) and _is_about(rule, draft):
            found += [
                Finding(rule.code, rule.level, field, rule.text.filled(**values), rule.source)
                for field, values in tests[rule.test](draft, facts, rule)
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
    kinds, categories = rule.values.get("kinds"), rule.values.get("categories")
    return (kinds is None or draft.kind.value in kinds) and (
        categories is None or any(item.category in categories for item in draft.items)
    )


def _hold_findings(facts: Facts, pack: RulePack) -> list[Finding]:
    hold = hold_for(pack, facts.municipality, facts.registered_at, facts.zone)
    if not hold.days:
        return []
    text = _WORKING if hold.working_days else _CALENDAR
    place = hold.municipality if hold.municipality not in ("", "everywhere") else facts.municipality
    filled = text.filled(until=f"{hold.until:%d-%m-%Y}", days=hold.days, place=place)
    return [Finding("HOLD", Level.HINT, "", filled, hold.source)]
