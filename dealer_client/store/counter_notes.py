"""What the dealer's counters tell each other beside the entries: told once, and taken once.

A note of another counter may come before the entry that it is about; it waits for that. Its words are kept no longer
than that: afterwards they stand where they belong, and go from there when the person's data does.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_once

from dealer_client.register.counter_note import CounterNote, NoteChange, NoteSubject
from dealer_client.register.known_seller import PersonKeys
from dealer_client.register.moments import parse_utc, utc_text
from dealer_client.register.notice import Notice, NoticeKind
from dealer_client.register.numbering import EntryNumber

from . import notices, police_holds, reservations, schema, sellers

_TABLE = schema.counter_note


def tell_counters(connection: Connection, note: CounterNote) -> None:
    """Queues a note for the other counters, in the transaction of what it tells of."""
    connection.execute(insert(_TABLE).values(**_values(note), reason="", reference="", waits=0))
    notices.add_notice(
        connection,
        Notice(
            notice_id=note.note_id,
            kind=NoticeKind.COUNTER_NOTE,
            made_at=note.said_at,
            made_by=note.said_by,
            content=note.content(),
        ),
    )


def hear_note(connection: Connection, note: CounterNote) -> None:
    """Keeps a note of another counter, once; an own one that comes back is passed over. `take_notes` does what it
    says."""
    words = {"reason": note.reason, "reference": note.reference, "waits": 1}
    connection.execute(insert_once(_TABLE).values(**_values(note), **words).on_conflict_do_nothing())


def take_notes(connection: Connection) -> bool:
    """Does what the notes say whose entry is here, in the order in which they came; whether there was one."""
    waiting = connection.execute(select(_TABLE).where(_TABLE.c.waits == 1).order_by(_TABLE.c.heard)).all()
    taken = [row.heard for row in waiting if _take(connection, _note(row))]
    connection.execute(update(_TABLE).where(_TABLE.c.heard.in_(taken)).values(reason="", reference="", waits=0))
    return bool(taken)


def _take(connection: Connection, note: CounterNote) -> bool:
    """Whether what the note is about is here; then it was done."""
    if note.subject is NoteSubject.SELLER_ATTENTION:
        keys = _seller_of(connection, note.entry)
        if keys is None:
            return False
        _take_attention(connection, note, keys)
        return True
    item = schema.item
    known = select(item.c.id).where(
        item.c.series == note.entry.series, item.c.number == note.entry.number, item.c.line == note.line
    )
    if connection.execute(known).first() is None:
        return False
    if note.subject is NoteSubject.POLICE_HOLD:
        _take_hold(connection, note)
    elif note.change is NoteChange.SET:
        reservations.reserve(connection, note.entry, note.line, at=note.said_at, by=note.said_by)
    else:
        reservations.cancel_reservation(connection, note.entry, note.line)
    return True


def _take_attention(connection: Connection, note: CounterNote, keys: PersonKeys) -> None:
    by, at, reason = note.said_by, note.said_at, note.reason
    if note.change is NoteChange.LIFTED:
        sellers.close_attention(connection, keys, by=by, at=at, reason=reason)
    elif (keys.document or keys.person) and sellers.standing_attention(connection, keys) is None:
        sellers.add_attention(connection, keys, by=by, at=at, reason=reason)


def _take_hold(connection: Connection, note: CounterNote) -> None:
    by, at, reason = note.said_by, note.said_at, note.reason
    if note.change is NoteChange.SET:
        police_holds.place_police_hold(
            connection, note.entry, note.line, at=at, by=by, reference=note.reference, reason=reason
        )
    else:
        police_holds.release_police_holds(connection, note.entry, note.line, at=at, by=by, reason=reason)


def _seller_of(connection: Connection, number: EntryNumber) -> PersonKeys | None:
    """Who sold an entry's goods, None where the entry is not here."""
    entry, person = schema.entry, schema.person_of_entry
    here = select(entry.c.number).where(entry.c.series == number.series, entry.c.number == number.number)
    if connection.execute(here).first() is None:
        return None
    row = connection.execute(
        select(person).where(person.c.series == number.series, person.c.number == number.number)
    ).first()
    # Erased since: there is nobody to flag.
    return PersonKeys() if row is None else PersonKeys(document=row.document_key, person=row.person_key)


def _values(note: CounterNote) -> dict[str, object]:
    return {
        "note_id": note.note_id,
        "subject": note.subject.value,
        "change": note.change.value,
        "series": note.entry.series,
        "number": note.entry.number,
        "line": note.line,
        "said_by": note.said_by,
        "said_at": utc_text(note.said_at),
    }


def _note(row: Row[Any]) -> CounterNote:
    return CounterNote(
        note_id=row.note_id,
        subject=NoteSubject(row.subject),
        change=NoteChange(row.change),
        entry=EntryNumber(row.series, row.number),
        line=row.line,
        said_by=row.said_by,
        said_at=parse_utc(row.said_at),
        reason=row.reason,
        reference=row.reference,
    )
