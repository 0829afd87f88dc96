"""Changing a store as someone would who has its key, no guard that stops him and every reason not to be seen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from dealer_client.store.engine import Store


@contextmanager
def with_the_key_in_hand(store: Store) -> Iterator[Connection]:
    """A connection as another program would have it: nothing judges what it writes, and no digest follows. What was
    done is undone afterwards."""
    with store._engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("PRAGMA ignore_check_constraints = ON")
        transaction = connection.begin()
        try:
            for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_temp_master").all():
                connection.exec_driver_sql(f"DROP TRIGGER temp.{name}")
            yield connection
        finally:
            # Where the database made nothing of what it read, the store has let go of the connection by itself.
            if not connection.invalidated:
                transaction.rollback()
                raw.execute("PRAGMA ignore_check_constraints = OFF")
                raw.execute("PRAGMA foreign_keys = ON")


@contextmanager
def unguarded(connection: Connection) -> Iterator[None]:
    """Takes the triggers away and puts them back, as someone would who wants it not to show."""
    triggers = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
    for name, _ in triggers:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    yield
    for _, sql in triggers:
        connection.exec_driver_sql(sql)


def change_one_byte(connection: Connection, table: str, column: str, row: int, at: int, flip: int) -> list[str] | None:
    """Changes one byte in one row, whose key it gives; None where not even the store's key makes that possible (two
    rows of one name)."""
    keys = keys_of(connection, table)
    read = ", ".join(f"CAST({name} AS TEXT)" for name in keys)
    place = " AND ".join(f"{name} IS ?" for name in keys)
    rows = connection.exec_driver_sql(
        f'SELECT {", ".join(keys)}, {read}, typeof("{column}"), CAST("{column}" AS BLOB) FROM "{table}"'
    ).all()
    *key, kind, kept = rows[row % len(rows)]
    new = "CAST(? AS TEXT)" if kind == "text" else "?"
    value = changed(int(kept) if kind == "integer" else kept, at, flip)
    try:
        connection.exec_driver_sql(f'UPDATE "{table}" SET "{column}" = {new} WHERE {place}', (value, *key[: len(keys)]))
    except DBAPIError:
        return None
    return [str(part) for part in key[len(keys) :]]


def keys_of(connection: Connection, table: str) -> list[str]:
    """What names a row of a table: its primary key, else its number in the file."""
    columns = connection.exec_driver_sql(f'PRAGMA table_info("{table}")').all()
    ordered = sorted((column.pk, column.name) for column in columns if column.pk)
    return [f'"{name}"' for _, name in ordered] or ["rowid"]


def changed(kept: object, at: int, flip: int) -> object:
    """The kept value with one byte changed."""
    if kept is None:
        return 1
    if isinstance(kept, int):
        return kept ^ (1 << flip % 8)
    assert isinstance(kept, bytes)
    if not kept:
        return b"x"
    at %= len(kept)
    return kept[:at] + bytes([kept[at] ^ flip]) + kept[at + 1 :]
