"""Rows as they are kept, byte for byte, for whoever does not trust them: text comes as UTF-8 bytes, whole or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, LargeBinary, Row, Select, Table, cast, select, union_all
from sqlalchemy.sql.expression import TableClause
from sqlalchemy.types import Text as TextType

from . import schema

KeptRow = Row[Any]


def kept(table: Table | TableClause) -> Select[Any]:
    """Selects every column of a table as it is kept."""
    return select(*(_as_kept(column) for column in table.c))


def entries_after(connection: Connection, series: str, number: int, limit: int) -> list[KeptRow]:
    """The next entries of a series after that number, in order."""
    entry = schema.entry
    query = kept(entry).where(entry.c.series == series, entry.c.number > number).order_by(entry.c.number).limit(limit)
    return list(connection.execute(query))


def parts_between(connection: Connection, series: str, first: int, last: int) -> dict[int, list[KeptRow]]:
    """The personal parts of entries `first` up to and including `last`, by number of the entry."""
    part = schema.personal_part
    query = kept(part).where(part.c.series == series, part.c.number.between(first, last)).order_by(part.c.name)
    return _grouped(connection, query, lambda row: int(row.number))


def erased_between(connection: Connection, series: str, first: int, last: int) -> dict[int, list[KeptRow]]:
    """What was erased of entries `first` up to and including `last`, by number of the entry."""
    part = schema.erased_part
    query = kept(part).where(part.c.series == series, part.c.number.between(first, last))
    return _grouped(connection, query, lambda row: int(row.number))


def items_between(connection: Connection, series: str, first: int, last: int) -> dict[int, list[KeptRow]]:
    """The items of entries `first` up to and including `last`, by number of the entry."""
    item = schema.item
    query = kept(item).where(item.c.series == series, item.c.number.between(first, last)).order_by(item.c.line)
    return _grouped(connection, query, lambda row: int(row.number))


def disposals_between(connection: Connection, series: str, first: int, last: int) -> dict[int, list[KeptRow]]:
    """The lines of disposals among entries `first` up to and including `last`, by number of the entry."""
    gone = schema.disposal_item
    query = kept(gone).where(gone.c.series == series, gone.c.number.between(first, last)).order_by(gone.c.line)
    return _grouped(connection, query, lambda row: int(row.number))


def identifiers_between(connection: Connection, series: str, first: int, last: int) -> dict[int, list[KeptRow]]:
    """The identifiers of the items of entries `first` up to and including `last`, by id of the item."""
    item, identifier = schema.item, schema.identifier
    query = (
        kept(identifier)
        .join(item, item.c.id == identifier.c.item)
        .where(item.c.series == series, item.c.number.between(first, last))
        .order_by(identifier.c.position)
    )
    return _grouped(connection, query, lambda row: int(row.item))


def search_rows_between(connection: Connection, series: str, first: int, last: int) -> dict[int, list[KeptRow]]:
    """The rows of the search index for the lines of entries `first` up to and including `last`, by id of the line."""
    search = schema.search
    lines = union_all(
        *(
            select(table.c.id).where(table.c.series == series, table.c.number.between(first, last))
            for table in (schema.item, schema.disposal_item)
        )
    ).subquery()
    query = kept(search).join(lines, lines.c.id == search.c.rowid)
    return _grouped(connection, query, lambda row: int(row.rowid))


def other_books(connection: Connection) -> dict[str, bytes]:
    """The series of the dealer's other counters, each with its counter's key; empty where there is none to be read."""
    found = {}
    for row in connection.execute(kept(schema.counter_book)):
        try:
            key = bytes.fromhex(row.counter_key.decode())
        except ValueError:
            key = b""
        found[row.series.decode(errors="replace")] = key
    return found


def says_the_same(row: KeptRow, expected: Mapping[str, Any]) -> bool:
    """Whether a kept row has exactly these values in these columns."""
    return all(
        getattr(row, name) == (value.encode() if isinstance(value, str) else value) for name, value in expected.items()
    )


def _as_kept(column: ColumnElement[Any]) -> ColumnElement[Any]:
    if isinstance(column.type, TextType):
        return cast(column, LargeBinary).label(column.name)
    return column


def _grouped(connection: Connection, query: Select[Any], key: Callable[[KeptRow], int]) -> dict[int, list[KeptRow]]:
    grouped: dict[int, list[KeptRow]] = {}
    for row in connection.execute(query):
        grouped.setdefault(key(row), []).append(row)
    return grouped
