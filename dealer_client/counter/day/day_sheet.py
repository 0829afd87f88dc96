"""A day at the till in words and sums, open or closed."""

from __future__ import annotations

from collections.abc import Mapping

from dealer_client.counter.language import say, say_count, say_date
from dealer_client.counter.reading import sheet
from dealer_client.counter.reading.amounts import say_euro, say_moment
from dealer_client.counter.register.wording import KINDS
from dealer_client.counter.sale.wording import METHODS
from dealer_client.register.day_close import DayReport, DealLine
from dealer_client.register.draft import PaymentMethod
from dealer_client.register.wording import Text

from . import wording

_CASH = PaymentMethod.CASH.value
_MOST_DEALS = 30
"""So many are laid out within a frame; all of them count, and stand in the report on paper."""


def day_page(report: DayReport, zone: str, names: Mapping[str, str], *, last: DayReport | None = None) -> str:
    """The whole sheet. `names` tells who has which staff id; `last` is the close before an open day, None for the
    first day of all."""
    parts = [sheet.title(say(_heading(report, last)), _closed_by(report, zone, names))]
    never_closed = report.closed_at is None and last is None
    parts += [_remarks(report, never_closed=never_closed), _by_method(report), _till(report)]
    if report.movements:
        parts.append(sheet.heading(say(wording.MOVED)))
        parts.append(_movements(report, zone, names))
    parts.append(sheet.heading(say(wording.ENTRIES)))
    if report.deals:
        columns = [say(wording.NUMBER), say(wording.WHAT), say(wording.METHOD), say(wording.AMOUNT)]
        newest = report.deals[-_MOST_DEALS:]
        parts.append(sheet.table(columns, [_deal(deal) for deal in reversed(newest)], figures_from=3))
        if len(newest) < len(report.deals):
            more = wording.MORE_ENTRIES.filled(n=say_count(len(report.deals) - len(newest)))
            parts.append(sheet.plain(say(more), muted=True))
    else:
        none = wording.NO_ENTRIES if report.closed_at is None else wording.NO_ENTRIES_CLOSED
        parts.append(sheet.plain(say(none), muted=True))
    return "".join(parts)


def say_method(method: str) -> str:
    """The name of a way of paying, whichever way the money went."""
    return say(METHODS.get(method, Text(nl=method, en=method)))


def _heading(report: DayReport, last: DayReport | None) -> Text:
    if last is not None and last.day == report.day:
        return wording.AFTER_CLOSE.filled(n=last.number, day=say_date(report.day))
    if report.first_day == report.day:
        return wording.CASH_BOOK.filled(day=say_date(report.day))
    return wording.CASH_BOOK_SINCE.filled(first=say_date(report.first_day), day=say_date(report.day))


def _closed_by(report: DayReport, zone: str, names: Mapping[str, str]) -> str:
    if report.closed_at is None:
        return ""
    number = say(wording.CLOSE_NUMBER.filled(n=report.number))
    by = wording.CLOSED_BY.filled(
        at=say_moment(report.closed_at, zone), name=names.get(report.closed_by, report.closed_by)
    )
    return f"{number}. {say(by)}"


def _remarks(report: DayReport, *, never_closed: bool) -> str:
    said = []
    late = sum(deal.late for deal in report.deals)
    if report.closed_at is None and report.first_day < report.day:
        title = say(wording.NOT_CLOSED.filled(first=say_date(report.first_day)))
        said.append(sheet.state("triangle-alert", "attention", title, say(wording.NOT_CLOSED_MORE)))
    if late:
        title = say(wording.LATE_ONE if late == 1 else wording.LATE.filled(n=say_count(late)))
        said.append(sheet.state("info", "muted", title, say(wording.LATE_MORE)))
    if never_closed and not report.movements:
        said.append(sheet.state("info", "muted", say(wording.FIRST_CLOSE), say(wording.FIRST_CLOSE_MORE)))
    return "".join(said)


def _by_method(report: DayReport) -> str:
    if not report.methods:
        return ""
    rows = [
        [
            say_method(method),
            say_euro(report.total(method, incoming=True)),
            say_euro(-report.total(method, incoming=False)),
        ]
        for method in report.methods
    ]
    return sheet.table([say(wording.METHOD), say(wording.RECEIVED), say(wording.PAID)], rows)


def _till(report: DayReport) -> str:
    rows = [[say(wording.OPENING), say_euro(report.opening_cents)]]
    for words, incoming in ((wording.CASH_RECEIVED, True), (wording.CASH_PAID, False)):
        cents = report.total(_CASH, incoming=incoming)
        if cents:
            rows.append([say(words), say_euro(cents)])
    moved = sum(movement.cents for movement in report.movements)
    if report.movements:
        rows.append([say(wording.MOVED), say_euro(moved)])
    rows.append([say(wording.EXPECTED), say_euro(report.expected_cents)])
    made = sheet.heading(say(wording.TILL)) + sheet.table(["", ""], rows, strong=True)
    if report.count is None:
        return made
    tone, icon = ("ok", "circle-check") if report.difference_cents == 0 else ("attention", "triangle-alert")
    counted = f"{say(wording.COUNTED)} {say_euro(report.count.cents)}"
    words = wording.TOO_MUCH if report.difference_cents > 0 else wording.TOO_LITTLE
    cents = say_euro(abs(report.difference_cents))
    difference = f"{say(words)} {cents}" if report.difference_cents else say(wording.AGREES)
    reason = f"{say(wording.REASON)}: {report.count.reason}" if report.count.reason else ""
    return made + sheet.state(icon, tone, counted, "\n".join(part for part in (difference, reason) if part))


def _movements(report: DayReport, zone: str, names: Mapping[str, str]) -> str:
    rows = []
    for movement in report.movements:
        words = next(
            say(text)
            for kind, sign, text in wording.MOVE_CHOICES.values()
            if kind is movement.kind and (movement.cents > 0) is (sign > 0)
        )
        by = names.get(movement.staff, movement.staff)
        what = f"{words}: {movement.reason}" if movement.reason else words
        day, _space, clock = say_moment(movement.at, zone).partition(" ")
        at = clock if day == say_date(report.day) else f"{day} {clock}"
        rows.append([f"{what}\n{at}, {by}", say_euro(movement.cents)])
    return sheet.table(["", ""], rows)


def _deal(deal: DealLine) -> list[str]:
    kind = say(KINDS[deal.kind])
    if deal.about:
        kind = say(wording.ABOUT.filled(kind=kind, entry=deal.about))
    if deal.late:
        kind = say(wording.LATE_MARK.filled(kind=kind, day=say_date(deal.happened_on)))
    return [deal.entry, kind, say_method(deal.method), say_euro(deal.cents)]
