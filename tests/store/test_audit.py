"""An audit finds whatever was done to a book behind the program's back, also by someone who has the key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from dealer_client.register.audit import AuditResult
from dealer_client.register.signing import CounterKey
from dealer_client.register.tree import leaf_hash
from dealer_client.store import book
from dealer_client.store.audit import audit_book
from dealer_client.store.engine import Store
from dealer_client.store.opening import create_store

from .books import BICYCLE, COUNTER_KEY, PHONE, STORE_KEY, a_draft, record
from .full_book import REGISTER, be_received, live
from .tampering import unguarded, with_the_key_in_hand

ENTRIES, RECEIVED = 11, 8


@pytest.fixture(scope="module")
def kept_book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A book of eleven entries, eight of them received by the central register."""
    folder: Path = tmp_path_factory.mktemp("audit")
    store = create_store(folder / "book.db", STORE_KEY)
    record(store, *[a_draft(PHONE, BICYCLE) if n % 2 else a_draft() for n in range(ENTRIES)])
    be_received(store, RECEIVED)
    yield store
    store.close()


@pytest.fixture(scope="module")
def lived_book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A book as `full_book.live` makes it."""
    store = create_store(tmp_path_factory.mktemp("lived") / "book.db", STORE_KEY)
    live(store)
    yield store
    store.close()


def audit(connection: Connection) -> AuditResult:
    return audit_book(connection, "A", COUNTER_KEY.public, register_key=REGISTER.public.hex())


@pytest.mark.parametrize(
    "done",
    [
        "DELETE FROM amendment WHERE number = 5",
        "DELETE FROM amendment WHERE number = 6",
        "INSERT INTO amendment VALUES ('A', 7, 'void', 4)",
        "DELETE FROM person_of_entry WHERE number = 1",
        "INSERT INTO person_of_entry VALUES ('A', 99, 0, '', '', '', '', '', 0, 0, 0)",
        "UPDATE person_of_entry SET cash_cents = 0 WHERE number = 3",
        "UPDATE item SET price_cents = 12500 WHERE number = 1 AND line = 1",
        "DELETE FROM personal_part WHERE number = 5",
        "DELETE FROM disposal_item WHERE number = 7",
        "UPDATE item SET left_by = '' WHERE number = 3",
    ],
)
def test_a_correction_void_person_or_sale_taken_away_or_put_in_is_found(lived_book: Store, done: str) -> None:
    with with_the_key_in_hand(lived_book) as connection:
        with unguarded(connection):
            connection.exec_driver_sql(done)
        result = audit(connection)
    assert not result.holds


def test_a_book_with_a_life_behind_it_holds(lived_book: Store) -> None:
    with lived_book.reading() as connection:
        result = audit(connection)
    assert result.holds, result.problems


def test_a_book_that_nobody_touched_holds(kept_book: Store) -> None:
    told: list[tuple[int, int]] = []
    with kept_book.reading() as connection:
        result = audit_book(
            connection, "A", COUNTER_KEY.public, progress=lambda done, total: told.append((done, total))
        )
    assert result.holds, result.problems
    assert result.entries == ENTRIES
    assert result.problems == ()
    assert f"{ENTRIES} entries" in result.sentence.en
    assert told[0] == (0, ENTRIES)
    assert told[-1] == (ENTRIES, ENTRIES)


@pytest.mark.parametrize(
    ("done", "told"),
    [
        ("DELETE FROM entry WHERE number = 11", "11"),
        ("DELETE FROM entry WHERE number = 4", "A-000004 is missing"),
        ("UPDATE entry SET number = 12 WHERE number = 5", "A-000005 is missing"),
        ("DELETE FROM personal_part WHERE number = 3", "A-000003"),
        ("DELETE FROM item WHERE number = 2 AND line = 2", "A-000002"),
        ("DELETE FROM identifier WHERE item = 2", "A-000002"),
        ("DELETE FROM search WHERE rowid = 2", "A-000002"),
        ("INSERT INTO search (rowid, number) VALUES (99, 'A-000099')", "belongs to no entry"),
        ("DELETE FROM tree_node WHERE level = 0 AND position = 10", "hash tree"),
        ("INSERT INTO tree_node VALUES ('A', 5, 0, zeroblob(32))", "belongs to no entry"),
        ("DELETE FROM tree_head", "signed state"),
        ("DELETE FROM outbox WHERE number = 9", "A-000009"),
        ("DELETE FROM receipt", "A-000001"),
        ("UPDATE outbox SET number = 99 WHERE number = 9", "does not exist"),
        ("UPDATE outbox SET reasons = 'not json' WHERE number = 9", "unreadable"),
        ("UPDATE search_content SET c1 = 'someone else' WHERE id = 1", "A-000001"),
        ("DELETE FROM search_docsize WHERE id = 1", "damaged"),
    ],
)
def test_what_was_taken_away_or_put_in_is_found_and_named(kept_book: Store, done: str, told: str) -> None:
    with with_the_key_in_hand(kept_book) as connection:
        with unguarded(connection):
            connection.exec_driver_sql(done)
        result = audit(connection)
    assert not result.holds
    assert any(told in problem.en for problem in result.problems), result.problems


def test_an_entry_rewritten_with_its_hash_and_tree_is_found_by_the_signature(kept_book: Store) -> None:
    """Who has the store's key can make everything fit, but cannot sign as the counter."""
    with with_the_key_in_hand(kept_book) as connection:
        with unguarded(connection):
            rewrite_newest_entry(connection)
        result = audit(connection)
    assert not result.holds
    assert [problem.en for problem in result.problems] == ["The signature under the book is not this counter's."]


def test_a_guard_that_was_taken_away_is_found(kept_book: Store) -> None:
    with with_the_key_in_hand(kept_book) as connection:
        connection.exec_driver_sql("DROP TRIGGER entry_never_changes")
        result = audit(connection)
    assert not result.holds
    assert "guard" in result.sentence.en


def test_a_book_of_another_counter_does_not_hold_under_this_key(kept_book: Store) -> None:
    with kept_book.reading() as connection:
        result = audit_book(connection, "A", CounterKey(b"x" * 32).public)
    assert not result.holds


def test_a_receipt_of_another_register_is_found(kept_book: Store) -> None:
    with kept_book.reading() as connection:
        result = audit_book(connection, "A", COUNTER_KEY.public, register_key="ab" * 32)
    assert not result.holds
    assert f"receipt for {RECEIVED} entries" in result.sentence.en


def test_an_empty_book_holds(store: Store) -> None:
    with store.reading() as connection:
        assert audit(connection).holds


def test_problems_name_entries_and_never_what_they_hold(kept_book: Store) -> None:
    with with_the_key_in_hand(kept_book) as connection:
        with unguarded(connection):
            connection.exec_driver_sql(
                "UPDATE personal_part SET data = CAST(replace(data, 'Bruijn', 'Canary') AS BLOB)"
            )
            connection.exec_driver_sql("UPDATE item SET description = 'Canary'")
            connection.exec_driver_sql("UPDATE search SET seller = 'Canary'")
        result = audit(connection)
    assert not result.holds
    for word in ("Canary", "Bruijn", "barst"):
        assert word not in repr(result)


def test_at_most_a_hundred_problems_are_told(store: Store) -> None:
    record(store, *[a_draft() for _ in range(120)])
    with with_the_key_in_hand(store) as connection:
        with unguarded(connection):
            connection.exec_driver_sql("UPDATE item SET price_cents = 1")
        result = audit(connection)
    assert len(result.problems) == 100


def rewrite_newest_entry(connection: Connection) -> None:
    """Another body for the newest entry, with leaf, nodes and root that fit it; the signature stays as it was."""
    body = connection.execute(text("SELECT body FROM entry WHERE number = :n"), {"n": ENTRIES}).scalar_one()
    other = body.replace(b"staff-1", b"staff-2")
    leaf = leaf_hash(other)
    connection.execute(
        text("UPDATE entry SET body = :body, leaf_hash = :leaf, staff = 'staff-2' WHERE number = :n"),
        {"body": other, "leaf": leaf, "n": ENTRIES},
    )
    connection.execute(text("UPDATE item SET staff = 'staff-2' WHERE number = :n"), {"n": ENTRIES})
    # Entry 11 is an even leaf (index 10): only its own node changes, and the root.
    connection.execute(
        text("UPDATE tree_node SET hash = :leaf WHERE level = 0 AND position = :p"), {"leaf": leaf, "p": ENTRIES - 1}
    )
    connection.execute(text("UPDATE tree_head SET root = :root"), {"root": book.root_at(connection, "A", ENTRIES)})
