"""The kinds of test that a rule about disposals may name, and how a field of one is reached.

A rule whose `kinds` are disposals is judged by these; see `rule_tests.py` for those about acquisitions. What the tests
do stands in `disposal_rules.py` and `identity.disposal_rules`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .disposal import Disposal, DisposalLine

DISPOSAL_TEST_VALUES: Mapping[str, Mapping[str, type]] = MappingProxyType(
    {
        "required": {"fields": list},
        "required-in-country": {"fields": list, "country": str},
        "no-items": {},
        "price-zero": {},
        "cash-at-least": {"cents": int},
        "disposed-in-future": {},
        "disposed-days-ago": {"days": int},
        "item-in-hold": {},
        "item-under-police-hold": {},
        "item-reserved": {},
        "personal-number": {"number": str},
        "postcode-form": {"country": str},
    }
)
"""Every kind of test that a rule about disposals may name, and the values that it needs."""

DISPOSALS_ONLY_FOR = frozenset({"kinds", "acquired_as"})
"""Lists that may stand with any of them: the rule is about these kinds of disposal, about items that came in so."""

DISPOSAL_TEST_PLACES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "cash-at-least": frozenset({"total", "limit", "highest", "linked"}),
        "disposed-days-ago": frozenset({"days"}),
        "item-in-hold": frozenset({"item", "until", "free_on", "source"}),
        "item-under-police-hold": frozenset({"item", "since", "reference"}),
        "item-reserved": frozenset({"item"}),
    }
)
"""What the words of such a rule may have in braces, by kind of test."""


def disposal_has(path: str) -> bool:
    """Whether a disposal has a field of that path: `buyer.name`, `lines[].price_cents`."""
    value: object = Disposal()
    names = path.split(".")
    if names[0] == "lines[]":
        value, names = DisposalLine(), names[1:]
    for name in names:
        if not hasattr(value, name):
            return False
        value = getattr(value, name)
    return True
