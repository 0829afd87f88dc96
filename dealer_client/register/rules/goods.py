"""Tests of the goods themselves."""

# ruff: noqa: ARG001 - the tests of a pack have one shape, whether they need all of it or not

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dealer_client.register.draft import Draft
from dealer_client.register.rule_pack import Rule
from dealer_client.register.stolen_check import MatchLevel

from .facts import Facts, Hit, Test


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


GOODS_TESTS: Mapping[str, Test] = {
    "plate-registered": _plate_registered,
    "stolen-check-says": _stolen_check_says,
}
