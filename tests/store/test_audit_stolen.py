"""What was known to be stolen cannot be forgotten: matches stay, and an audit tells where a hold is missing."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from dealer_client.register.acquisition import acquisition_entry
from dealer_client.register.entry import Entry, HoldTerm, RulesUsed
from dealer_client.register.match import MatchWarning
from dealer_client.register.notice import Deciding, PoliceDecision
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.stolen_check import MatchLevel, StolenCheck
from dealer_client.store import book, matches, police_decisions
from dealer_client.store.audit import audit_book
from dealer_client.store.engine import Store
from dealer_client.store.opening import open_store
from dealer_client.store.police_holds import hold_for_match, hold_what_is_stolen, release_police_holds

from .books import COUNTER_KEY, PHONE, STORE_KEY, a_draft, record, sign_head
from .older_book import MIGRATIONS, first_version

AT = datetime(2026, 11, 24, 13, tzinfo=UTC)
UNHELD = "Entry A-000001: an item was registered stolen, but the hold for the police or the match is not in the book."


def a_warning(level: MatchLevel = MatchLevel.EXACT) -> MatchWarning:
    return MatchWarning(
        match_id="match-1",
        entry=EntryNumber("A", 1),
        line=1,
        item="",
        kind="imei",
        value="490154203237518",
        level=level,
        reference="SH-77",
        goods="Samsung Galaxy S21",
        reported_on="2026-11-20",
        contact="0900-8844",
        matched_at=AT,
    )


def told(store: Store, warning: MatchWarning) -> None:
    record(store, a_draft())
    with store.writing() as connection:
        matches.add_match(connection, warning)
        hold_for_match(connection, warning, AT)


def known_at_entry(store: Store) -> None:
    """A purchase of a phone that the register called stolen before it was recorded."""
    identifier = PHONE.identifiers[0]

    def make(number: EntryNumber) -> Entry:
        return acquisition_entry(
            a_draft(),
            number,
            recorded_at=AT,
            zone="Europe/Amsterdam",
            staff="staff-1",
            practice=False,
            hold=HoldTerm(until=date(2026, 11, 29), free_on=date(2026, 11, 30), source="test"),
            rules=RulesUsed(pack="nl", version="1", digest="0" * 64),
            findings=(),
            checks={
                (identifier.kind, identifier.value): StolenCheck(
                    kind=identifier.kind, value=identifier.value, level=MatchLevel.EXACT, reference="SH-78"
                )
            },
        )

    with store.writing() as connection:
        hold_what_is_stolen(connection, book.add_entry(connection, "A", make, sign_head))


def done(store: Store, *statements: str) -> None:
    """Does this behind the program's back, with the guards away meanwhile."""
    with store.writing() as connection:
        guards = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
        for name, _ in guards:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.exec_driver_sql(statement)
        for _, sql in guards:
            connection.exec_driver_sql(sql)


def problems(store: Store, *, is_own: bool = True) -> list[str]:
    with store.reading() as connection:
        return [problem.en for problem in audit_book(connection, "A", COUNTER_KEY.public, is_own=is_own).problems]


@pytest.mark.parametrize(
    "statement",
    [
        'DELETE FROM "match"',
        'REPLACE INTO "match" SELECT * FROM "match"',
        """UPDATE "match" SET level = 'near'""",
        """UPDATE "match" SET number = 9, acknowledged_by = 'staff-1'""",
        """UPDATE "match" SET acknowledged_at = '2026-11-24T14:00:00Z'""",
        "DELETE FROM police_decision",
        "UPDATE police_decision SET decision = 'released'",
    ],
)
def test_a_match_and_what_the_police_decided_stay_as_they_were_told(store: Store, statement: str) -> None:
    told(store, a_warning())
    with store.writing() as connection:
        decided = PoliceDecision(match_id="match-1", decision=Deciding.CONFIRMED, by="agent", note="", at=AT)
        police_decisions.keep_decision(connection, decided)
    with pytest.raises(DBAPIError), store.writing() as connection:
        connection.exec_driver_sql(statement)
    assert problems(store) == []


def test_a_match_is_read_once_and_by_whom_stays(store: Store) -> None:
    told(store, a_warning())
    with store.writing() as connection:
        assert matches.acknowledge_match(connection, "match-1", by="staff-1", at=AT)
    with pytest.raises(DBAPIError), store.writing() as connection:
        connection.exec_driver_sql("""UPDATE "match" SET acknowledged_by = 'staff-2'""")


@pytest.mark.parametrize(
    "guard", ["match_never_changes", "match_never_goes", "police_decision_never_changes", "police_decision_never_goes"]
)
def test_a_guard_of_the_matches_that_was_taken_away_is_found(store: Store, guard: str) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql(f"DROP TRIGGER {guard}")
    assert problems(store) == ["The book's guard against changes was taken away."]


@pytest.mark.parametrize("gone", ["DELETE FROM police_hold", 'DELETE FROM "match"'])
def test_a_hold_without_its_match_or_a_match_without_its_hold_is_found(store: Store, gone: str) -> None:
    told(store, a_warning())
    assert problems(store) == []
    done(store, gone)
    assert problems(store) == [UNHELD]


def test_an_item_that_was_known_to_be_stolen_when_it_came_in_must_have_a_hold(store: Store) -> None:
    known_at_entry(store)
    assert problems(store) == []
    done(store, "DELETE FROM police_hold")
    assert problems(store) == [UNHELD]
    assert problems(store, is_own=False) == []


def test_a_hold_that_was_released_is_a_hold(store: Store) -> None:
    known_at_entry(store)
    with store.writing() as connection:
        release_police_holds(connection, EntryNumber("A", 1), 1, at=AT, by="staff-1", reason="niet gestolen")
    assert problems(store) == []


def test_a_near_match_and_one_that_the_police_released_first_need_no_hold(store: Store) -> None:
    told(store, a_warning(MatchLevel.NEAR))
    assert problems(store) == []
    with store.writing() as connection:
        matches.add_match(connection, replace(a_warning(), match_id="match-2"))
        decided = PoliceDecision(match_id="match-2", decision=Deciding.RELEASED, by="agent", note="", at=AT)
        police_decisions.keep_decision(connection, decided)
    assert problems(store) == []


def test_what_an_older_book_was_told_of_is_held_from_then_on(tmp_path: Path) -> None:
    first_version(tmp_path / "book.db", entries=1)
    older = Store(tmp_path / "book.db", STORE_KEY)
    with older.writing() as connection:
        matches.add_match(connection, a_warning())
    older.close()
    store = open_store(tmp_path / "book.db", STORE_KEY)
    assert problems(store) == []
    with store.reading() as connection:
        (hold,) = connection.exec_driver_sql("SELECT number, line, match_id, reason FROM police_hold").all()
    assert tuple(hold) == (1, 1, "match-1", "matched")
    store.close()


def test_what_an_older_book_knew_when_it_recorded_is_held_from_then_on(store: Store) -> None:
    known_at_entry(store)
    record(store, a_draft())
    done(store, "DELETE FROM police_hold")
    spec = importlib.util.spec_from_file_location("step", MIGRATIONS / "versions" / "0010_watchlist_and_notices.py")
    assert spec is not None
    assert spec.loader is not None
    step = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(step)
    for _ in range(2):
        done(store, step._HOLD_WHAT_WAS_KNOWN)
    with store.reading() as connection:
        holds = connection.exec_driver_sql("SELECT number, line, reference, reason FROM police_hold").all()
    assert [tuple(hold) for hold in holds] == [(1, 1, "SH-78", "found-at-entry")]
    assert problems(store) == []
