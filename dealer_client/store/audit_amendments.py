"""Each entry as it stands now, made again from the entries for an audit, and what is kept of corrections and people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import Connection

from dealer_client.register.canonical import parse_object
from dealer_client.register.correction import AMENDING, PresentEntry, present_state
from dealer_client.register.entry import Entry
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.personal import PersonalPart

from . import kept_rows, schema
from .amendments import amendment_row
from .kept_rows import KeptRow, says_the_same
from .people_of_entries import person_row

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class KeptAmendments:
    """What is kept about consecutive entries: the corrections and voids of them, by number of the entry that they are
    about; their own rows in the amendment table; and the persons."""

    amending: Mapping[int, Sequence[Entry]]
    rows: Mapping[int, KeptRow]
    people: Mapping[int, KeptRow]


def amendments_between(connection: Connection, series: str, first: int, last: int) -> KeptAmendments:
    """What is kept about entries `first` up to and including `last`."""
    table, person = schema.amendment, schema.person_of_entry
    own = connection.execute(
        kept_rows.kept(table).where(table.c.series == series, table.c.number.between(first, last))
    ).all()
    about = connection.execute(
        kept_rows.kept(table)
        .where(table.c.series == series, table.c.target.between(first, last))
        .order_by(table.c.number)
    ).all()
    entries = _entries(connection, series, [row.number for row in about])
    amending: dict[int, list[Entry]] = {}
    for row in about:
        if row.number in entries:
            amending.setdefault(row.target, []).append(entries[row.number])
    people = connection.execute(
        kept_rows.kept(person).where(person.c.series == series, person.c.number.between(first, last))
    ).all()
    return KeptAmendments(
        amending=amending,
        rows={row.number: row for row in own},
        people={row.number: row for row in people},
    )


def present_again(number: EntryNumber, body: bytes, parts: Sequence[KeptRow], kept: KeptAmendments) -> PresentEntry:
    """An entry as it stands now. Raises KeyError, TypeError or ValueError where a part or amendment is unreadable."""
    return present_state(_entry(number, body, parts), kept.amending.get(number.number, ()))


def amendments_agree(present: PresentEntry, kept: KeptAmendments) -> bool:
    """Whether the rows of an entry, as a correction or void and as somebody's, say what the entries say."""
    number, expected = present.number.number, person_row(present)
    row, person = kept.rows.get(number), kept.people.get(number)
    if (row is not None) != (present.entry.kind in AMENDING) or (person is not None) != (expected is not None):
        return False
    return (row is None or says_the_same(row, amendment_row(present.entry))) and (
        person is None or expected is None or says_the_same(person, expected)
    )


def _entries(connection: Connection, series: str, numbers: Sequence[int]) -> dict[int, Entry]:
    """Entries of any numbers, as far as they can be read: what cannot is told of in its own place."""
    entry, part = schema.entry, schema.personal_part
    found: dict[int, Entry] = {}
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        parts: dict[int, list[KeptRow]] = {}
        for row in connection.execute(kept_rows.kept(part).where(part.c.series == series, part.c.number.in_(some))):
            parts.setdefault(row.number, []).append(row)
        for row in connection.execute(kept_rows.kept(entry).where(entry.c.series == series, entry.c.number.in_(some))):
            with suppress(ValueError):
                found[row.number] = _entry(EntryNumber(series, row.number), row.body, parts.get(row.number, ()))
    return found


def _entry(number: EntryNumber, body: bytes, parts: Sequence[KeptRow]) -> Entry:
    return Entry(
        number=number,
        body=body,
        personal=tuple(
            PersonalPart(name=part.name.decode(), data=parse_object(part.data), salt=part.salt) for part in parts
        ),
    )
