"""Judging an acquisition, whether it is being typed or corrected: rules, identity and goods in one answer.

And the order in which findings of any kind are shown.
"""

from __future__ import annotations

from dealer_client.goods.findings import item_findings
from dealer_client.goods.rules import goods_tests
from dealer_client.identity.findings import seller_findings
from dealer_client.identity.rules import SELLER_TESTS
from dealer_client.register.draft import Draft
from dealer_client.register.findings import Finding, Level
from dealer_client.register.limits import is_too_long_to_judge
from dealer_client.register.rule_pack import RulePack
from dealer_client.register.rules import Facts, draft_findings

from .at_work import AtWork

_ORDER = {Level.BLOCK: 0, Level.WARN: 1, Level.HINT: 2}


def acquisition_findings(at_work: AtWork, draft: Draft, facts: Facts, rules: RulePack) -> list[Finding]:
    """What is missing, forbidden or worth saying about an acquisition by that pack. On this machine alone, in a few
    milliseconds."""
    tests = {**SELLER_TESTS, **goods_tests(at_work.categories, at_work.metal_prices)}
    found = draft_findings(draft, facts, rules, tests)
    if is_too_long_to_judge(found):
        return found
    return [*found, *seller_findings(draft, today=facts.today), *item_findings(draft, at_work.categories)]


def gravest_first(findings: list[Finding]) -> tuple[Finding, ...]:
    """Blocks, then warnings, then hints."""
    return tuple(sorted(findings, key=lambda finding: _ORDER[finding.level]))
