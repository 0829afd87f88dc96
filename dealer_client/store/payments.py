"""What entries moved in money: the cash book's lines, made from the entries themselves.

A correction or void moves what became different by it: in the day on which it was recorded, since the day of the deal
may be closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import Connection

from dealer_client.register.correction import AMENDING, present_state, target_of
from dealer_client.register.day_close import DealLine, change_of_payments, payments_of
from dealer_client.register.draft import ACQUISITIONS, DISPOSALS
from dealer_client.register.entry import Entry

from . import book
from .amendments import amendments_of


def deal_lines(
    connection: Connection, series: str, first: int, last: int, closed_day: date | None = None
) -> Iterator[DealLine]:
    """The lines of the entries with these numbers, in order; late where the day they are about was closed before."""
    return _lines(connection, book.read_entries(connection, series, first, last), closed_day)


def deal_lines_between(connection: Connection, series: str, first: date, last: date) -> Iterator[DealLine]:
    """The lines of the entries that are about these days, in order."""
    wanted = book.numbers_between(connection, series, first, last)
    if not wanted:
        return iter(())
    numbers = set(wanted)
    entries = book.read_entries(connection, series, wanted[0], wanted[-1])
    return _lines(connection, (entry for entry in entries if entry.number.number in numbers), None)


def _lines(connection: Connection, entries: Iterable[Entry], closed_day: date | None) -> Iterator[DealLine]:
    for entry in entries:
        content = entry.content
        if entry.kind in ACQUISITIONS | DISPOSALS:
            moved, about = payments_of(entry.kind, content), ""
        elif entry.kind in AMENDING:
            moved, about = _moved_by(connection, entry), str(target_of(entry))
        else:
            continue
        day = date.fromisoformat(content.get("happened_on") or content["acquired_on"])
        for method, cents in moved.items():
            yield DealLine(
                entry=str(entry.number),
                kind=entry.kind,
                happened_on=day,
                method=method,
                cents=cents,
                about=about,
                late=closed_day is not None and day <= closed_day,
            )


def _moved_by(connection: Connection, amendment: Entry) -> dict[str, int]:
    target = book.read_entry(connection, target_of(amendment))
    amendments = amendments_of(connection, target.number)
    earlier = [each for each in amendments if each.number < amendment.number]
    return change_of_payments(_payments(target, earlier), _payments(target, [*earlier, amendment]))


def _payments(entry: Entry, amendments: list[Entry]) -> dict[str, int]:
    present = present_state(entry, amendments)
    return {} if present.is_void else payments_of(entry.kind, present.content)
