"""Reading entries of the book as they were recorded."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from dealer_client.register.canonical import parse_object
from dealer_client.register.entry import Entry
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.personal import PersonalPart
from dealer_client.register.wording import Text

from . import schema
from .errors import EntryMissing


def read_entry(connection: Connection, number: EntryNumber) -> Entry:
    """One entry with the personal parts that are still there. Raises EntryMissing."""
    entries = list(read_entries(connection, number.series, number.number, number.number))
    if not entries:
        raise EntryMissing(
            Text(nl="Post {n} staat niet in dit boek.", en="Entry {n} is not in this book.").filled(n=number)
        )
    return entries[0]


def read_entries(connection: Connection, series: str, first: int, last: int) -> Iterator[Entry]:
    """The entries with numbers `first` up to and including `last`, in order."""
    entry, part = schema.entry, schema.personal_part
    parts: dict[int, list[PersonalPart]] = {}
    for row in connection.execute(
        select(part)
        .where(part.c.series == series, part.c.number.between(first, last))
        .order_by(part.c.number, part.c.name)
    ):
        parts.setdefault(row.number, []).append(PersonalPart(name=row.name, data=parse_object(row.data), salt=row.salt))
    for row in connection.execute(
        select(entry.c.number, entry.c.body)
        .where(entry.c.series == series, entry.c.number.between(first, last))
        .order_by(entry.c.number)
    ):
        yield Entry(number=EntryNumber(series, row.number), body=row.body, personal=tuple(parts.get(row.number, ())))
