"""Whether exactly that is gone which erasures name: no more, no less, and each by the erasure that names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from dealer_client.register.canonical import JsonObject
from dealer_client.register.draft import EntryKind
from dealer_client.register.erasure import erased_parts
from dealer_client.register.errors import DealerError
from dealer_client.register.numbering import EntryNumber

from . import kept_rows, schema
from .erasing import ERASED
from .kept_rows import KeptRow


@dataclass(slots=True)
class ErasuresAgain:
    """What was erased, computed anew from the erasures as the entries are read in order."""

    connection: Connection
    series: str
    named: int = 0

    def agrees(self, number: EntryNumber, content: JsonObject) -> bool:
        """Whether the list of what was erased says of the next entry what it says itself, where it is an erasure."""
        if content["kind"] != EntryKind.ERASURE:
            return True
        try:
            parts = list(erased_parts(content))
        except (DealerError, AttributeError, KeyError, TypeError, ValueError):
            return False
        self.named += len(parts)
        said = {(entry.number, name.encode()) for entry, name in parts}
        table = schema.erased_part
        listed = self.connection.execute(
            kept_rows.kept(table).where(table.c.series == self.series, table.c.erased_by == number.number)
        ).all()
        return (
            len(said) == len(parts)
            and all(entry.series == self.series and entry.number < number.number for entry, _ in parts)
            and {(row.number, row.name) for row in listed} == said
        )

    def list_agrees(self) -> bool:
        """Whether the list holds nothing that no erasure names; for the end of the book."""
        table = schema.erased_part
        listed = select(func.count()).select_from(table).where(table.c.series == self.series)
        return self.connection.execute(listed).scalar_one() == self.named


def erased_between(connection: Connection, series: str, first: int, last: int) -> dict[int, frozenset[str]]:
    """What was erased of entries `first` up to and including `last`, by number of the entry."""
    rows = kept_rows.erased_between(connection, series, first, last)
    return {
        number: frozenset(row.name.decode(errors="replace") for row in of_entry) for number, of_entry in rows.items()
    }


def left_beside(connection: Connection, series: str, first: int, last: int) -> dict[int, frozenset[str]]:
    """By number of an entry, what was erased beside its items and is there all the same: photos, texts of police holds.

    What was written at a police hold after the erasure is no matter of that erasure.
    """
    attached, hold, gone, entry = schema.item_photo, schema.police_hold, schema.erased_part, schema.entry
    erasure = (entry.c.series == gone.c.series) & (entry.c.number == gone.c.erased_by)
    erased = select(gone.c.number).where(gone.c.series == series, gone.c.number.between(first, last))
    found: dict[int, set[str]] = {}
    for name, query in (
        ("photos", erased.join(attached, (attached.c.series == series) & (attached.c.number == gone.c.number))),
        (
            "police-hold",
            erased.join(entry, erasure).join(
                hold,
                (hold.c.series == series)
                & (hold.c.number == gone.c.number)
                & (hold.c.reason != ERASED)
                & (hold.c.placed_at < entry.c.recorded_at),
            ),
        ),
    ):
        for number in connection.execute(query.where(gone.c.name == name).distinct()).scalars():
            found.setdefault(number, set()).add(name)
    return {number: frozenset(names) for number, names in found.items()}


def parts_of(rows: Sequence[KeptRow]) -> frozenset[str]:
    """The names of the personal parts that are there."""
    return frozenset(row.name.decode(errors="replace") for row in rows)
