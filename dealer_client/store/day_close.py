"""The till in the store: cash movements, and the days that were closed. Both only grow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Row, func, insert, select

from dealer_client.register.canonical import canonical_json, parse_object
from dealer_client.register.day_close import CashMovement, DayReport, MovementKind
from dealer_client.register.day_close_json import report_from_json, report_json
from dealer_client.register.moments import parse_utc, utc_text

from . import schema


@dataclass(frozen=True, slots=True, kw_only=True)
class LastClose:
    """How far the last close went: its number, and the entry and movement that it took in last. 0 for none."""

    number: int = 0
    day: date | None = None
    last_entry: int = 0
    last_movement: int = 0
    counted_cents: int = 0


def last_close(connection: Connection, series: str) -> LastClose:
    """Where the open day begins."""
    close = schema.day_close
    row = connection.execute(
        select(close).where(close.c.series == series).order_by(close.c.number.desc()).limit(1)
    ).one_or_none()
    if row is None:
        return LastClose()
    return LastClose(
        number=row.number,
        day=date.fromisoformat(row.day),
        last_entry=row.last_entry,
        last_movement=row.last_movement,
        counted_cents=parse_object(row.report)["count"]["cents"],
    )


def add_close(connection: Connection, series: str, report: DayReport, *, last_entry: int, last_movement: int) -> None:
    """Keeps a closed day. Its number must be the next one: two that close at once cannot both."""
    connection.execute(
        insert(schema.day_close).values(
            series=series,
            number=report.number,
            day=report.day.isoformat(),
            last_entry=last_entry,
            last_movement=last_movement,
            report=canonical_json(report_json(report)),
        )
    )


def read_closes(connection: Connection, series: str, *, limit: int) -> list[DayReport]:
    """The closed days, newest first."""
    close = schema.day_close
    return [
        report_from_json(parse_object(report))
        for report in connection.execute(
            select(close.c.report).where(close.c.series == series).order_by(close.c.number.desc()).limit(limit)
        ).scalars()
    ]


def closes_between(connection: Connection, series: str, first: date, last: date) -> list[DayReport]:
    """The days closed for `first` up to and including `last`, oldest first."""
    close = schema.day_close
    return [
        report_from_json(parse_object(report))
        for report in connection.execute(
            select(close.c.report)
            .where(close.c.series == series, close.c.day.between(first.isoformat(), last.isoformat()))
            .order_by(close.c.number)
        ).scalars()
    ]


def add_movement(connection: Connection, series: str, movement: CashMovement) -> None:
    """Keeps a cash movement, under its own number."""
    connection.execute(
        insert(schema.cash_movement).values(
            series=series,
            number=movement.number,
            moved_at=utc_text(movement.at),
            staff=movement.staff,
            kind=movement.kind.value,
            cents=movement.cents,
            reason=movement.reason,
        )
    )


def last_movement(connection: Connection, series: str) -> int:
    """The number of the newest movement, 0 for none."""
    moved = schema.cash_movement
    newest = connection.execute(select(func.max(moved.c.number)).where(moved.c.series == series)).scalar()
    return int(newest or 0)


def movements_after(connection: Connection, series: str, number: int) -> list[CashMovement]:
    """The movements that came after that one, in order."""
    moved = schema.cash_movement
    rows = connection.execute(
        select(moved).where(moved.c.series == series, moved.c.number > number).order_by(moved.c.number)
    )
    return [_movement(row) for row in rows]


def first_entry_since(connection: Connection, series: str, moment: str, size: int) -> int:
    """The number of the first entry of the newest ones recorded at or after a moment (UTC text), `size + 1` for none.

    Reads back from the newest: a book of years is not gone through for its last day.
    """
    entry = schema.entry
    first = size + 1
    for row in connection.execute(
        select(entry.c.number, entry.c.recorded_at).where(entry.c.series == series).order_by(entry.c.number.desc())
    ):
        if row.recorded_at < moment:
            break
        first = row.number
    return int(first)


def _movement(row: Row[tuple[object, ...]]) -> CashMovement:
    return CashMovement(
        number=row.number,
        at=parse_utc(row.moved_at),
        staff=row.staff,
        kind=MovementKind(row.kind),
        cents=row.cents,
        reason=row.reason,
    )
