"""The day close: what went through the till, closing it, and what the bookkeeper gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from types import MappingProxyType

from sqlalchemy import Connection

from dealer_client.register.day_close import (
    CashCount,
    CashMovement,
    DayReport,
    MovementKind,
    check_count,
    check_movement,
)
from dealer_client.register.margin import MarginList
from dealer_client.register.moments import utc_text
from dealer_client.register.wording import Language
from dealer_client.store import book, day_close
from dealer_client.store.margin import read_margins
from dealer_client.store.payments import deal_lines, deal_lines_between

from .at_work import AtWork
from .cash_book import CashBook, cash_book_csv
from .free_text import accepted_if_any
from .margin_list import margin_csv

_NO_PIECES: Mapping[int, int] = MappingProxyType({})


class Day:
    """The till of one counter."""

    def __init__(self, at_work: AtWork) -> None:
        self._at_work = at_work

    def today(self) -> DayReport:
        """The day that is open: all since the last close, with what should be in the till."""
        with self._at_work.store.reading() as connection:
            return self._open_day(connection)

    def move_cash(self, kind: MovementKind, cents: int, reason: str = "") -> CashMovement:
        """Cash is put in the till (positive cents) or taken out (negative).

        Raises DayNotClosed, TextNotAccepted or NotAllowed; then nothing was kept.
        """
        self._at_work.refuse_inspector()
        check_movement(kind, cents, reason)
        reason = accepted_if_any(self._at_work, reason, "reason")
        with self._at_work.store.writing() as connection:
            movement = CashMovement(
                number=day_close.last_movement(connection, self._series) + 1,
                at=datetime.now(UTC),
                staff=self._at_work.staff.id,
                kind=kind,
                cents=cents,
                reason=reason,
            )
            day_close.add_movement(connection, self._series, movement)
        return movement

    def close(self, counted_cents: int, reason: str = "", pieces: Mapping[int, int] = _NO_PIECES) -> DayReport:
        """Closes the day with what was counted; it never changes after this.

        `pieces` counts notes and coins by their value in cents, where they were counted so. Raises DayNotClosed where
        the till holds something else than expected and no reason is given, TextNotAccepted or NotAllowed; then the day
        stays open.
        """
        self._at_work.refuse_inspector()
        reason = accepted_if_any(self._at_work, reason, "reason")
        count = CashCount(cents=counted_cents, pieces=dict(pieces), reason=reason)
        with self._at_work.store.writing() as connection:
            report = self._open_day(connection)
            check_count(report, count)
            last = day_close.last_close(connection, self._series)
            report = replace(
                report,
                number=last.number + 1,
                count=count,
                closed_at=datetime.now(UTC),
                closed_by=self._at_work.staff.id,
            )
            day_close.add_close(
                connection,
                self._series,
                report,
                last_entry=book.book_size(connection, self._series),
                last_movement=day_close.last_movement(connection, self._series),
            )
        return report

    def closed(self, *, limit: int = 50) -> list[DayReport]:
        """The days that were closed, newest first."""
        with self._at_work.store.reading() as connection:
            return day_close.read_closes(connection, self._series, limit=limit)

    def csv(self, first: date, last: date, *, language: Language) -> bytes:
        """The cash book of these days for the bookkeeper, for a spreadsheet. Holds no names of customers."""
        with self._at_work.store.reading() as connection:
            kept = CashBook(
                deals=tuple(deal_lines_between(connection, self._series, first, last)),
                movements=tuple(
                    movement
                    for movement in day_close.movements_after(connection, self._series, 0)
                    if first <= self._day_of(movement.at) <= last
                ),
                closes=tuple(day_close.closes_between(connection, self._series, first, last)),
            )
        return cash_book_csv(kept, self._at_work.zone, language)

    def margins(self, first: date, last: date) -> MarginList:
        """What was sold on these days, each item with what was paid for it."""
        with self._at_work.store.reading() as connection:
            return read_margins(connection, self._series, first, last)

    def margins_csv(self, first: date, last: date, *, language: Language) -> bytes:
        """The margin list for the bookkeeper, for a spreadsheet."""
        return margin_csv(self.margins(first, last), language)

    @property
    def _series(self) -> str:
        return self._at_work.shop.series

    def _day_of(self, moment: datetime) -> date:
        return moment.astimezone(self._at_work.zone).date()

    def _open_day(self, connection: Connection) -> DayReport:
        at_work, last = self._at_work, day_close.last_close(connection, self._series)
        today = max(at_work.today(), last.day or date.min)
        size = book.book_size(connection, self._series)
        if last.number:
            begins = last.last_entry + 1
        else:
            # Before the first close nobody kept a till here: it begins with today.
            midnight = datetime.combine(today, time(), at_work.zone)
            begins = day_close.first_entry_since(connection, self._series, utc_text(midnight), size)
        deals = tuple(deal_lines(connection, self._series, begins, size, last.day))
        movements = tuple(day_close.movements_after(connection, self._series, last.last_movement))
        days = [self._day_of(movement.at) for movement in movements]
        if begins <= size:
            first = next(book.read_entries(connection, self._series, begins, begins))
            days.append(self._day_of(first.recorded_at))
        return DayReport(
            first_day=min([*days, today]),
            day=today,
            opening_cents=last.counted_cents,
            deals=deals,
            movements=movements,
        )
