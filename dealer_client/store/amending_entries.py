"""The entries that say something later of an entry: corrections and voids of it, and the erasure of its persons."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select

from dealer_client.register.draft import EntryKind
from dealer_client.register.entry import Entry
from dealer_client.register.numbering import EntryNumber

from . import schema
from .entries import read_entries, read_entry


def amending_entries(connection: Connection, series: str, numbers: Collection[int]) -> dict[int, list[Entry]]:
    """By number of an entry, its corrections and voids in the order of recording; entries without any are left out."""
    if not numbers:
        return {}
    table, wanted = schema.amendment, set(numbers)
    found: dict[int, list[Entry]] = {}
    for row in connection.execute(
        select(table.c.target, table.c.number)
        .where(table.c.series == series, table.c.target.between(min(wanted), max(wanted)))
        .order_by(table.c.number)
    ):
        if row.target in wanted:
            found.setdefault(row.target, []).append(read_entry(connection, EntryNumber(series, row.number)))
    return found


def erasure_entries(connection: Connection, series: str, numbers: Collection[int]) -> list[Entry]:
    """The erasures that took persons out of any of these entries, in the order of recording."""
    names = {str(EntryNumber(series, number)) for number in numbers}
    table, found = schema.entry, []
    for number in connection.execute(
        select(table.c.number)
        .where(table.c.series == series, table.c.kind == EntryKind.ERASURE.value)
        .order_by(table.c.number)
    ).scalars():
        for entry in read_entries(connection, series, number, number):
            if names & {erased["entry"] for erased in entry.content.get("erased", ())}:
                found.append(entry)
    return found
