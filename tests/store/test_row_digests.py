"""Rows beside the entries keep a digest with whatever the program writes, and with nothing that anybody else does."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dealer_client.register.staff import Role
from dealer_client.store import audit_beside, schema
from dealer_client.store.audit import audit_book
from dealer_client.store.copying import write_copy
from dealer_client.store.documents_made import note_made
from dealer_client.store.engine import Store
from dealer_client.store.opening import open_store
from dealer_client.store.row_digests import DIGESTED, MADE_AGAIN, digest_of_row
from dealer_client.store.settings import write_setting
from dealer_client.store.staff import add_staff, deactivate

from .books import COUNTER_KEY, STORE_KEY, a_draft, record
from .erased_book import erase
from .older_book import first_version
from .tampering import with_the_key_in_hand

OTHER_KEY = b"o" * 32
ROWS = st.lists(st.none() | st.binary(max_size=3), max_size=4)


def problems(store: Store) -> list[str]:
    with store.reading() as connection:
        return [problem.en for problem in audit_book(connection, "A", COUNTER_KEY.public).problems]


def behind_its_back(store: Store, *statements: str) -> None:
    """Does this with another program that has the key."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(store.path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{STORE_KEY.hex()}'\"")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_every_table_is_either_made_again_or_digested() -> None:
    by_row = {table.name for table in DIGESTED}
    assert by_row.isdisjoint(MADE_AGAIN)
    assert by_row | MADE_AGAIN | {"row_digest", "watchlist"} == set(schema.metadata.tables)


def test_every_table_with_digests_has_a_name_that_people_know() -> None:
    assert set(audit_beside._NAMES) == {table.name for table in DIGESTED}


@given(columns=ROWS, other=ROWS)
def test_two_rows_have_one_digest_only_if_they_are_the_same(
    columns: list[bytes | None], other: list[bytes | None]
) -> None:
    assert (digest_of_row("t", *columns) == digest_of_row("t", *other)) == (columns == other)
    assert digest_of_row("t", *columns) != digest_of_row("u", *columns)


def test_whatever_the_program_writes_changes_and_takes_away_is_as_written(store: Store) -> None:
    with store.writing() as connection:
        kees = add_staff(connection, "Kees", Role.CLERK)
        for subject in ("A-000001", "A-000002"):
            note_made(connection, "receipt", subject, kees.id, datetime(2026, 11, 25, tzinfo=UTC))
        write_setting(connection, "x", 1)
        write_setting(connection, "x", 2)
    with store.writing() as connection:
        deactivate(connection, kees.id)
        connection.exec_driver_sql("DELETE FROM document_made WHERE subject = 'A-000001'")
        connection.exec_driver_sql("UPDATE document_made SET subject = 'A-000003'")
        connection.exec_driver_sql("REPLACE INTO setting SELECT name, '3' FROM setting")
    assert problems(store) == []


def test_what_was_undone_left_no_digest(store: Store) -> None:
    with pytest.raises(RuntimeError), store.writing() as connection:
        add_staff(connection, "Kees", Role.CLERK)
        raise RuntimeError
    assert problems(store) == []
    with store.writing() as connection:
        add_staff(connection, "Anna", Role.CLERK)
    assert problems(store) == []


def test_a_row_that_was_changed_stays_found_when_the_program_writes_it_again(store: Store) -> None:
    with store.writing() as connection:
        kees = add_staff(connection, "Kees", Role.CLERK)
    behind_its_back(store, "UPDATE staff SET role = 'owner'")
    with store.writing() as connection:
        deactivate(connection, kees.id)
    assert problems(store) == [f"Changed or added behind the program's back: member of staff (staff), {kees.id}."]


@pytest.mark.parametrize(
    ("done", "told"),
    [
        ("INSERT INTO setting VALUES ('mine', '1')", "Changed or added behind the program's back: setting"),
        ("DELETE FROM setting", "Taken away behind the program's back: setting"),
        ("DELETE FROM row_digest WHERE of_table = 'setting'", "Changed or added behind the program's back: setting"),
        ("INSERT INTO row_digest VALUES ('none', '[1]', zeroblob(32))", "Taken away behind the program's back"),
        ("DROP INDEX attention_by_person", "The layout of the book"),
        ("CREATE TABLE more (a)", "The layout of the book"),
    ],
)
def test_what_was_put_in_or_taken_away_is_told(store: Store, done: str, told: str) -> None:
    with store.writing() as connection:
        write_setting(connection, "shop", "de Hoek")
    behind_its_back(store, done)
    (found,) = problems(store)
    assert found.startswith(told)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(row=st.integers(0, 10_000), at=st.integers(0, 10_000))
def test_a_byte_of_what_a_table_index_or_guard_is_made_by_is_found(store: Store, row: int, at: int) -> None:
    with with_the_key_in_hand(store) as connection:
        made = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql <> ''").all()
        name, words = made[row % len(made)]
        at %= len(words)
        other = words[:at] + chr(ord(words[at]) ^ 1) + words[at + 1 :]
        connection.exec_driver_sql("PRAGMA writable_schema = ON")
        connection.exec_driver_sql("UPDATE sqlite_master SET sql = ? WHERE name = ?", (other, name))
        connection.exec_driver_sql("PRAGMA writable_schema = OFF")
        assert any("layout" in problem.en for problem in audit_book(connection, "A", COUNTER_KEY.public).problems)


def test_a_copy_under_another_key_holds_as_the_book_does(store: Store, tmp_path: Path) -> None:
    with store.writing() as connection:
        add_staff(connection, "Kees", Role.CLERK)
    write_copy(store.path, STORE_KEY, tmp_path / "copy.db", OTHER_KEY)
    copy = open_store(tmp_path / "copy.db", OTHER_KEY)
    assert problems(copy) == []
    copy.close()


def test_a_book_that_was_written_anew_holds(store: Store) -> None:
    with store.writing() as connection:
        add_staff(connection, "Kees", Role.CLERK)
    store.write_anew()
    with store.writing() as connection:
        add_staff(connection, "Anna", Role.CLERK)
    assert problems(store) == []


def test_what_an_older_book_holds_counts_as_written_and_what_comes_later_is_under_the_audit(tmp_path: Path) -> None:
    first_version(tmp_path / "book.db", entries=1)
    store = open_store(tmp_path / "book.db", STORE_KEY)
    assert problems(store) == []
    behind_its_back(store, "UPDATE staff SET name = 'Ander'")
    assert problems(store) == ["Changed or added behind the program's back: member of staff (staff), 1."]
    store.close()


def test_the_first_line_that_is_taken_out_of_the_search_index_changes_nothing_about_the_tables(store: Store) -> None:
    """The index notes in its own settings when it begins to overwrite what is deleted."""
    record(store, a_draft(), a_draft())
    erase(store, (1, "seller"))
    assert problems(store) == []
