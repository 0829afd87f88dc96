"""Tests of what is paid, and how."""

# ruff: noqa: ARG001 - the tests of a pack have one shape, whether they need all of it or not

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dealer_client.register.amounts import euro_text
from dealer_client.register.draft import Draft
from dealer_client.register.linked_cash import cash_reached
from dealer_client.register.rule import Rule

from .facts import Facts, Hit, Test


def _price_zero(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    for index, item in enumerate(draft.items):
        if item.price_cents == 0:
            yield f"items[{index}].price_cents", {}


def _cash_at_least(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    if rule.values.get("paid_out") and draft.paid_out_cents <= 0:
        return
    day = draft.acquired_on or facts.today
    reached = cash_reached(draft.total_cents, draft.payment.method, facts.linked_cash, day, rule)
    if reached is not None:
        yield "payment.method", reached


def _total_at_least(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    total = draft.total_cents + (facts.bought_same_day_cents if rule.values.get("same_day") else 0)
    if total >= rule.values["cents"]:
        yield "", {"total": euro_text(total), "limit": euro_text(rule.values["cents"])}


def _paid_otherwise_than(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    if draft.payment.method and draft.payment.method not in rule.values["methods"]:
        yield "payment.method", {}


def _payment_where_paid(draft: Draft, facts: Facts, rule: Rule) -> Iterator[Hit]:
    if draft.paid_out_cents != 0 and not draft.payment.method.strip():
        yield "payment.method", {}


MONEY_TESTS: Mapping[str, Test] = {
    "price-zero": _price_zero,
    "cash-at-least": _cash_at_least,
    "total-at-least": _total_at_least,
    "paid-otherwise-than": _paid_otherwise_than,
    "payment-where-paid": _payment_where_paid,
}
