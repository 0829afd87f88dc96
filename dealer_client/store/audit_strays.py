"""Whether the store holds rows of no book at all, or lines that search does not know."""

from __future__ import annotations

from sqlalchemy import Connection, Table, exists, func, select
from sqlalchemy.sql.expression import TableClause

from . import schema
from .kept_rows import other_books

_BY_SERIES = (
    schema.entry,
    schema.item,
    schema.disposal_item,
    schema.tree_head,
    schema.tree_node,
    schema.outbox,
    schema.erased_part,
    schema.amendment,
    schema.person_of_entry,
)


def holds_strays(connection: Connection, series: str) -> bool:
    """Whether there is a row neither of this counter's series nor of another counter that the register told of.

    `series` of another counter's book: False, for beside it stands this counter's own, whose audit looks for strays.
    """
    others = other_books(connection)
    if series in others:
        return False
    known = [series, *others]
    if any(connection.execute(select(exists().where(table.c.series.not_in(known)))).scalar() for table in _BY_SERIES):
        return True
    lines = _all_rows(connection, schema.item) + _all_rows(connection, schema.disposal_item)
    return _all_rows(connection, schema.search) != lines


def _all_rows(connection: Connection, table: Table | TableClause) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()
