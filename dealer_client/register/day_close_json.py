"""A closed day as JSON: the form in which it is kept, and stays as it was."""

from __future__ import annotations

from datetime import date

from .canonical import JsonObject
from .day_close import CashCount, CashMovement, DayReport, DealLine, MovementKind
from .draft import EntryKind
from .moments import parse_utc, utc_text

DAY_FORMAT = "dealer-day/1"


def report_json(report: DayReport) -> JsonObject:
    """A closed day as it is kept. Raises ValueError for one that is still open."""
    if report.count is None or report.closed_at is None:
        raise ValueError("a day that is still open")
    return {
        "format": DAY_FORMAT,
        "number": report.number,
        "first_day": report.first_day.isoformat(),
        "day": report.day.isoformat(),
        "closed_at": utc_text(report.closed_at),
        "closed_by": report.closed_by,
        "opening_cents": report.opening_cents,
        "deals": [
            {
                "entry": deal.entry,
                "kind": deal.kind.value,
                "happened_on": deal.happened_on.isoformat(),
                "method": deal.method,
                "cents": deal.cents,
                "about": deal.about,
                "late": deal.late,
            }
            for deal in report.deals
        ],
        "movements": [
            {
                "number": movement.number,
                "at": utc_text(movement.at),
                "staff": movement.staff,
                "kind": movement.kind.value,
                "cents": movement.cents,
                "reason": movement.reason,
            }
            for movement in report.movements
        ],
        "count": {
            "cents": report.count.cents,
            "pieces": {str(value): count for value, count in report.count.pieces.items() if count},
            "reason": report.count.reason,
        },
    }


def report_from_json(content: JsonObject) -> DayReport:
    """The closed day that `report_json` wrote."""
    count = content["count"]
    return DayReport(
        number=content["number"],
        first_day=date.fromisoformat(content["first_day"]),
        day=date.fromisoformat(content["day"]),
        opening_cents=content["opening_cents"],
        deals=tuple(
            DealLine(
                entry=deal["entry"],
                kind=EntryKind(deal["kind"]),
                happened_on=date.fromisoformat(deal["happened_on"]),
                method=deal["method"],
                cents=deal["cents"],
                about=deal["about"],
                late=deal["late"],
            )
            for deal in content["deals"]
        ),
        movements=tuple(
            CashMovement(
                number=movement["number"],
                at=parse_utc(movement["at"]),
                staff=movement["staff"],
                kind=MovementKind(movement["kind"]),
                cents=movement["cents"],
                reason=movement["reason"],
            )
            for movement in content["movements"]
        ),
        count=CashCount(
            cents=count["cents"],
            pieces={int(value): number for value, number in count["pieces"].items()},
            reason=count["reason"],
        ),
        closed_at=parse_utc(content["closed_at"]),
        closed_by=content["closed_by"],
    )
