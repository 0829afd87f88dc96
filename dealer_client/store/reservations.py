"""Items that are kept for a customer."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete
from sqlalchemy.dialects.sqlite import insert

from dealer_client.register.moments import utc_text
from dealer_client.register.numbering import EntryNumber

from . import schema


def reserve(connection: Connection, entry: EntryNumber, line: int, *, at: datetime, by: str) -> None:
    """Keeps an item for a customer; nothing changes where it is kept already. `by` is a staff id, `at` UTC."""
    connection.execute(
        insert(schema.reservation)
        .values(series=entry.series, number=entry.number, line=line, reserved_at=utc_text(at), reserved_by=by)
        .on_conflict_do_nothing()
    )


def cancel_reservation(connection: Connection, entry: EntryNumber, line: int) -> bool:
    """The item is kept for nobody any more; whether it was."""
    kept = schema.reservation
    gone = connection.execute(
        delete(kept).where(kept.c.series == entry.series, kept.c.number == entry.number, kept.c.line == line)
    )
    return gone.rowcount > 0
