"""The day report: what went through the till, what should be in it, what was counted."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dealer_client.register.day_close import DayReport, MovementKind
from dealer_client.register.wording import Text

from . import figures
from .field_wording import KINDS, PAYMENTS
from .pen import Pen
from .sheet import Body, Sheet, set_sheet

_TITLE = Text(nl="Dagstaat", en="Day report")
_TITLE_OPEN = Text(nl="Dagstaat (nog niet afgesloten)", en="Day report (not closed yet)")
_ONE_DAY = Text(nl="{day}", en="{day}")
_DAYS = Text(nl="{first} t/m {day}", en="{first} to {day}")
_CLOSED = Text(nl="{days} · afgesloten op {at} door {who}", en="{days} · closed on {at} by {who}")
_OPENING = Text(nl="Beginstand kas", en="Cash at the start")
_EXPECTED = Text(nl="Verwacht in de kas", en="Expected in the till")
_COUNTED = Text(nl="Geteld", en="Counted")
_DIFFERENCE = Text(nl="Verschil", en="Difference")
_REASON = Text(nl="Reden van het verschil", en="Reason for the difference")
_BY_METHOD = Text(nl="Per betaalwijze", en="By way of paying")
_DEALS = Text(nl="Posten", en="Entries")
_MOVEMENTS = Text(nl="Kas in en uit", en="Cash in and out")
_PIECES = Text(nl="Biljetten en munten", en="Notes and coins")
_METHOD_COLUMNS = (
    Text(nl="Betaalwijze", en="Way of paying"),
    Text(nl="Ontvangen", en="Received"),
    Text(nl="Betaald", en="Paid"),
    Text(nl="Saldo", en="Balance"),
)
_DEAL_COLUMNS = (
    Text(nl="Post", en="Entry"),
    Text(nl="Datum", en="Date"),
    Text(nl="Soort", en="Kind"),
    Text(nl="Betaalwijze", en="Way of paying"),
    Text(nl="Bedrag", en="Amount"),
)
_MOVEMENT_COLUMNS = (
    Text(nl="Tijd", en="Time"),
    Text(nl="Waarvoor", en="What for"),
    Text(nl="Bedrag", en="Amount"),
)
_PIECE_COLUMNS = (Text(nl="Stuk", en="Piece"), Text(nl="Aantal", en="Number"), Text(nl="Bedrag", en="Amount"))
_ABOUT = Text(nl="bij {entry}", en="about {entry}")
_LATE = Text(nl="na sluiting van die dag", en="after that day was closed")
_MOVEMENT_KINDS: Mapping[str, Text] = MappingProxyType(
    {
        MovementKind.FLOAT.value: Text(nl="Wisselgeld", en="Float"),
        MovementKind.BANK.value: Text(nl="Naar de bank", en="To the bank"),
        MovementKind.OTHER.value: Text(nl="Anders", en="Other"),
    }
)


def day_report(report: DayReport, staff: Mapping[str, str], sheet: Sheet) -> bytes:
    """A day on paper. `staff` names people by their id. Raises NotTypeset."""

    def write(pen: Pen) -> Body:
        first, day = report.first_day.isoformat(), report.day.isoformat()
        days = pen.say(_ONE_DAY, day=figures.day(day))
        if first != day:
            days = pen.say(_DAYS, first=figures.day(first), day=figures.day(day))
        who = pen.show(staff.get(report.closed_by, report.closed_by))
        closed = report.closed_at
        tables = [
            {"title": pen.say(title), "columns": [pen.say(column) for column in columns], "rows": rows}
            for title, columns, rows in (
                (_BY_METHOD, _METHOD_COLUMNS, _methods(report, pen)),
                (_MOVEMENTS, _MOVEMENT_COLUMNS, _movements(report, pen, sheet)),
                (_PIECES, _PIECE_COLUMNS, _pieces(report)),
                (_DEALS, _DEAL_COLUMNS, _deals(report, pen)),
            )
            if rows
        ]
        return Body(
            title=pen.say(_TITLE if closed else _TITLE_OPEN),
            subtitle=pen.say(_CLOSED, days=days, at=sheet.moment(closed), who=who) if closed else days,
            data={"facts": _till(report, pen), "tables": tables},
        )

    return set_sheet("day-report.typ", sheet, write)


def _till(report: DayReport, pen: Pen) -> list[list[object]]:
    facts: list[list[object]] = [
        [pen.say(_OPENING), [figures.euro(report.opening_cents)]],
        [pen.say(_EXPECTED), [figures.euro(report.expected_cents)]],
    ]
    if report.count is not None:
        facts.append([pen.say(_COUNTED), [figures.euro(report.count.cents)]])
        facts.append([pen.say(_DIFFERENCE), [figures.euro(report.difference_cents)]])
        if report.count.reason:
            facts.append([pen.say(_REASON), [pen.show(report.count.reason)]])
    return facts


def _methods(report: DayReport, pen: Pen) -> list[list[str]]:
    return [
        [
            pen.name(PAYMENTS, method),
            figures.euro(report.total(method, incoming=True)),
            figures.euro(report.total(method, incoming=False)),
            figures.euro(report.total(method)),
        ]
        for method in report.methods
    ]


def _movements(report: DayReport, pen: Pen, sheet: Sheet) -> list[list[str]]:
    return [
        [
            sheet.moment(movement.at),
            ": ".join(
                part for part in (pen.name(_MOVEMENT_KINDS, movement.kind.value), pen.show(movement.reason)) if part
            ),
            figures.euro(movement.cents),
        ]
        for movement in report.movements
    ]


def _pieces(report: DayReport) -> list[list[str]]:
    pieces = report.count.pieces if report.count else {}
    return [
        [figures.euro(value), figures.count(number), figures.euro(value * number)]
        for value, number in sorted(pieces.items(), reverse=True)
        if number
    ]


def _deals(report: DayReport, pen: Pen) -> list[list[str]]:
    rows = []
    for deal in report.deals:
        said = [pen.name(KINDS, deal.kind.value)]
        said += [pen.say(_ABOUT, entry=deal.about)] if deal.about else []
        said += [pen.say(_LATE)] if deal.late else []
        rows.append(
            [
                deal.entry,
                figures.day(deal.happened_on.isoformat()),
                ", ".join(said),
                pen.name(PAYMENTS, deal.method),
                figures.euro(deal.cents),
            ]
        )
    return rows
