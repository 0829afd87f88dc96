"""What entries moved in money: the cash book's lines, made from the entries themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import Connection

from dealer_client.register.day_close import DealLine, payments_of
from dealer_client.register.draft import ACQUISITIONS, DISPOSALS
from dealer_client.register.entry import Entry

from . import book


def deal_lines(
    connection: Connection, series: str, first: int, last: int, closed_day: date | None = None
) -> Iterator[DealLine]:
    """The lines of the entries with these numbers, in order; late where the day they are about was closed before."""
    return _lines(book.read_entries(connection, series, first, last), closed_day)


def deal_lines_between(connection: Connection, series: str, first: date, last: date) -> Iterator[DealLine]:
    """The lines of the entries that are about these days, in order."""
    wanted = book.numbers_between(connection, series, first, last)
    if not wanted:
        return iter(())
    numbers = set(wanted)
    entries = book.read_entries(connection, series, wanted[0], wanted[-1])
    return _lines((entry for entry in entries if entry.number.number in numbers), None)


def _lines(entries: Iterable[Entry], closed_day: date | None) -> Iterator[DealLine]:
    for entry in entries:
        if entry.kind not in ACQUISITIONS | DISPOSALS:
            continue
        content = entry.content
        day = date.fromisoformat(content.get("happened_on") or content["acquired_on"])
        for method, cents in payments_of(entry.kind, content).items():
            yield DealLine(
                entry=str(entry.number),
                kind=entry.kind,
                happened_on=day,
                method=method,
                cents=cents,
                late=closed_day is not None and day <= closed_day,
            )
