"""Tests of what belongs to one kind of acquisition: a pledge, goods that were found, a trade-in."""

# ruff: noqa: ARG001 - the tests of a pack have one shape, whether they need all of it or not

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dealer_client.register.draft import Draft
from dealer_client.register.rule import Rule

from .facts import Facts, Hit, Test


def _redeem_not_after_acquired(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    if draft.redeem_by is not None and draft.acquired_on is not None and draft.redeem_by <= draft.acquired_on:
        yield "redeem_by", {}


def _found_after_acquired(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    if draft.found.on is not None and draft.acquired_on is not None and draft.found.on > draft.acquired_on:
        yield "found.on", {}


def _exchange_from_stock(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    if draft.exchange.item.strip():
        yield "exchange.item", {"item": draft.exchange.item.strip()}


KIND_TESTS: Mapping[str, Test] = {
    "redeem-not-after-acquired": _redeem_not_after_acquired,
    "found-after-acquired": _found_after_acquired,
    "exchange-from-stock": _exchange_from_stock,
}
