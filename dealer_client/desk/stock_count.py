"""Counting the stock by scanning: each scan is on the disk at once, so a count goes on where it was interrupted."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection

from dealer_client.register.errors import DealerError
from dealer_client.register.item_life import IN_STOCK, ItemState, StockLine
from dealer_client.register.numbering import NumberError, parse_number
from dealer_client.register.stock_count import CountedItem, CountReport, Scan, ScanOutcome
from dealer_client.register.wording import Text
from dealer_client.store import book, stock, stock_count
from dealer_client.store.errors import EntryMissing
from dealer_client.store.stock_count import OpenCount

from .at_work import AtWork

_MOST_CODE = 64


class NotCounting(DealerError):
    """There is no count going on, or one already. Nothing was changed."""

    title = Text(nl="Voorraadtelling", en="Stock count")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned:
    """What a scan turned out to be; `item` is None for what the book does not have."""

    code: str
    outcome: ScanOutcome
    item: StockLine | None


class StockCounting:
    """The counts of one counter's stock."""

    def __init__(self, at_work: AtWork) -> None:
        self._at_work = at_work

    def current(self) -> OpenCount | None:
        """The count that goes on now, also after the program was closed; None where there is none."""
        with self._at_work.store.reading() as connection:
            return stock_count.open_count(connection)

    def begin(self) -> OpenCount:
        """Begins a count. Raises NotCounting where one goes on, or NotAllowed."""
        at_work = self._at_work
        at_work.refuse_inspector()
        with at_work.store.writing() as connection:
            if stock_count.open_count(connection) is not None:
                raise NotCounting(_GOES_ON)
            stock_count.begin_count(connection, at_work.staff.id, datetime.now(UTC))
            return _going_on(connection)

    def scan(self, code: str) -> Scanned:
        """Counts what was scanned: an item's label, or a number that one item has. Raises NotCounting or NotAllowed."""
        at_work = self._at_work
        at_work.refuse_inspector()
        code = " ".join(code.split())[:_MOST_CODE]
        with at_work.store.writing() as connection:
            count = _going_on(connection)
            item = self._item(connection, code)
            if item is None:
                outcome = ScanOutcome.UNKNOWN
            elif item.number in count.items:
                outcome = ScanOutcome.AGAIN
            else:
                outcome = ScanOutcome.FOUND if item.state in IN_STOCK else ScanOutcome.GONE
            if outcome is not ScanOutcome.AGAIN:
                number = item.number if item is not None else ""
                kept = Scan(code=code, item=number, at=datetime.now(UTC), staff=at_work.staff.id)
                stock_count.add_scan(connection, count.number, kept)
        return Scanned(code=code, outcome=outcome, item=item)

    def compare(self) -> CountReport:
        """The count so far as a report: what is still missing. Raises NotCounting."""
        with self._at_work.store.reading() as connection:
            return self._report(connection, _going_on(connection))

    def end(self) -> CountReport:
        """Ends the count with its report, which never changes. Raises NotCounting or NotAllowed."""
        self._at_work.refuse_inspector()
        with self._at_work.store.writing() as connection:
            report = self._report(connection, _going_on(connection))
            stock_count.end_count(connection, report)
        return report

    def reports(self, *, limit: int = 30) -> list[CountReport]:
        """The counts that have ended, newest first."""
        with self._at_work.store.reading() as connection:
            return stock_count.count_reports(connection, limit)

    def _item(self, connection: Connection, code: str) -> StockLine | None:
        today = self._at_work.today()
        try:
            return stock.read_stock_line(connection, code, today)
        except (NumberError, EntryMissing):
            found = stock.find_stock(connection, code, IN_STOCK, today, limit=2, offset=0)
            # Where two have it, the label must say which one.
            return found[0] if len(found) == 1 else None

    def _report(self, connection: Connection, count: OpenCount) -> CountReport:
        today = self._at_work.today()
        here = stock.find_stock(connection, "", IN_STOCK, today, limit=sys.maxsize, offset=0)
        by_number = {item.number: item for item in here}
        # What came in meanwhile need not be scanned.
        missing = [
            _counted(item)
            for item in reversed(here)
            if item.number not in count.items and item.recorded_at < count.begun_at
        ]
        found, unexpected = 0, []
        for scan in count.scans:
            item = by_number.get(scan.item) or (
                stock.read_stock_line(connection, scan.item, today) if scan.item else None
            )
            if item is None:
                unexpected.append(CountedItem(number=scan.code, goods=""))
            elif item.state in IN_STOCK or _left_after(connection, item, scan):
                found += 1
            else:
                unexpected.append(_counted(item))
        return CountReport(
            number=count.number,
            begun_at=count.begun_at,
            ended_at=datetime.now(UTC),
            ended_by=self._at_work.staff.id,
            found=found,
            missing=tuple(missing),
            unexpected=tuple(unexpected),
        )


def _left_after(connection: Connection, item: StockLine, scan: Scan) -> bool:
    """Whether an item that is gone was still here when it was scanned."""
    if item.state is not ItemState.GONE:
        return False
    left_by, _line = parse_number(item.left_by)
    return book.read_entry(connection, left_by).recorded_at > scan.at


def _counted(item: StockLine) -> CountedItem:
    goods = " ".join(word for word in (item.brand, item.model, item.description) if word)
    return CountedItem(number=item.number, goods=goods, price_cents=item.price_cents)


def _going_on(connection: Connection) -> OpenCount:
    count = stock_count.open_count(connection)
    if count is None:
        raise NotCounting(_NONE)
    return count


_GOES_ON = Text(
    nl="Er wordt al geteld. Ga daarmee verder, of sluit die telling eerst af.",
    en="A count is going on already. Go on with it, or end it first.",
)
_NONE = Text(nl="Er wordt nu niet geteld. Begin eerst een telling.", en="No count is going on. Begin one first.")
