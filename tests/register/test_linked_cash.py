"""Which earlier deals in cash count together with one, at the edge of each value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dealer_client.register.linked_cash import NO_LINKED_CASH, CashDeal, LinkedCash, linked_days
from dealer_client.register.numbering import EntryNumber

from .drafts import TODAY, dutch_pack, facts, judged, paid

PACK = dutch_pack()
DAYS = linked_days(PACK, TODAY)


def deals(*cents: int, days_ago: int = 0) -> LinkedCash:
    day = TODAY - timedelta(days=days_ago)
    return LinkedCash(
        deals=tuple(
            CashDeal(number=EntryNumber("B", position), happened_on=day, cents=each)
            for position, each in enumerate(cents, start=1)
        )
    )


def words(linked: LinkedCash, cents: int = 100_000) -> str:
    found = judged(paid(cents, "cash"), facts(linked_cash=linked), PACK)
    return "".join(finding.text.nl for finding in found if finding.code == "CASH-LIMIT")


@pytest.mark.parametrize(("days_ago", "counted"), [(DAYS, True), (DAYS + 1, False), (-DAYS, True), (-DAYS - 1, False)])
def test_deals_of_the_days_before_and_after_count_together(days_ago: int, counted: bool) -> None:
    assert bool(words(deals(200_000, days_ago=days_ago))) is counted


@pytest.mark.parametrize(("days_ago", "counted"), [(DAYS, True), (DAYS + 1, False), (None, False)])
def test_a_deal_of_long_ago_counts_by_the_day_on_which_it_was_recorded(days_ago: int | None, counted: bool) -> None:
    recorded_on = TODAY - timedelta(days=days_ago) if days_ago is not None else None
    (deal,) = deals(200_000, days_ago=400).deals
    assert bool(words(LinkedCash(deals=(replace(deal, recorded_on=recorded_on),)))) is counted


def test_the_words_name_the_deals_that_count() -> None:
    assert "Meegeteld van dezelfde persoon: B-000001 (€ 1.500,00), B-000002 (€ 500,00). Kies" in words(
        deals(150_000, 50_000)
    )
    assert "Meegeteld" not in words(NO_LINKED_CASH, 300_000)


def test_many_deals_are_named_by_the_newest_and_a_count() -> None:
    said = words(deals(*[50_000] * 9))
    assert "B-000009" in said
    assert "B-000004" not in said
    assert "en nog 4" in said


def test_a_rule_without_days_links_nothing() -> None:
    rules = tuple(
        replace(rule, values={name: value for name, value in rule.values.items() if name != "linked_days"})
        for rule in PACK.rules
    )
    unlinked = replace(PACK, rules=rules)
    assert linked_days(unlinked, TODAY) == 0
    found = judged(paid(100_000, "cash"), facts(linked_cash=deals(200_000)), unlinked)
    assert "CASH-LIMIT" not in {finding.code for finding in found}


def test_no_days_link_before_the_rule_is_in_force() -> None:
    assert linked_days(PACK, date(2025, 12, 31)) == 0
