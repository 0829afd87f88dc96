"""Entries that brought nothing in or out, where the register is listed whole: corrections, voids, inspections and
erasures. With them the numbers of a series run on without a gap.

They have no line of their own: each stands just after the last line of its series that was recorded before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select

from dealer_client.register.draft import ACQUISITIONS, DISPOSALS, EntryKind
from dealer_client.register.listing import RegisterFilter, RegisterLine, UploadState
from dealer_client.register.moments import parse_utc
from dealer_client.register.numbering import EntryNumber

from . import schema

KINDS = frozenset(EntryKind) - ACQUISITIONS - DISPOSALS
_ROW: ColumnElement[int] = literal_column("entry.rowid")
_A_PART_OF_ONE = 1e-9
"""Times its number: what keeps an entry after the line before it and the entries between them in order."""


def are_asked(only: RegisterFilter) -> bool:
    """Whether such entries pass the filter: they have a day and who recorded them, and no goods and no party."""
    return not (only.kinds or only.party or only.category or only.states)


def listed(only: RegisterFilter) -> Select[Any]:
    """`id`, the place among the ids of lines, and `entry_row`, by which `read_lines` finds the entry."""
    entry = schema.entry
    before = [_last_before(table) for table in (schema.item, schema.disposal_item)]
    place = func.max(*before) + entry.c.number * _A_PART_OF_ONE
    found = select(place.label("id"), _ROW.label("entry_row"))
    found = found.where(entry.c.kind.in_(sorted(kind.value for kind in KINDS)))
    if only.first is not None:
        found = found.where(entry.c.happened_on >= only.first.isoformat())
    if only.last is not None:
        found = found.where(entry.c.happened_on <= only.last.isoformat())
    return found.where(entry.c.staff == only.staff) if only.staff else found


def read_lines(connection: Connection, entry_rows: Sequence[int]) -> dict[int, RegisterLine]:
    """The entries as lines of the register, each with line 0; by `entry_row`."""
    entry, outbox = schema.entry, schema.outbox
    columns = (entry.c.series, entry.c.number, entry.c.kind, entry.c.recorded_at, entry.c.happened_on, outbox.c.state)
    wanted = (
        select(_ROW.label("entry_row"), *columns)
        .select_from(entry)
        .outerjoin(outbox, (outbox.c.series == entry.c.series) & (outbox.c.number == entry.c.number))
        .where(_ROW.in_(entry_rows))
    )
    return {row.entry_row: _line(row) for row in connection.execute(wanted)} if entry_rows else {}


def _last_before(table: Any) -> Any:
    """The id of the last line that an older entry of the series has in this table, 0 for none."""
    entry = schema.entry
    newest = (
        select(table.c.id)
        .where(table.c.series == entry.c.series, table.c.number < entry.c.number)
        .order_by(table.c.number.desc(), table.c.line.desc())
        .limit(1)
        .correlate(entry)
        .scalar_subquery()
    )
    return func.coalesce(newest, 0)


def _line(row: Any) -> RegisterLine:
    return RegisterLine(
        entry=EntryNumber(row.series, row.number),
        line=0,
        kind=EntryKind(row.kind),
        recorded_at=parse_utc(row.recorded_at),
        happened_on=date.fromisoformat(row.happened_on),
        item="",
        category="",
        description="",
        brand="",
        model="",
        identifiers=(),
        weight_mg=None,
        fineness="",
        price_cents=None,
        party="",
        hold_until=None,
        left_by="",
        voided_by="",
        corrected=False,
        upload=UploadState(row.state) if row.state else UploadState.ACCEPTED,
        matched=False,
    )
