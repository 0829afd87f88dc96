"""Recording an entry: all that belongs to it is there afterwards or none of it is, under a number of its own."""

from __future__ import annotations

import itertools
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, text

from dealer_client.register.numbering import EntryNumber
from dealer_client.register.signing import signature_holds
from dealer_client.register.tree import leaf_hash, verify_inclusion
from dealer_client.store import book
from dealer_client.store.audit import audit_book
from dealer_client.store.engine import Store
from dealer_client.store.errors import EntryMissing
from tests.register.drafts import invented_drafts

from .books import BICYCLE, COUNTER_KEY, PHONE, STORE_KEY, a_draft, an_entry, record, sign_head

WRITTEN = ("entry", "personal_part", "item", "identifier", "tree_node", "tree_head", "outbox", "search")
ROOT = Path(__file__).parents[2]


class Injected(Exception):
    """The failure that a test puts in the way of a statement."""


def rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that recording writes."""
    with store.reading() as connection:
        return {
            name: sorted(map(tuple, connection.execute(text(f'SELECT * FROM "{name}"'))), key=repr) for name in WRITTEN
        }


def problems(store: Store) -> list[str]:
    """What an audit finds wrong."""
    with store.reading() as connection:
        return [problem.en for problem in audit_book(connection, "A", COUNTER_KEY.public).problems]


@contextmanager
def failing_at(store: Store, statement: int) -> Iterator[list[str]]:
    """Lets the n-th statement of a transaction fail before it runs; yields what ran."""
    ran: list[str] = []

    def before(_connection: Any, _cursor: Any, sql: str, *_rest: Any) -> None:
        if not sql.startswith("BEGIN"):
            if len(ran) == statement:
                raise Injected
            ran.append(sql)

    event.listen(store._engine, "before_cursor_execute", before)
    try:
        yield ran
    finally:
        event.remove(store._engine, "before_cursor_execute", before)


def test_recording_writes_every_table_at_once(store: Store) -> None:
    record(store, a_draft(PHONE, BICYCLE))
    counted = {name: len(found) for name, found in rows(store).items()}
    assert counted == {
        "entry": 1,
        "personal_part": 2,
        "item": 2,
        "identifier": 2,
        "tree_node": 1,
        "tree_head": 1,
        "outbox": 1,
        "search": 2,
    }


def test_a_failure_at_any_statement_leaves_nothing_behind(store: Store) -> None:
    record(store, a_draft(PHONE, BICYCLE), a_draft(), a_draft())
    before = rows(store)
    for statement in itertools.count():
        with failing_at(store, statement) as ran:
            try:
                record(store, a_draft(PHONE, BICYCLE))
                break
            except Injected:
                assert len(ran) == statement
        assert rows(store) == before, f"something stayed behind after {ran}"
    touched = {name for name in WRITTEN if any(f"INTO {name}" in sql for sql in ran)}
    assert touched == set(WRITTEN)
    assert problems(store) == []
    with store.reading() as connection:
        assert book.book_size(connection, "A") == 4


@pytest.mark.parametrize("step", ["make", "sign", "commit"])
def test_a_failure_beside_the_statements_leaves_nothing_behind(store: Store, step: str) -> None:
    record(store, a_draft())
    before = rows(store)

    def make(number: EntryNumber) -> Any:
        if step == "make":
            raise Injected
        return an_entry(number)

    def sign(size: int, root: bytes) -> Any:
        if step == "sign":
            raise Injected
        return sign_head(size, root)

    with pytest.raises(Injected), store.writing() as connection:
        book.add_entry(connection, "A", make, sign)
        raise Injected
    assert rows(store) == before
    assert [str(entry.number) for entry in record(store, a_draft())] == ["A-000002"]


def test_a_number_of_a_failed_entry_is_given_to_the_next_one(store: Store) -> None:
    for _ in range(3):
        with pytest.raises(Injected), store.writing() as connection:
            book.add_entry(connection, "A", an_entry, sign_head)
            raise Injected
    assert [str(entry.number) for entry in record(store, a_draft(), a_draft())] == ["A-000001", "A-000002"]


def test_four_threads_that_record_at_once_leave_no_gap_and_use_no_number_twice(store: Store) -> None:
    given_out: list[str] = []
    failures: list[BaseException] = []
    together = threading.Barrier(4)

    def clerk() -> None:
        together.wait()
        try:
            for _ in range(25):
                given_out.append(str(record(store, a_draft(PHONE, BICYCLE))[0].number))
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=clerk) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert sorted(given_out) == [f"A-{number:06d}" for number in range(1, 101)]
    assert problems(store) == []


def test_two_programs_that_record_at_once_leave_no_gap_and_use_no_number_twice(store: Store) -> None:
    programs = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.store.recorder", str(store.path), "40"],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for _ in range(2)
    ]
    shown = [program.communicate(timeout=120)[0].split() for program in programs]
    assert [program.returncode for program in programs] == [0, 0]
    assert sorted(shown[0] + shown[1]) == [f"A-{number:06d}" for number in range(1, 81)]
    assert problems(store) == []


def test_each_series_counts_for_itself(store: Store) -> None:
    for series in ("A", "B", "A"):
        with store.writing() as connection:
            book.add_entry(connection, series, an_entry, lambda size, root, s=series: sign_head(size, root, s))
    with store.reading() as connection:
        assert (book.book_size(connection, "A"), book.book_size(connection, "B")) == (2, 1)
        assert book.book_size(connection, "C") == 0
        assert book.tree_head(connection, "C") is None


def test_the_signed_head_covers_every_entry_and_proves_each(store: Store) -> None:
    entries = record(store, *[a_draft() for _ in range(9)])
    with store.reading() as connection:
        head = book.tree_head(connection, "A")
        assert head is not None
        assert head.size == 9
        assert signature_holds(COUNTER_KEY.public, head.signature, head.signed_bytes())
        from dealer_client.register.tree import inclusion_proof

        read = book.node_reader(connection, "A")
        for index, entry in enumerate(entries):
            proof = inclusion_proof(index, head.size, read)
            assert verify_inclusion(leaf_hash(entry.body), index, head.size, proof, head.root)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drafts=st.lists(invented_drafts, min_size=1, max_size=3))
def test_any_entry_is_read_back_as_it_was_recorded(store: Store, drafts: list[Any]) -> None:
    recorded = record(store, *drafts)
    with store.reading() as connection:
        for entry in recorded:
            read = book.read_entry(connection, entry.number)
            assert read.body == entry.body
            assert {part.name: part.data for part in read.personal} == {part.name: part.data for part in entry.personal}
    assert problems(store) == []


def test_an_entry_that_is_not_there_is_said_by_its_number(store: Store) -> None:
    with store.reading() as connection, pytest.raises(EntryMissing) as missing:
        book.read_entry(connection, EntryNumber("A", 7))
    assert "A-000007" in missing.value.message.nl


def test_the_entries_of_a_period_are_those_acquired_in_it(store: Store) -> None:
    from dataclasses import replace

    days = [date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 24)]
    record(store, *[replace(a_draft(), acquired_on=day) for day in days])
    with store.reading() as connection:
        for first, last, numbers in (
            (date(2026, 11, 24), date(2026, 11, 24), [2, 4]),
            (date(2026, 11, 23), date(2026, 11, 25), [1, 2, 3, 4]),
            (date(2026, 11, 26), date(2026, 11, 30), []),
        ):
            assert book.numbers_between(connection, "A", first, last) == numbers
            assert book.count_between(connection, "A", first, last) == len(numbers)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE entry SET body = zeroblob(10)",
        "UPDATE entry SET happened_on = '2020-01-01'",
        "DELETE FROM entry",
        "UPDATE tree_node SET hash = zeroblob(32)",
        "DELETE FROM tree_node",
        "UPDATE personal_part SET data = zeroblob(10)",
        "REPLACE INTO entry SELECT * FROM entry",
        "INSERT INTO entry SELECT series, 0, kind, recorded_at, happened_on, body, leaf_hash, staff FROM entry",
        "INSERT INTO entry SELECT series, 9, kind, recorded_at, happened_on, body, zeroblob(31), staff FROM entry",
        "INSERT INTO personal_part SELECT series, 99, name, salt, data FROM personal_part",
    ],
)
def test_the_store_itself_refuses_to_change_what_is_recorded(store: Store, sql: str) -> None:
    record(store, a_draft())
    before = rows(store)
    with pytest.raises(Exception) as refusal, store.writing() as connection:
        connection.exec_driver_sql(sql)
    assert "IntegrityError" in type(refusal.value).__name__
    assert rows(store) == before


def test_a_store_key_has_thirty_two_bytes(tmp_path: Path) -> None:
    for key in (b"", STORE_KEY[:-1], STORE_KEY + b"x"):
        with pytest.raises(ValueError, match="32"):
            Store(tmp_path / "book.db", key)
