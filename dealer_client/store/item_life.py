"""What an entry does to items: they come in, go out, and a void takes either back.

All of it happens in the transaction that records the entry, and can be made again from the entries: an audit does.
"""

from __future__ import annotations

from contextlib import nullcontext, suppress

from sqlalchemy import Connection, delete, func, insert, select, update

from dealer_client.register.draft import ACQUISITIONS, DISPOSALS
from dealer_client.register.entry import Entry
from dealer_client.register.numbering import EntryNumber, item_number

from . import derived, schema
from .errors import ItemNotHere
from .reservations import cancel_reservation

# Made once: making a statement takes longer than carrying it out.
_ADD_ITEM, _ADD_IDENTIFIER, _ADD_WORDS = insert(schema.item), insert(schema.identifier), insert(schema.search)
_NEWEST_ID = select(
    func.max(
        func.coalesce(select(func.max(schema.item.c.id)).scalar_subquery(), 0),
        func.coalesce(select(func.max(schema.disposal_item.c.id)).scalar_subquery(), 0),
    )
)


def add_lines(connection: Connection, entry: Entry, *, recorded_elsewhere: bool = False) -> None:
    """Writes the lines of a new entry: the items of an acquisition, or the items that a disposal takes out.

    Raises ItemNotHere for a disposal of what this book does not have (any more). What was `recorded_elsewhere` has
    happened, in whatever order it comes: an item may have left before it is heard of, and of two counters that let the
    same item go without a line, the disposal that came first is the one by which it left.
    """
    if entry.kind in ACQUISITIONS:
        _add_items(connection, entry)
        if recorded_elsewhere:
            _take_out_what_left_before(connection, entry.number)
    elif entry.kind in DISPOSALS:
        _add_disposals(connection, entry, recorded_elsewhere=recorded_elsewhere)


def take_back(connection: Connection, voided: EntryNumber, by: EntryNumber) -> None:
    """The entry `voided` was voided by another: its items never came in, or the ones that it took out are here again.

    A police hold stays as it is: what comes back is still held.
    """
    item, gone = schema.item, schema.disposal_item
    of_item = (item.c.series == voided.series, item.c.number == voided.number)
    connection.execute(update(item).where(*of_item).values(voided_by=str(by)))
    kept = schema.reservation
    connection.execute(delete(kept).where(kept.c.series == voided.series, kept.c.number == voided.number))
    of_disposal = (gone.c.series == voided.series, gone.c.number == voided.number)
    for row in connection.execute(select(gone).where(*of_disposal, gone.c.voided_by == "")).all():
        connection.execute(
            update(item)
            .where(
                item.c.series == row.item_series,
                item.c.number == row.item_number,
                item.c.line == row.item_line,
                item.c.left_by == voided.item(row.line),
            )
            .values(left_by="")
        )
    connection.execute(update(gone).where(*of_disposal).values(voided_by=str(by)))


def _add_items(connection: Connection, entry: Entry) -> None:
    party = derived.other_party({part.name: part.data for part in entry.personal})
    items, identifiers, words = [], [], []
    for item_id, item in enumerate(entry.content["items"], start=_next_id(connection)):
        rows = derived.identifier_rows(item_id, item)
        items.append({"id": item_id, **derived.item_row(entry.number, entry.content, item)})
        identifiers += rows
        words.append(derived.search_row(item_id, entry.number, item, rows, party))
    # A statement a table, not one an item: a purchase is recorded while the customer waits.
    for statement, all_rows in ((_ADD_ITEM, items), (_ADD_IDENTIFIER, identifiers), (_ADD_WORDS, words)):
        if all_rows:
            connection.execute(statement, all_rows)


def _take_out_what_left_before(connection: Connection, acquired: EntryNumber) -> None:
    gone = schema.disposal_item
    for row in connection.execute(
        select(gone)
        .where(gone.c.item_series == acquired.series, gone.c.item_number == acquired.number, gone.c.voided_by == "")
        .order_by(gone.c.id)
    ).all():
        with suppress(ItemNotHere):
            _take_out(connection, acquired.item(row.item_line), EntryNumber(row.series, row.number).item(row.line))


def _add_disposals(connection: Connection, entry: Entry, *, recorded_elsewhere: bool) -> None:
    party = derived.other_party({part.name: part.data for part in entry.personal})
    first = _next_id(connection)
    for line_id, item in enumerate(entry.content["items"], start=first):
        with suppress(ItemNotHere) if recorded_elsewhere else nullcontext():
            _take_out(connection, item["item"], entry.number.item(item["line"]))
        connection.execute(
            insert(schema.disposal_item),
            {"id": line_id, **derived.disposal_item_row(entry.number, entry.content, item)},
        )
        rows = derived.identifier_rows(line_id, item)
        connection.execute(insert(schema.search), derived.search_row(line_id, entry.number, item, rows, party))


def _take_out(connection: Connection, number: str, by: str) -> None:
    acquired, line = item_number(number)
    item = schema.item
    taken = connection.execute(
        update(item)
        .where(
            item.c.series == acquired.series,
            item.c.number == acquired.number,
            item.c.line == line,
            item.c.left_by == "",
            item.c.voided_by == "",
        )
        .values(left_by=by)
    )
    if taken.rowcount != 1:
        raise ItemNotHere(number)
    cancel_reservation(connection, acquired, line)


def _next_id(connection: Connection) -> int:
    """Items and lines of disposals share one sequence of ids, which is that of the search index."""
    return int(connection.execute(_NEWEST_ID).scalar_one()) + 1
