"""Making and opening a store: what stands in its way is said, and nothing of what it holds is readable around it."""

from __future__ import annotations

import gc
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, inspect, text
from sqlalchemy.dialects import sqlite

from dealer_client.register.draft import Address, Draft, Identifier, IdentityDocument, Payment, Seller
from dealer_client.register.errors import DealerError
from dealer_client.store import schema
from dealer_client.store.engine import Store
from dealer_client.store.errors import StoreMissing, StoreUnreadable
from dealer_client.store.opening import create_store, open_store
from dealer_client.store.search import find_lines

from .books import PHONE, STORE_KEY, a_draft, record

_DIALECT = sqlite.dialect()
CANARIES = {
    name: f"Kanarie{name}"
    for name in ("surname", "given", "street", "city", "document", "iban", "reason", "description", "serial")
}


def tell_tale_draft() -> Draft:
    """A purchase with a canary in every kind of field."""
    item = replace(
        PHONE,
        description=CANARIES["description"],
        identifiers=(Identifier(kind="serial", value=CANARIES["serial"]),),
    )
    draft = a_draft(
        item,
        seller=Seller(
            surname=CANARIES["surname"],
            given_names=CANARIES["given"],
            address=Address(street=CANARIES["street"], city=CANARIES["city"]),
            document=IdentityDocument(number=CANARIES["document"]),
        ),
    )
    return replace(
        draft, payment=Payment(method="bank", iban=CANARIES["iban"]), reasons={"DOCUMENT-EXPIRED": CANARIES["reason"]}
    )


def readable(folder: Path) -> dict[str, list[str]]:
    """The files of a folder in which a canary can be read, in any encoding that a program would use."""
    found = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            content = file.read_bytes().lower()
            words = [
                word
                for word in CANARIES.values()
                if word.lower().encode() in content or word.lower().encode("utf-16-le") in content
            ]
            if words or STORE_KEY in file.read_bytes() or STORE_KEY.hex().encode() in content:
                found[file.name] = words
    return found


def test_nothing_in_the_store_can_be_read_in_any_file_while_it_is_open_or_after(tmp_path: Path) -> None:
    store = create_store(tmp_path / "book.db", STORE_KEY)
    record(store, *[tell_tale_draft() for _ in range(20)])
    with store.reading() as connection:
        assert len(find_lines(connection, CANARIES["surname"], limit=100, offset=0)) == 20
        names = {file.name for file in tmp_path.iterdir()}
        assert {"book.db", "book.db-wal", "book.db-shm"} <= names
        assert (tmp_path / "book.db-wal").stat().st_size > 0
        assert readable(tmp_path) == {}
    with store.writing() as connection:
        assert readable(tmp_path) == {}
    store.close()
    gc.collect()
    assert not (tmp_path / "book.db-wal").exists()
    assert readable(tmp_path) == {}


def test_the_search_for_canaries_would_find_one(tmp_path: Path) -> None:
    (tmp_path / "leak").write_bytes(b"..KANARIEstreet..")
    (tmp_path / "log").write_bytes(CANARIES["iban"].encode("utf-16-le"))
    assert readable(tmp_path) == {"leak": [CANARIES["street"]], "log": [CANARIES["iban"]]}


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_a_store_and_its_log_are_for_this_user_alone(store: Store) -> None:
    record(store, a_draft())
    for file in store.path.parent.iterdir():
        if file.name.startswith("book.db") and file != store.open_mark:
            assert file.stat().st_mode & 0o077 == 0, file.name


def test_a_store_is_never_made_over_another(store: Store) -> None:
    record(store, a_draft())
    with pytest.raises(FileExistsError):
        create_store(store.path, STORE_KEY)
    assert [str(entry.number) for entry in record(store, a_draft())] == ["A-000002"]


@pytest.mark.parametrize("key", [bytes(32), STORE_KEY[:-1] + b"\x00", b"\xff" * 32])
def test_a_wrong_key_opens_nothing_and_changes_nothing(store: Store, key: bytes) -> None:
    record(store, a_draft())
    store.close()
    before = store.path.read_bytes()
    with pytest.raises(StoreUnreadable) as refusal:
        open_store(store.path, key)
    assert store.path.read_bytes() == before
    assert key.hex() not in repr(refusal.value) + str(refusal.value.__context__)
    again = open_store(store.path, STORE_KEY)
    assert [str(entry.number) for entry in record(again, a_draft())] == ["A-000002"]
    again.close()


@pytest.mark.parametrize("content", [None, b""])
def test_where_there_is_no_store_it_says_so_and_makes_none(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "book.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(StoreMissing) as refusal:
        open_store(path, STORE_KEY)
    assert "--home" in refusal.value.message.nl
    assert [file.name for file in tmp_path.iterdir()] == ([] if content is None else ["book.db"])


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "book.db").mkdir()
    with pytest.raises(StoreMissing):
        open_store(tmp_path / "book.db", STORE_KEY)


@pytest.mark.parametrize(
    "content",
    [b"x", bytes(511), bytes(4095), b"SQLite format 3\x00" + bytes(5000), bytes(range(256)) * 32, b"{}" * 4096],
)
def test_a_file_of_something_else_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "book.db"
    path.write_bytes(content)
    with pytest.raises(StoreUnreadable):
        open_store(path, STORE_KEY)
    assert path.read_bytes() == content


def test_a_store_that_was_cut_short_opens_nothing_or_says_so_when_read(store: Store) -> None:
    record(store, *[a_draft() for _ in range(30)])
    store.close()
    whole = store.path.read_bytes()
    for length in (100, 4096, len(whole) // 2, len(whole) - 4096):
        store.path.write_bytes(whole[:length])
        with pytest.raises(DealerError):
            cut = open_store(store.path, STORE_KEY)
            try:
                with cut.reading() as connection:
                    find_lines(connection, "", limit=100, offset=0)
                    find_lines(connection, "samsung", limit=100, offset=0)
            finally:
                cut.close()


def test_the_settings_that_keep_the_book_safe_are_on_in_every_connection(store: Store) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }
    with store.reading() as one, store.reading() as other, store.writing() as third:
        for connection in (one, other, third):
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in wanted}
            assert found == wanted


def test_migrations_make_exactly_the_tables_that_the_program_knows(store: Store) -> None:
    with store.reading() as connection:
        kept = inspect(connection)
        in_file = {name for name in kept.get_table_names() if not name.startswith("search")} - {"alembic_version"}
        assert in_file == set(schema.metadata.tables)
        for name, table in schema.metadata.tables.items():
            assert described_in_file(kept, name) == described_in_program(table), name
            sql = connection.execute(text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": name}).scalar()
            assert "STRICT" in str(sql)
            assert ("WITHOUT ROWID" in str(sql)) is not table.dialect_options["sqlite"]["with_rowid"]
        columns = {row.name for row in connection.execute(text("PRAGMA table_info(search)"))}
        assert columns == {column.name for column in schema.search.c} - {"rowid"}


def described_in_file(kept: Any, name: str) -> dict[str, object]:
    """A table as the file has it."""
    return {
        "columns": [
            (c["name"], str(c["type"]), c["nullable"] and not c["primary_key"]) for c in kept.get_columns(name)
        ],
        "primary key": kept.get_pk_constraint(name)["constrained_columns"],
        "foreign keys": sorted(
            (key["constrained_columns"], key["referred_table"], key["referred_columns"])
            for key in kept.get_foreign_keys(name)
        ),
        "unique": sorted(unique["column_names"] for unique in kept.get_unique_constraints(name)),
        "checks": sorted(check["name"] for check in kept.get_check_constraints(name)),
        "indexes": sorted((index["name"], index["column_names"]) for index in kept.get_indexes(name)),
    }


def described_in_program(table: Any) -> dict[str, object]:
    """The same table as `schema/` has it."""
    return {
        "columns": [(c.name, str(c.type.compile(dialect=_DIALECT)), c.nullable and not c.primary_key) for c in table.c],
        "primary key": [column.name for column in table.primary_key],
        "foreign keys": sorted(
            (
                [column.name for column in key.columns],
                key.referred_table.name,
                [element.column.name for element in key.elements],
            )
            for key in table.foreign_key_constraints
        ),
        "unique": sorted(
            [column.name for column in constraint.columns]
            for constraint in table.constraints
            if type(constraint).__name__ == "UniqueConstraint"
        ),
        "checks": sorted(check.name for check in table.constraints if isinstance(check, CheckConstraint)),
        "indexes": sorted((index.name, [column.name for column in index.columns]) for index in table.indexes),
    }
