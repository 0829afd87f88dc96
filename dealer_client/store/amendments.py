"""Corrections and voids in the store: recording one, and reading an entry as it stands now.

What lists, search and the keys of sellers say of an entry follows its present state; the entry itself never changes.
All of it happens in the transaction that records the amendment, and can be made again from the entries: an audit does.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from dealer_client.register.correction import AMENDING, PresentEntry, present_state, target_of
from dealer_client.register.draft import ACQUISITIONS, DISPOSALS, EntryKind
from dealer_client.register.entry import Entry
from dealer_client.register.numbering import EntryNumber

from . import derived, item_life, people_of_entries, schema
from .amending_entries import amending_entries
from .any_of import any_of, values
from .entries import read_entry


def follow(connection: Connection, entry: Entry) -> None:
    """Makes the derived rows follow an entry that was just added: a correction or void changes those of another."""
    if entry.kind not in AMENDING:
        people_of_entries.keep(connection, present_state(entry, ()))
        return
    connection.execute(insert(schema.amendment), amendment_row(entry))
    target = target_of(entry)
    if entry.kind is EntryKind.VOID:
        item_life.take_back(connection, target, entry.number)
    refresh(connection, target)


def amendment_row(amendment: Entry) -> dict[str, Any]:
    """The row of the amendment table for a correction or void."""
    number = amendment.number
    return {
        "series": number.series,
        "number": number.number,
        "kind": amendment.kind.value,
        "target": target_of(amendment).number,
    }


def read_present(connection: Connection, number: EntryNumber) -> PresentEntry:
    """The entry as it stands now, with the history of its fields. Raises EntryMissing."""
    return present_state(read_entry(connection, number), amendments_of(connection, number))


def amendments_of(connection: Connection, number: EntryNumber) -> list[Entry]:
    """The corrections and voids of an entry, in the order of recording."""
    return amending_entries(connection, number.series, [number.number]).get(number.number, [])


_AMENDED = (
    select(schema.amendment.c.target)
    .where(schema.amendment.c.series == bindparam("series"), schema.amendment.c.target.in_(any_of("numbers")))
    .distinct()
)


def amended_among(connection: Connection, numbers: Iterable[EntryNumber]) -> set[EntryNumber]:
    """Which of these entries have a correction or a void."""
    by_series: dict[str, list[int]] = {}
    for number in numbers:
        by_series.setdefault(number.series, []).append(number.number)
    return {
        EntryNumber(series, target)
        for series, targets in by_series.items()
        for target in connection.execute(_AMENDED, {"series": series, "numbers": values(targets)}).scalars()
    }


def refresh(connection: Connection, number: EntryNumber) -> None:
    """Writes the derived rows of an entry anew, as it stands now: items, identifiers, search and the person.

    After erasure it takes away with them what they said of a person. Raises EntryMissing.
    """
    present = read_present(connection, number)
    kind = present.entry.kind
    party = derived.other_party(present.parts)
    if kind in ACQUISITIONS:
        for row, item in zip(_rows_of(connection, schema.item, number), present.content["items"], strict=True):
            connection.execute(
                update(schema.item)
                .where(schema.item.c.id == row.id)
                .values(derived.item_row(number, present.content, item))
            )
            identifiers = derived.identifier_rows(row.id, item)
            connection.execute(delete(schema.identifier).where(schema.identifier.c.item == row.id))
            if identifiers:
                connection.execute(insert(schema.identifier), identifiers)
            _index_again(connection, derived.search_row(row.id, number, item, identifiers, party))
    elif kind in DISPOSALS:
        lines = schema.disposal_item
        for row, item in zip(_rows_of(connection, lines, number), present.content["items"], strict=True):
            connection.execute(
                update(lines)
                .where(lines.c.id == row.id)
                .values(derived.disposal_item_row(number, present.content, item))
            )
            identifiers = derived.identifier_rows(row.id, item)
            _index_again(connection, derived.search_row(row.id, number, item, identifiers, party))
    people_of_entries.keep(connection, present)


def _rows_of(connection: Connection, table: Any, number: EntryNumber) -> list[Row[Any]]:
    return list(
        connection.execute(
            select(table.c.id)
            .where(table.c.series == number.series, table.c.number == number.number)
            .order_by(table.c.line)
        )
    )


def _index_again(connection: Connection, row: dict[str, Any]) -> None:
    connection.execute(delete(schema.search).where(schema.search.c.rowid == row["rowid"]))
    connection.execute(insert(schema.search), row)
