"""Whatever byte of the store somebody changes who has its key, an audit finds it and says where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from dealer_client.register.audit import AuditResult
from dealer_client.store import schema
from dealer_client.store.audit import audit_book
from dealer_client.store.engine import Store, plain_error
from dealer_client.store.errors import StoreDamaged, StoreUnreadable
from dealer_client.store.opening import create_store
from dealer_client.store.row_digests import DIGESTED

from .books import COUNTER_KEY, STORE_KEY, a_draft, record
from .full_book import REGISTER, full_book
from .tampering import change_one_byte, keys_of, unguarded, with_the_key_in_hand

OF_SEARCH = ("search_config", "search_content", "search_data", "search_docsize", "search_idx")
"""Where the database keeps the full-text index; the tables that the index itself consists of."""
TABLES = sorted({*schema.metadata.tables, "alembic_version", *OF_SEARCH})
PAGES = (("search_data", "block"), ("search_idx", "segid"), ("search_idx", "term"), ("search_idx", "pgno"))
"""What a search finds is compared, not each bit by which it is found."""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = full_book(tmp_path_factory.mktemp("full") / "book.db")
    yield made
    made.close()


@pytest.fixture(scope="module")
def closed_book(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The whole file of a book that nobody has open."""
    made = create_store(tmp_path_factory.mktemp("closed") / "book.db", STORE_KEY)
    record(made, a_draft())
    made.close()
    return made.path.read_bytes()


def audit(connection: Connection) -> AuditResult:
    return audit_book(connection, "A", COUNTER_KEY.public, register_key=REGISTER.public.hex())


def test_a_book_with_a_row_in_every_table_holds(book: Store) -> None:
    with book.reading() as connection:
        assert audit(connection).problems == ()
        made = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'search'")
        assert sorted(made.scalars()) == TABLES
        for table in TABLES:
            assert connection.exec_driver_sql(f'SELECT 1 FROM "{table}"').first(), table


@pytest.mark.parametrize("table", TABLES)
@settings(
    max_examples=2,
    deadline=None,
    # A smaller example says no more here.
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(row=st.integers(0, 10_000), at=st.integers(0, 10_000), flip=st.integers(1, 255))
def test_any_single_byte_changed_with_the_key_in_hand_is_found(
    book: Store, table: str, row: int, at: int, flip: int
) -> None:
    with book.reading() as connection:
        columns = [column.name for column in connection.exec_driver_sql(f'PRAGMA table_info("{table}")')]
    for column in columns:
        if (table, column) in PAGES:
            continue
        with with_the_key_in_hand(book) as connection:
            with unguarded(connection):
                key = change_one_byte(connection, table, column, row, at, flip)
            if key is None:
                continue
            try:
                result = audit(connection)
            except DBAPIError as error:
                # The database itself finds no sense in it, and says so to whoever opens the book.
                assert isinstance(plain_error(error.orig), StoreDamaged)
                continue
            is_key = f'"{column}"' in keys_of(connection, table)
        assert not result.holds, f"{table}.{column} was changed and nobody noticed"
        if table in {digested.name for digested in DIGESTED}:
            told = [problem.en for problem in result.problems if f"({table})" in problem.en]
            assert told, (column, result.problems)
            assert is_key or any(" ".join(key) in each for each in told)


def found_by_each_word(connection: Connection) -> list[tuple[str, int]]:
    """Every word in the search index with every line that is found by it."""
    connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'search', 'row')")
    words = connection.exec_driver_sql("SELECT term FROM temp.words").scalars().all()
    search = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid"
    return [(word, row) for word in words for row in connection.exec_driver_sql(search, (f'"{word}"',)).scalars()]


@pytest.mark.parametrize(("table", "column"), PAGES)
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(row=st.integers(0, 10_000), at=st.integers(0, 10_000), flip=st.integers(1, 255))
def test_a_byte_of_the_search_index_is_found_or_changes_nothing_of_what_is_found(
    book: Store, table: str, column: str, row: int, at: int, flip: int
) -> None:
    with with_the_key_in_hand(book) as connection:
        before = found_by_each_word(connection)
    with with_the_key_in_hand(book) as connection:
        change_one_byte(connection, table, column, row, at, flip)
        try:
            if audit(connection).holds:
                assert found_by_each_word(connection) == before
        except DBAPIError as error:
            assert isinstance(plain_error(error.orig), StoreDamaged)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 2**31), flip=st.integers(1, 255))
def test_any_byte_changed_in_the_file_without_the_key_is_found(
    closed_book: bytes, tmp_path: Path, at: int, flip: int
) -> None:
    at %= len(closed_book)
    path = tmp_path / "book.db"
    path.write_bytes(closed_book[:at] + bytes([closed_book[at] ^ flip]) + closed_book[at + 1 :])
    store = Store(path, STORE_KEY)
    try:
        with store.reading() as connection:
            result = audit(connection)
        assert any("file itself is damaged" in problem.en for problem in result.problems)
    except (StoreDamaged, StoreUnreadable):
        # So is whoever opens the book told.
        pass
    finally:
        store.close()
