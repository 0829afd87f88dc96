"""A count of the stock: what was found on the shelves, against what the book says is there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from .canonical import JsonObject
from .moments import parse_utc, utc_text

COUNT_FORMAT = "dealer-stock-count/1"


class ScanOutcome(StrEnum):
    """What a scan turned out to be."""

    FOUND = "found"
    """An item that should be here, and is."""
    AGAIN = "again"
    """An item that was scanned already."""
    GONE = "gone"
    """An item of the book that should have left."""
    UNKNOWN = "unknown"
    """Nothing that the book has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """One thing that was scanned. `code` is as the scanner gave it; `item` the number it belongs to, or empty."""

    code: str
    item: str
    at: datetime
    staff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedItem:
    """An item in a report: its number, or the code of what the book does not have; what it is; its price in cents."""

    number: str
    goods: str = field(repr=False)
    price_cents: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountReport:
    """A count that has ended. `missing` should be here and was not found; `unexpected` was found and should not be.

    Moments are UTC; `ended_by` is a staff id.
    """

    number: int
    begun_at: datetime
    ended_at: datetime
    ended_by: str
    found: int
    missing: tuple[CountedItem, ...]
    unexpected: tuple[CountedItem, ...]

    @property
    def expected(self) -> int:
        """How many should have been found."""
        return self.found + len(self.missing)


def report_json(report: CountReport) -> JsonObject:
    """A report as it is kept."""
    return {
        "format": COUNT_FORMAT,
        "number": report.number,
        "begun_at": utc_text(report.begun_at),
        "ended_at": utc_text(report.ended_at),
        "ended_by": report.ended_by,
        "found": report.found,
        "missing": [_item_json(item) for item in report.missing],
        "unexpected": [_item_json(item) for item in report.unexpected],
    }


def report_from_json(content: JsonObject) -> CountReport:
    """The report that `report_json` wrote."""
    return CountReport(
        number=content["number"],
        begun_at=parse_utc(content["begun_at"]),
        ended_at=parse_utc(content["ended_at"]),
        ended_by=content["ended_by"],
        found=content["found"],
        missing=tuple(CountedItem(**item) for item in content["missing"]),
        unexpected=tuple(CountedItem(**item) for item in content["unexpected"]),
    )


def _item_json(item: CountedItem) -> JsonObject:
    return {"number": item.number, "goods": item.goods, "price_cents": item.price_cents}
