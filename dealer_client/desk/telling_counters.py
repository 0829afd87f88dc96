"""Telling the dealer's other counters what was done here beside the entries, see `register/counter_note.py`."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import Connection

from dealer_client.register.counter_note import CounterNote, NoteChange, NoteSubject
from dealer_client.register.numbering import EntryNumber
from dealer_client.store.counter_notes import tell_counters

from .at_work import AtWork


def tell(
    at_work: AtWork,
    connection: Connection,
    subject: NoteSubject,
    change: NoteChange,
    entry: EntryNumber,
    line: int,
    *,
    at: datetime,
    reason: str = "",
    reference: str = "",
) -> None:
    """Queues it in the transaction of what was done; whoever calls wakes the exchange once that is on the disk."""
    note = CounterNote(
        note_id=uuid.uuid4().hex,
        subject=subject,
        change=change,
        entry=entry,
        line=line,
        said_by=at_work.staff.name,
        said_at=at,
        reason=reason,
        reference=reference,
    )
    tell_counters(connection, note)
