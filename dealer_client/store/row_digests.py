"""A digest of every row that stands beside the entries, so that an audit finds a change made behind the program's back.

What entries say is proven by the tree and its signature, and what is derived from them is made again. Nothing says once
more what a hold, a flag on a seller, a match, a colleague or a day close was. So the SHA-256 of each such row is kept
beside it, and whatever this program writes keeps the two together: by triggers, which no writer can forget.

The triggers are temporary ones of each writing connection. Those in the file could not call a function of ours, for it
is opened without trust in its own schema (`trusted_schema`); and who opens it with another program has none.

What it finds: any change of a row by any cause but this program's own writing, of one byte or of many; a row taken away
or put in; and a changed guard, index or table. A row that was changed stays found, also when the program writes some
of its columns later. What it does not: someone who has the store's key, knows this module and writes the fitting
digest too. No key in the machine would stop him, for whoever can read the one from the keyring can read the other. What
he cannot do is sign entries anew. Nor does it judge what was there before the store was brought to this schema. And the
pages of the full-text index have no digest, for a trigger on them ends the database in the middle of its own writing:
each word in them is compared with what is indexed, but a bit that changes nothing of what is found is not seen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from string import Template
from typing import Any

from sqlalchemy import ColumnElement, Connection, LargeBinary, Table, cast, delete, func, insert, literal, select, text
from sqlalchemy.sql.functions import Function
from sqlalchemy.types import Text as TextType

from . import schema

_KEPT = schema.row_digest
_FUNCTION = "digest_of_row"
_TABLES = "sqlite_master"
"""Under this name stands the digest of what the tables, indexes and guards are, with which steps made them and how the
search index works."""

MADE_AGAIN = frozenset(
    {
        "amendment",
        "disposal_item",
        "entry",
        "erased_part",
        "identifier",
        "item",
        "person_of_entry",
        "personal_part",
        "receipt",
        "tree_head",
        "tree_node",
    }
)
"""What an audit computes again or holds against a signature."""

_NOT_BY_ROW = MADE_AGAIN | {"row_digest", "watchlist"}
"""The watchlist has one sum over its millions of rows, see `watchlist.py`."""

DIGESTED: tuple[Table, ...] = tuple(
    table for name, table in sorted(schema.metadata.tables.items()) if name not in _NOT_BY_ROW
)
"""Every other table: a new one is among them without anybody thinking of it."""


def digest_of_row(table: str, *columns: bytes | None) -> bytes:
    """SHA-256 of a row. `columns` are as they are kept, text as UTF-8 and whole numbers in decimals; None is NULL.

    A table's columns have one type each (STRICT), so the type need not be said.
    """
    digest = hashlib.sha256(b"%d:%s" % (len(table), table.encode()))
    for column in columns:
        digest.update(b"-" if column is None else b"%d:" % len(column))
        digest.update(column or b"")
    return digest.digest()


def know_digests(connection: Any) -> None:
    """Lets a connection of the database's own kind compute digests; every connection of a store can."""
    connection.create_function(_FUNCTION, -1, digest_of_row, deterministic=True)


def keep_digests(connection: Any) -> bool:
    """Lets a connection of the database's own kind keep the digest with each row that it writes, from now on.

    Outside a transaction. False where the store has no such digests yet, and nothing happens.
    """
    if connection.execute("SELECT count(*) FROM main.sqlite_master WHERE name = 'row_digest'").fetchone() == (0,):
        return False
    connection.executescript("".join(map(_triggers, DIGESTED)))
    return True


def digest_everything(connection: Connection) -> None:
    """Takes every row, and what the tables are, for what they should be: after a step to a newer schema alone."""
    # The search index takes this step by itself when a line is first deleted (`secure-delete` is on, so it is no longer
    # of version 4); taken here, nothing about the tables changes any more.
    connection.execute(text("REPLACE INTO search_config (k, v) VALUES ('version', 5)"))
    connection.execute(delete(_KEPT))
    for table in DIGESTED:
        rows = select(literal(table.name), _key(table), _digest(table)).select_from(table)
        connection.execute(insert(_KEPT).from_select(["of_table", "row", "digest"], rows))
    connection.execute(insert(_KEPT), {"of_table": _TABLES, "row": "[]", "digest": _digest_of_tables(connection)})


def tables_are_as_made(connection: Connection) -> bool:
    """Whether tables, indexes and guards are what they were when the store was brought to its schema."""
    kept = select(_KEPT.c.digest).where(_KEPT.c.of_table == _TABLES, _KEPT.c.row == "[]")
    return connection.execute(kept).scalar() == _digest_of_tables(connection)


def changed_rows(connection: Connection) -> Iterator[tuple[str, str]]:
    """Table and key of the rows that are not what was written, or that this program never wrote."""
    for table in DIGESTED:
        of_row = (_KEPT.c.of_table == table.name) & (_KEPT.c.row == _key(table))
        changed = (
            select(cast(_key(table), LargeBinary))
            .select_from(table.outerjoin(_KEPT, of_row))
            .where(_KEPT.c.digest.is_distinct_from(_digest(table)))
        )
        for row in connection.execute(changed).scalars():
            yield table.name, row.decode(errors="replace")


def rows_gone(connection: Connection) -> Iterator[tuple[str, str]]:
    """Table and key of the rows that were written and are not there."""
    name, row = cast(_KEPT.c.of_table, LargeBinary), cast(_KEPT.c.row, LargeBinary)
    of_none = _KEPT.c.of_table.not_in([_TABLES, *(table.name for table in DIGESTED)])
    gone = [select(name, row).where(of_none | ((_KEPT.c.of_table == _TABLES) & (_KEPT.c.row != "[]")))]
    for table in DIGESTED:
        there = select(_key(table)).select_from(table)
        gone.append(select(name, row).where(_KEPT.c.of_table == table.name, _KEPT.c.row.not_in(there)))
    for query in gone:
        for of_table, key in connection.execute(query):
            yield of_table.decode(errors="replace"), key.decode(errors="replace")


def _digest_of_tables(connection: Connection) -> bytes:
    rows = connection.execute(
        text(
            """
            SELECT CAST(type AS BLOB), CAST(name AS BLOB), CAST(tbl_name AS BLOB), CAST(sql AS BLOB)
            FROM main.sqlite_master
            UNION ALL SELECT NULL, NULL, NULL, CAST(version_num AS BLOB) FROM alembic_version
            UNION ALL SELECT NULL, CAST(k AS BLOB), NULL, CAST(v AS BLOB) FROM search_config
            ORDER BY 1, 2
            """
        )
    )
    return digest_of_row(_TABLES, *(column for row in rows for column in row))


def _key(table: Table) -> ColumnElement[str]:
    return func.json_array(*table.primary_key, type_=TextType)


def _digest(table: Table) -> ColumnElement[bytes]:
    columns = (cast(column, LargeBinary) for column in table.c)
    return Function(_FUNCTION, literal(table.name), *columns, type_=LargeBinary)


# What was not as written before must not become right by a change of another column.
_TRIGGERS = Template(
    """
    CREATE TEMP TRIGGER IF NOT EXISTS digest_${table}_put_in AFTER INSERT ON main."$table" BEGIN
        DELETE FROM row_digest WHERE of_table = '$table' AND "row" = $new_key;
        INSERT INTO row_digest VALUES ('$table', $new_key, $new_digest);
    END;
    CREATE TEMP TRIGGER IF NOT EXISTS digest_${table}_changed AFTER UPDATE ON main."$table" BEGIN
        UPDATE row_digest
        SET "row" = $new_key, digest = CASE digest WHEN $old_digest THEN $new_digest ELSE zeroblob(32) END
        WHERE of_table = '$table' AND "row" = $old_key;
    END;
    CREATE TEMP TRIGGER IF NOT EXISTS digest_${table}_taken_away AFTER DELETE ON main."$table" BEGIN
        DELETE FROM row_digest WHERE of_table = '$table' AND "row" = $old_key;
    END;
    """
)


def _triggers(table: Table) -> str:
    words = {"table": table.name}
    for of in ("old", "new"):
        keys = ", ".join(f'{of}."{column.name}"' for column in table.primary_key)
        columns = ", ".join(f'CAST({of}."{column.name}" AS BLOB)' for column in table.c)
        words |= {f"{of}_key": f"json_array({keys})", f"{of}_digest": f"{_FUNCTION}('{table.name}', {columns})"}
    return _TRIGGERS.substitute(words)
