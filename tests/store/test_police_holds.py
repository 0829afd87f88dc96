"""A match holds goods for the police: at once, once, and only where it is sure."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dealer_client.register.item_life import HoldCause, ItemState
from dealer_client.register.match import MatchWarning
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.stolen_check import MatchLevel
from dealer_client.store.engine import Store
from dealer_client.store.police_holds import hold_for_match, police_holds_of, release_police_holds
from dealer_client.store.stock import read_stock_line

from .books import a_draft, record

AT = datetime(2026, 11, 24, 13, tzinfo=UTC)
ITEM = EntryNumber("A", 1)


def a_warning(match_id: str = "match-1", number: int = 1, line: int = 1, level: str = "exact") -> MatchWarning:
    return MatchWarning(
        match_id=match_id,
        entry=EntryNumber("A", number),
        line=line,
        item="",
        kind="imei",
        value="490154203237518",
        level=MatchLevel(level),
        reference="SH-77",
        goods="Samsung Galaxy S21",
        reported_on="2026-11-20",
        contact="0900-8844",
        matched_at=AT,
    )


def told(store: Store, *warnings: MatchWarning) -> None:
    with store.writing() as connection:
        for warning in warnings:
            hold_for_match(connection, warning, AT)


def holds(store: Store) -> list[str]:
    with store.reading() as connection:
        return [hold.match_id for hold in police_holds_of(connection, [("A", 1, 1)]).get(("A", 1, 1), [])]


def test_an_exact_match_holds_its_item_and_names_the_match(store: Store) -> None:
    record(store, a_draft())
    told(store, a_warning())
    with store.reading() as connection:
        line = read_stock_line(connection, "A-000001/1", date(2027, 1, 1))
    (hold,) = line.police_holds
    assert line.state is ItemState.POLICE_HOLD
    assert (hold.match_id, hold.reference, hold.placed_by, hold.placed_at) == ("match-1", "SH-77", "", AT)
    assert hold.reason == HoldCause.MATCHED
    assert (hold.why.nl, hold.why.en) == (
        "Geregistreerd als gestolen: melding match-1",
        "Registered stolen: match match-1",
    )


def test_a_match_that_is_told_again_holds_once_and_never_again_after_a_release(store: Store) -> None:
    record(store, a_draft())
    told(store, a_warning(), a_warning())
    assert holds(store) == ["match-1"]
    with store.writing() as connection:
        assert release_police_holds(connection, ITEM, 1, at=AT, by="staff-1", reason="Vrijgegeven") == 1
    told(store, a_warning())
    assert holds(store) == ["match-1"]
    with store.reading() as connection:
        assert read_stock_line(connection, "A-000001/1", date(2027, 1, 1)).state is ItemState.FREE


def test_another_match_holds_again(store: Store) -> None:
    record(store, a_draft())
    told(store, a_warning(), a_warning("match-2"))
    assert holds(store) == ["match-1", "match-2"]


@pytest.mark.parametrize("warning", [a_warning(level="near"), a_warning(number=9), a_warning(line=2)])
def test_a_near_match_or_one_about_what_is_not_in_this_book_holds_nothing(store: Store, warning: MatchWarning) -> None:
    record(store, a_draft())
    told(store, warning)
    assert holds(store) == []
