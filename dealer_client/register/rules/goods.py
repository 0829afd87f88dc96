"""Tests of the goods themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dealer_client.register.draft import Draft
from dealer_client.register.rule import Rule
from dealer_client.register.stolen_check import MatchLevel
from dealer_client.register.wording import Text

from .facts import Facts, Hit, Test

# A watchlist, and an answer cut short, say less than the register itself.
_UNKNOWN_GOODS = Text(nl="welk goed, is niet bekend", en="which goods is not known")
_NO_REFERENCE = Text(nl="zonder kenmerk", en="without a reference")
_POLICE = Text(nl="de politie", en="the police")


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
                        "goods": (check and check.goods) or _UNKNOWN_GOODS,
                        "reference": (check and check.reference) or _NO_REFERENCE,
                        "contact": (check and check.contact) or _POLICE,
                    },
                )


GOODS_TESTS: Mapping[str, Test] = {
    "stolen-check-says": _stolen_check_says,
}
