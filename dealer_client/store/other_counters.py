"""The dealer's other counters in the store: whose books are known, and how far they go at the central register."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects.sqlite import insert

from . import schema


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterBook:
    """The book of another counter. `held` entries are at the register. `book` and `counter_key` (hexadecimal) are empty
    until the first of them is here."""

    series: str
    book: str
    counter_key: str
    held: int


def told_of(connection: Connection, series: str, held: int) -> None:
    """The register told that it holds so many entries of another counter's book."""
    table = schema.counter_book
    told = insert(table).values(series=series, book="", counter_key="", held=held)
    connection.execute(
        told.on_conflict_do_update(
            index_elements=[table.c.series], set_={"held": func.max(table.c.held, told.excluded.held)}
        )
    )


def pin_counter(connection: Connection, series: str, book: str, counter_key: str) -> None:
    """From the first page on a series is this book, under this key."""
    table = schema.counter_book
    connection.execute(
        update(table).where(table.c.series == series, table.c.book == "").values(book=book, counter_key=counter_key)
    )


def counter_books(connection: Connection) -> list[CounterBook]:
    """Every other counter that the register told of, by series."""
    table = schema.counter_book
    return [
        CounterBook(series=row.series, book=row.book, counter_key=row.counter_key, held=row.held)
        for row in connection.execute(select(table).order_by(table.c.series))
    ]


def counter_book(connection: Connection, series: str) -> CounterBook | None:
    """One other counter, or None where the register never told of it."""
    return next((found for found in counter_books(connection) if found.series == series), None)
