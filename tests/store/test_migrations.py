"""A book of an older version opens as it was, after a copy of it was kept; a newer one is refused untouched."""

from __future__ import annotations

from pathlib import Path

import pytest

from dealer_client.register.staff import Role, Staff
from dealer_client.store.audit import audit_book
from dealer_client.store.copying import CopyFailed
from dealer_client.store.engine import Store
from dealer_client.store.errors import StoreNewer
from dealer_client.store.opening import copy_before_migration, create_store, open_store
from dealer_client.store.staff import first_owner

from .books import COUNTER_KEY, STORE_KEY, a_draft, record
from .older_book import first_version


def test_the_one_person_of_an_older_book_is_its_owner_now(tmp_path: Path) -> None:
    first_version(tmp_path / "book.db")
    store = open_store(tmp_path / "book.db", STORE_KEY)
    with store.reading() as connection:
        assert first_owner(connection) == Staff(id="1", name="Kees Voorbeeld", role=Role.OWNER)
    store.close()


def test_the_entries_of_an_older_book_are_there_and_the_next_number_follows(tmp_path: Path) -> None:
    first_version(tmp_path / "book.db", entries=3)
    store = open_store(tmp_path / "book.db", STORE_KEY)
    with store.reading() as connection:
        result = audit_book(connection, "A", COUNTER_KEY.public)
    assert result.problems == ()
    assert result.entries == 3
    assert [str(entry.number) for entry in record(store, a_draft())] == ["A-000004"]
    store.close()


def test_a_copy_of_the_older_book_is_kept(tmp_path: Path) -> None:
    first_version(tmp_path / "book.db")
    open_store(tmp_path / "book.db", STORE_KEY).close()
    copy = Store(copy_before_migration(tmp_path / "book.db", "0001"), STORE_KEY)
    with copy.reading() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == "0001"
    copy.close()


def test_without_room_for_the_copy_nothing_is_migrated(tmp_path: Path) -> None:
    first_version(tmp_path / "book.db")
    (tmp_path / "backups").write_text("a file where the folder should be")
    with pytest.raises(CopyFailed):
        open_store(tmp_path / "book.db", STORE_KEY)
    store = Store(tmp_path / "book.db", STORE_KEY)
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == "0001"
    store.close()


def test_a_book_of_a_newer_version_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    store = create_store(tmp_path / "book.db", STORE_KEY)
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    before = (tmp_path / "book.db").read_bytes()
    with pytest.raises(StoreNewer):
        open_store(tmp_path / "book.db", STORE_KEY)
    assert (tmp_path / "book.db").read_bytes() == before
    assert not (tmp_path / "backups").exists()
