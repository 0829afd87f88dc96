"""Carrying out an erasure: what it names goes from every table, in the transaction that records it.

Deleted content is overwritten (`secure_delete`), also in the search index; the file is written anew afterwards, see
`scrubbing.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, bindparam, case, delete, exists, func, insert, select, update

from dealer_client.register.correction import CHANGES_PART
from dealer_client.register.entry import Entry
from dealer_client.register.erasure import erased_parts
from dealer_client.register.moments import utc_text
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.personal import PERSON_PARTS

from . import amendments, schema
from .scrubbing import note_unscrubbed

ERASED = "-"
"""What stands in the place of a text that was erased where its row must stay."""


def carry_out(connection: Connection, erasure: Entry) -> None:
    """Erases what the entry names. It must be in the book; the caller's transaction must be the one that put it there.

    Raises ValueError where it names an entry of another book.
    """
    series, by = erasure.number.series, erasure.number.number
    named: dict[str, list[int]] = {}
    for number, name in erased_parts(erasure.content):
        if number.series != series:
            raise ValueError("an erasure is of entries of its own book")
        named.setdefault(name, []).append(number.number)
    for name, numbers in named.items():
        connection.execute(
            insert(schema.erased_part),
            [{"series": series, "number": number, "name": name, "erased_by": by} for number in numbers],
        )
        _erase_parts(connection, series, name, numbers)
    _erase_photos(connection, series, named.get("photos", ()))
    _erase_hold_texts(connection, series, named.get("police-hold", ()))
    # The search index and the list of known people follow what is left.
    said = {number for name in (*PERSON_PARTS, CHANGES_PART) for number in named.get(name, ())}
    for changed in sorted(said | _amended_by(connection, series, named.get(CHANGES_PART, ()))):
        amendments.refresh(connection, EntryNumber(series, changed))
    note_unscrubbed(connection)


def erase_flags(connection: Connection, touched_before: datetime) -> int:
    """Takes person and reason out of the flags on sellers last touched before that moment (UTC); how many."""
    flag = schema.attention
    gone = connection.execute(
        update(flag)
        .where(_flag_is_past(touched_before))
        .values(
            document_key=ERASED,
            person_key="",
            reason=ERASED,
            lift_reason=case((flag.c.lift_reason == "", ""), else_=ERASED),
        )
    )
    return gone.rowcount


def erase_drafts(connection: Connection, saved_before: datetime) -> int:
    """Removes unfinished purchases last saved before that moment (UTC), and photos that nothing refers to; how many
    drafts."""
    draft, photo, attached = schema.draft, schema.photo, schema.item_photo
    gone = connection.execute(delete(draft).where(draft.c.saved_at < utc_text(saved_before)))
    in_draft = exists().where(func.instr(draft.c.content, func.lower(func.hex(photo.c.digest))) > 0)
    connection.execute(
        delete(photo).where(
            photo.c.added_at < utc_text(saved_before), ~exists().where(attached.c.photo == photo.c.id), ~in_draft
        )
    )
    return gone.rowcount


def count_flags(connection: Connection, touched_before: datetime) -> int:
    """How many flags `erase_flags` would take."""
    return _count(connection, schema.attention, _flag_is_past(touched_before))


def count_drafts(connection: Connection, saved_before: datetime) -> int:
    """How many drafts `erase_drafts` would remove."""
    return _count(connection, schema.draft, schema.draft.c.saved_at < utc_text(saved_before))


def _erase_parts(connection: Connection, series: str, name: str, numbers: Iterable[int]) -> None:
    # A part that stands in no entry (photos, the texts of police holds) has no row here: then nothing happens.
    part = schema.personal_part
    connection.execute(
        delete(part).where(part.c.series == series, part.c.name == name, part.c.number == bindparam("which")),
        [{"which": number} for number in numbers],
    )


def _erase_photos(connection: Connection, series: str, numbers: Iterable[int]) -> None:
    """Photos of these entries' items; a picture that shows another item too stays with that one."""
    attached, photo = schema.item_photo, schema.photo
    for number in numbers:
        of_entry = (attached.c.series == series, attached.c.number == number)
        shown = list(connection.execute(select(attached.c.photo).where(*of_entry)).scalars())
        connection.execute(delete(attached).where(*of_entry))
        connection.execute(delete(photo).where(photo.c.id.in_(shown), ~exists().where(attached.c.photo == photo.c.id)))


def _erase_hold_texts(connection: Connection, series: str, numbers: Iterable[int]) -> None:
    hold = schema.police_hold
    for number in numbers:
        connection.execute(
            update(hold)
            # In a book that came back from the register the hold may stand again: it is erased after its release.
            .where(hold.c.series == series, hold.c.number == number, hold.c.released_at != "")
            .values(reason=ERASED, release_reason=ERASED)
        )


def _amended_by(connection: Connection, series: str, numbers: Iterable[int]) -> set[int]:
    """The entries that these corrections are about."""
    table = schema.amendment
    return {
        connection.execute(
            select(table.c.target).where(table.c.series == series, table.c.number == number)
        ).scalar_one()
        for number in numbers
    }


def _flag_is_past(touched_before: datetime) -> ColumnElement[bool]:
    flag, moment = schema.attention, utc_text(touched_before)
    return (flag.c.set_at < moment) & (flag.c.lifted_at < moment) & (flag.c.reason != ERASED)


def _count(connection: Connection, table: Table, condition: ColumnElement[bool]) -> int:
    return connection.execute(select(func.count()).select_from(table).where(condition)).scalar_one()
