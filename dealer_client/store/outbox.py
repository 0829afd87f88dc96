"""What still has to go to the central register. A row leaves only when the register says that it holds the entry."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, func, insert, literal_column, select, update
from sqlalchemy.dialects.sqlite import insert as insert_once

from dealer_client.register.canonical import JsonObject

from . import schema


@dataclass(frozen=True, slots=True)
class Rejected:
    """An entry that the register did not accept, with its reasons as they came."""

    series: str
    number: int
    reasons: tuple[JsonObject, ...]


def waiting_numbers(connection: Connection, series: str, limit: int) -> list[int]:
    """The lowest numbers that wait, in order."""
    outbox = schema.outbox
    return list(
        connection.execute(
            select(outbox.c.number)
            .where(outbox.c.series == series, outbox.c.state == "waiting")
            .order_by(outbox.c.number)
            .limit(limit)
        ).scalars()
    )


def waiting_count(connection: Connection) -> int:
    """How many entries wait, over all series."""
    # All but the rejected ones: SQLite counts a whole table without reading its rows, and those have an index.
    every = connection.execute(select(func.count()).select_from(schema.outbox)).scalar_one()
    return every - rejected_count(connection)


def rejected_count(connection: Connection) -> int:
    """How many entries the register did not accept, over all series."""
    outbox = schema.outbox
    # As a literal: with a bound value SQLite would not see that the index serves.
    rejected = outbox.c.state == literal_column("'rejected'")
    return connection.execute(select(func.count()).select_from(outbox).where(rejected)).scalar_one()


def rejected(connection: Connection) -> list[Rejected]:
    """The entries that the register did not accept."""
    outbox = schema.outbox
    return [
        Rejected(row.series, row.number, tuple(json.loads(row.reasons)))
        for row in connection.execute(
            select(outbox).where(outbox.c.state == "rejected").order_by(outbox.c.series, outbox.c.number)
        )
    ]


def settle(connection: Connection, series: str, numbers: Sequence[int]) -> None:
    """The register holds these entries: nothing more to send."""
    if numbers:
        outbox = schema.outbox
        # Row by row: one statement has room for some 32,000 numbers only.
        connection.execute(
            delete(outbox).where(outbox.c.series == bindparam("of"), outbox.c.number == bindparam("which")),
            [{"of": series, "which": number} for number in numbers],
        )


def settle_by_file(connection: Connection, series: str, numbers: Sequence[int], answered_at: str) -> None:
    """A register that takes batch files alone said that it holds these entries: nothing more to send."""
    if numbers:
        connection.execute(
            insert_once(schema.confirmed_by_file).on_conflict_do_nothing(),
            [{"series": series, "number": number, "answered_at": answered_at} for number in numbers],
        )
        settle(connection, series, numbers)


def mark_rejected(connection: Connection, series: str, number: int, reasons: Sequence[JsonObject]) -> None:
    """The register did not accept this entry: kept, marked, and no longer in the way of the next ones."""
    outbox = schema.outbox
    connection.execute(
        update(outbox)
        .where(outbox.c.series == series, outbox.c.number == number)
        .values(state="rejected", reasons=json.dumps(list(reasons)))
    )


def add_rejected(
    connection: Connection, series: str, number: int, queued_at: str, reasons: Sequence[JsonObject]
) -> None:
    """The register holds this entry and had not accepted it: it came back with its reasons."""
    connection.execute(
        insert(schema.outbox).values(
            series=series, number=number, queued_at=queued_at, state="rejected", reasons=json.dumps(list(reasons))
        )
    )


def queue_again(connection: Connection, series: str, first: int, last: int, queued_at: str) -> None:
    """Puts entries `first` up to and including `last` back among those that wait."""
    outbox = schema.outbox
    connection.execute(delete(outbox).where(outbox.c.series == series, outbox.c.number.between(first, last)))
    connection.execute(
        insert(outbox),
        [
            {"series": series, "number": number, "queued_at": queued_at, "state": "waiting", "reasons": "[]"}
            for number in range(first, last + 1)
        ],
    )
