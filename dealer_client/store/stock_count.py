"""Stock counts in the store: one at a time, each scan kept at once, a report that does not change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from dealer_client.register.canonical import canonical_json, parse_object
from dealer_client.register.moments import parse_utc, utc_text
from dealer_client.register.stock_count import CountReport, Scan, report_from_json, report_json

from . import schema


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCount:
    """The count that goes on now. `begun_at` is UTC; the scans are in order."""

    number: int
    begun_at: datetime
    begun_by: str
    scans: tuple[Scan, ...]

    @property
    def items(self) -> frozenset[str]:
        """The numbers of the items that were scanned."""
        return frozenset(scan.item for scan in self.scans if scan.item)


def begin_count(connection: Connection, staff: str, at: datetime) -> None:
    """Begins a count. The store refuses a second one beside it."""
    count = schema.stock_count
    number = connection.execute(select(func.coalesce(func.max(count.c.number), 0))).scalar_one() + 1
    connection.execute(
        insert(count).values(number=number, begun_at=utc_text(at), begun_by=staff, ended_at="", ended_by="", report=b"")
    )


def open_count(connection: Connection) -> OpenCount | None:
    """The count that goes on now, None where there is none."""
    count, scan = schema.stock_count, schema.stock_count_scan
    row = connection.execute(select(count).where(count.c.ended_at == "")).one_or_none()
    if row is None:
        return None
    scans = connection.execute(select(scan).where(scan.c.count == row.number).order_by(scan.c.position)).all()
    return OpenCount(
        number=row.number,
        begun_at=parse_utc(row.begun_at),
        begun_by=row.begun_by,
        scans=tuple(
            Scan(code=each.code, item=each.item, at=parse_utc(each.scanned_at), staff=each.staff) for each in scans
        ),
    )


def add_scan(connection: Connection, number: int, scan: Scan) -> None:
    """Keeps a scan of that count; a code that is there already stays once."""
    table = schema.stock_count_scan
    here = table.c.count == number
    if connection.execute(select(table.c.position).where(here, table.c.code == scan.code)).first() is not None:
        return
    position = connection.execute(select(func.coalesce(func.max(table.c.position), 0)).where(here)).scalar_one() + 1
    connection.execute(
        insert(table).values(
            count=number,
            position=position,
            code=scan.code,
            item=scan.item,
            scanned_at=utc_text(scan.at),
            staff=scan.staff,
        )
    )


def end_count(connection: Connection, report: CountReport) -> None:
    """Ends the count of that number; it never changes after this."""
    count = schema.stock_count
    connection.execute(
        update(count)
        .where(count.c.number == report.number)
        .values(
            ended_at=utc_text(report.ended_at), ended_by=report.ended_by, report=canonical_json(report_json(report))
        )
    )


def count_reports(connection: Connection, limit: int) -> list[CountReport]:
    """The counts that have ended, newest first."""
    count = schema.stock_count
    rows = connection.execute(
        select(count.c.report).where(count.c.ended_at != "").order_by(count.c.number.desc()).limit(limit)
    ).scalars()
    return [report_from_json(parse_object(report)) for report in rows]
