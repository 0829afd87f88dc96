"""Counting the stock: scan after scan, what is still missing, and the report when it ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dealer_client.counter.icons import tinted_icon
from dealer_client.counter.language import Worded, say, say_count
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.purchase.card import Card
from dealer_client.counter.purchase.field import Field
from dealer_client.counter.purchase.finding_row import FindingRow, Line
from dealer_client.counter.reading import sheet
from dealer_client.counter.reading.amounts import say_euro, say_moment
from dealer_client.counter.reading.newest_only import NewestOnly
from dealer_client.counter.theme import tokens
from dealer_client.register.errors import DealerError
from dealer_client.register.stock_count import CountedItem, CountReport
from dealer_client.register.wording import Text

from . import wording

if TYPE_CHECKING:
    from dealer_client.desk import Desk
    from dealer_client.desk.stock_count import Scanned
    from dealer_client.store.stock_count import OpenCount

_MOST_ROWS = 300
_LAST_SCANS = 20
_SHARES = (26, 50, 24)
"""Of the width: number, item and price, as one reads them down the tables of a report."""


class CountPage(Worded, QWidget):
    """`folder` is where reports go."""

    def __init__(self, background: Background, goods: Callable[[object], str]) -> None:
        super().__init__()
        self._background, self._newest, self._goods = background, NewestOnly(background), goods
        self._desk: Desk | None = None
        self._names: Mapping[str, str] = {}
        self._going_on: OpenCount | None = None
        self._last: Scanned | None = None
        self._said: tuple[str, Text] | None = None
        self._sure = False
        self.report: CountReport | None = None
        self.folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self.card, self._result = Card(), Card()
        self._about, self.since, self.number = QLabel(), QLabel(), QLabel()
        self._about.setWordWrap(True)
        self._about.setProperty("look", "muted")
        self.since.setProperty("look", "muted")
        self.number.setProperty("look", "number")
        self.code, self.state = Field("code"), FindingRow()
        self.begin, self.compare, self.end, self.print = (QPushButton() for _ in range(4))
        self.begin.setProperty("look", "primary")
        self.sheet = sheet.Sheet()
        below = QHBoxLayout()
        below.setSpacing(8)
        for button in (self.compare, self.end):
            below.addWidget(button, 1)
        for widget in (self._about, self.begin, self.since, self.number, self.code, self.state):
            self.card.body.addWidget(widget)
        self.card.body.addStretch()
        self.card.body.addLayout(below)
        self._result.body.addWidget(self.sheet, 1)
        self._result.body.addWidget(self.print, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.card, 5)
        row.addWidget(self._result, 7)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addLayout(row)
        for button in (self.begin, self.compare, self.end, self.print):
            button.setAutoDefault(True)
        self.begin.clicked.connect(self.begin_count)
        self.compare.clicked.connect(self.compare_now)
        self.end.clicked.connect(self.end_count)
        self.print.clicked.connect(self.print_report)
        self.code.entered.connect(lambda: self.scan(self.code.text()))
        self.retranslate()

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk

    @property
    def counts(self) -> bool:
        """Whether a count goes on."""
        return self._going_on is not None

    def refresh(self, names: Mapping[str, str]) -> None:
        """Reads whether a count goes on, and the last one; `names` tells who has which staff id."""
        desk = self._desk
        self._names = names
        if desk is not None:
            self._newest.ask(
                lambda: (desk.stock_count.current(), desk.stock_count.reports(limit=1)), self._read, self._failed
            )

    def go(self) -> None:
        """Puts the focus where work begins."""
        (self.code.edit if self.counts else self.begin).setFocus()

    def begin_count(self) -> None:
        """Begins a count."""
        desk = self._desk
        if desk is not None and not self.counts:
            self.report = self._last = None
            self._do(desk.stock_count.begin, self._begun)

    def scan(self, code: str) -> None:
        """Counts what was scanned or typed."""
        desk = self._desk
        if desk is None or not self.counts or not code.strip():
            return
        self.code.fill("")
        self._sure = False
        self._do(lambda: (desk.stock_count.scan(code), desk.stock_count.current()), self._scanned)

    def compare_now(self) -> None:
        """Shows what is still missing."""
        desk = self._desk
        if desk is not None and self.counts:
            self._do(desk.stock_count.compare, self._compared)

    def end_count(self) -> None:
        """Ends the count; with items missing only at the second time."""
        desk = self._desk
        if desk is None or not self.counts:
            return
        if self._sure:
            self._do(desk.stock_count.end, self._ended)
        else:
            self._do(desk.stock_count.compare, self._ask_to_end)

    def print_report(self) -> None:
        """Opens the print page of the report that is shown; it can be saved there too."""
        from dealer_client.counter.printing.errand import Errand
        from dealer_client.counter.printing.over_place import print_over

        desk, report = self._desk, self.report
        if desk is None or report is None:
            return
        file = say(wording.REPORT_FILE.filled(series=desk.shop.series, n=report.number))
        errand = Errand(
            file=self.folder / (say(wording.PRACTICE_FILE.filled(name=file)) if desk.shop.practice else file),
            name=wording.REPORT_NAME.filled(n=report.number),
            make=lambda language: desk.papers.stock_count(report, language),
            told=lambda words, _file: self._printed(words),
        )
        print_over(self, self._background, desk, errand)

    def retranslate(self) -> None:
        if not hasattr(self, "sheet"):
            return
        self.card.heading(say(wording.COUNT))
        self._result.heading(say(wording.COUNT_SHEET))
        self._about.setText(say(wording.COUNT_ABOUT))
        self.code.caption(say(wording.SCAN_HERE))
        self.begin.setText(say(wording.BEGIN_COUNT))
        self.compare.setText(say(wording.COMPARE))
        self.end.setText(say(wording.END_COUNT))
        self.print.setText("  " + say(wording.PRINT_REPORT))
        self.print.setAccessibleName(say(wording.PRINT_REPORT))
        self.print.setIcon(tinted_icon("printer", tokens().muted))
        self.sheet.setAccessibleName(say(wording.COUNT_SHEET))
        self._show()

    def _do(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._said = None
        Operation(self._background, work).success(done).failure(self._failed).start()

    def _read(self, read: tuple[OpenCount | None, list[CountReport]]) -> None:
        before = self.counts
        self._going_on = read[0]
        if self.report is None or not self.counts:
            self.report = self.report or next(iter(read[1]), None)
        self._show()
        if self.isVisible() and self.counts and not before:
            self.go()

    def _begun(self, count: OpenCount) -> None:
        self._going_on = count
        self._show()
        self.go()

    def _scanned(self, outcome: tuple[Scanned, OpenCount | None]) -> None:
        self._last, self._going_on = outcome
        self._show()

    def _compared(self, report: CountReport) -> None:
        self.report = report
        self._show()
        self.go()

    def _ask_to_end(self, report: CountReport) -> None:
        self.report = report
        if report.missing:
            self._sure = True
            many = wording.END_ONCE_MORE.filled(n=say_count(len(report.missing)))
            self._said = ("attention", wording.END_ONCE_MORE_ONE if len(report.missing) == 1 else many)
            self._show()
        elif report.unexpected:
            # A report never changes: what was scanned by mistake would stand in it for good.
            self._sure = True
            self._said = ("attention", wording.END_UNEXPECTED.filled(n=say_count(len(report.unexpected))))
            self._show()
        else:
            self._sure = True
            self.end_count()

    def _ended(self, report: CountReport) -> None:
        self.report, self._going_on, self._last, self._sure = report, None, None, False
        self._show()
        self.print.setFocus()

    def _printed(self, words: Text) -> None:
        self._said = ("ok", words)
        self._show()

    def _failed(self, error: Exception) -> None:
        self._said = ("blocked", error.message if isinstance(error, DealerError) else wording.ONCE_MORE)
        self._show()

    def _show(self) -> None:
        count = self._going_on
        may_count = self._desk is not None and self._desk.at_work.staff.may_record
        for widget in (self.since, self.number):
            widget.setVisible(count is not None)
        for widget in (self.code, self.compare, self.end):
            widget.setVisible(count is not None and may_count)
        self._about.setVisible(count is None)
        self.begin.setVisible(count is None and may_count)
        if count is not None and self._desk is not None:
            at = say_moment(count.begun_at, self._desk.shop.zone)
            since, unknown = (
                say(wording.COUNT_SINCE.filled(n=count.number, at=at)),
                sum(not s.item for s in count.scans),
            )
            if unknown:
                since = f"{since}. {say(wording.UNKNOWN_SCANS.filled(n=say_count(unknown)))}"
            self.since.setText(since)
            self.number.setText(say(wording.COUNTED.filled(n=say_count(len(count.items)))))
        line = self._line()
        if line is not None:
            self.state.show_line(line, "")
        self.state.setVisible(line is not None)
        self.print.setVisible(self.report is not None and count is None)
        self.sheet.show_parts(self._page)

    def _line(self) -> Line | None:
        if self._said is not None:
            tone, words = self._said
            return Line(key="said", tone=tone, title=say(words))
        if self._last is not None and self.counts:
            _icon, tone, words = wording.OUTCOMES[self._last.outcome.value]
            item = self._last.item
            code = item.number if item is not None else self._last.code
            goods = self._goods(item) if item is not None else ""
            return Line(key="scan", tone=tone, title=say(words.filled(code=code, goods=goods)))
        return None

    def _page(self) -> str:
        report, count = self.report, self._going_on
        if report is None and count is not None and count.scans:
            scans = reversed(count.scans[-_LAST_SCANS:])
            rows = [[scan.item or scan.code, "" if scan.item else say(wording.NOT_IN_BOOK)] for scan in scans]
            return sheet.heading(say(wording.LAST_SCANS)) + sheet.table(["", ""], rows, figures_from=2)
        if report is None or self._desk is None:
            return sheet.plain(say(wording.NO_COUNT_YET), muted=True)
        at = say_moment(report.ended_at, self._desk.shop.zone)
        name = self._names.get(report.ended_by, report.ended_by)
        about = say(wording.ENDED.filled(n=report.number, at=at, name=name))
        found = wording.FOUND_OF.filled(found=say_count(report.found), expected=say_count(report.expected))
        parts = [sheet.title(say(found), about)]
        if not report.missing:
            parts.append(sheet.state("circle-check", "ok", say(wording.ALL_THERE)))
        for words, items in ((wording.MISSING, report.missing), (wording.UNEXPECTED, report.unexpected)):
            if items:
                parts += [sheet.heading(f"{say(words)} ({say_count(len(items))})"), _table(items)]
        return "".join(parts)


def _table(items: tuple[CountedItem, ...]) -> str:
    rows = [
        [item.number, item.goods, say_euro(item.price_cents)]
        if item.price_cents is not None
        else [item.number, item.goods or say(wording.NOT_IN_BOOK), ""]
        for item in items[:_MOST_ROWS]
    ]
    return sheet.table([say(column) for column in wording.ITEM_COLUMNS], rows, figures_from=2, shares=_SHARES)
