"""Reading in an existing book: first what would happen, line by line; then recording it, with progress, cancellable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton

from dealer_client.counter.language import say, say_count
from dealer_client.counter.operation import Background, Operation, Report
from dealer_client.counter.progress import Progress
from dealer_client.counter.purchase.card import Card
from dealer_client.counter.purchase.finding_row import FindingRow, Line
from dealer_client.counter.reading import sheet
from dealer_client.documents.files import read_file
from dealer_client.documents.old_book import MOST_BYTES
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from . import wording

if TYPE_CHECKING:
    from dealer_client.desk import Desk
    from dealer_client.desk.importing import ImportReport, ReportedEntry

_MOST_LINES = 60


@dataclass(frozen=True, slots=True)
class _Table:
    """A table that was read, with what an import of it would do."""

    name: str
    text: str = field(repr=False)
    mapping: Mapping[str, str]
    report: ImportReport = field(repr=False)


class ImportCard(Card):
    """`recorded` tells that the book has the old entries now."""

    recorded = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._desk: Desk | None = None
        self._operation: Operation[ImportReport] | None = None
        self._reading = self._cancelling = False
        self._at: tuple[int, int] | None = None
        self._said: tuple[str, Text, Text] | None = None
        self.table: _Table | None = None
        self._about, self.choose, self.record, self.cancel = QLabel(), QPushButton(), QPushButton(), QPushButton()
        self._about.setWordWrap(True)
        self._about.setProperty("look", "muted")
        self.record.setProperty("look", "primary")
        self.progress, self.state, self.sheet = Progress(), FindingRow(), sheet.Sheet()
        for button in (self.choose, self.record, self.cancel):
            button.setAutoDefault(True)
        self.choose.clicked.connect(self.choose_file)
        self.record.clicked.connect(self.record_book)
        self.cancel.clicked.connect(self.cancel_recording)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.cancel)
        line.addWidget(self.record, 1)
        for widget in (self._about, self.choose, self.progress, self.state):
            self.body.addWidget(widget)
        self.body.addWidget(self.sheet, 1)
        self.body.addLayout(line)
        self.retranslate()

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk
        self._show()

    def choose_file(self) -> None:
        """Asks for a table by the desktop's own dialog."""
        chosen, _kind = QFileDialog.getOpenFileName(self, say(wording.IMPORT), "", "CSV (*.csv *.txt)")
        if chosen:
            self.read_file(Path(chosen))

    def read_file(self, file: Path) -> None:
        """Reads a table and says what would happen; nothing is recorded."""
        desk = self._desk
        if desk is None or self._reading or self._operation is not None:
            return
        self._reading, self.table, self._said = True, None, None

        def work() -> _Table:
            text = _decoded(read_file(file, MOST_BYTES))
            mapping = desk.importing.mapping(text)
            return _Table(file.name, text, mapping, desk.importing.dry_run(text, mapping))

        Operation(self._background, work).success(self._read).failure(self._failed).start()
        self._show()

    def record_book(self) -> None:
        """Records the whole table, or nothing of it."""
        desk, table = self._desk, self.table
        if desk is None or table is None or not self.record.isEnabled():
            return
        self._at = (0, len(table.report.entries))

        def work(report: Report) -> ImportReport:
            return desk.importing.record(table.text, table.mapping, report)

        operation: Operation[ImportReport] = Operation.with_progress(self._background, work, self._came_to)
        self._operation = operation
        operation.success(self._done).failure(self._failed).cancelled(self._cancelled).start()
        self._show()

    def cancel_recording(self) -> None:
        """Ends the recording; then nothing of it is in the book."""
        if self._operation is not None:
            self._operation.cancel()
            self._cancelling = True
            self._show()

    def retranslate(self) -> None:
        if not hasattr(self, "sheet"):
            return
        self.heading(say(wording.IMPORT))
        self._about.setText(say(wording.IMPORT_ABOUT))
        self.choose.setText(say(wording.IMPORT_CHOOSE))
        self.cancel.setText(say(wording.CANCEL))
        self.progress.setAccessibleName(say(wording.IMPORT))
        self.sheet.setAccessibleName(say(wording.IMPORT))
        self._show()

    def _came_to(self, done: int, of: int) -> None:
        if self._operation is not None:
            self._at = done, of
            self._show()

    def _read(self, table: _Table) -> None:
        self._reading, self.table = False, table
        self._show()

    def _done(self, report: ImportReport) -> None:
        self.table = None
        done = wording.IMPORT_DONE.filled(n=say_count(len(report.entries)))
        self._told("ok", done, wording.IMPORT_DONE_MORE)
        self.recorded.emit()

    def _cancelled(self) -> None:
        self._told("muted", wording.CANCELLED, wording.IMPORT_CANCELLED_MORE)

    def _failed(self, error: Exception) -> None:
        why = error.message if isinstance(error, DealerError) else wording.ONCE_MORE
        self._told("blocked", wording.NOT_IMPORTED, why)

    def _told(self, tone: str, title: Text, detail: Text) -> None:
        self._reading = self._cancelling = False
        self._operation, self._at = None, None
        self._said = (tone, title, detail)
        self._show()

    def _show(self) -> None:
        busy, table = self._operation is not None, self.table
        self.choose.setEnabled(self._desk is not None and not busy and not self._reading)
        self.progress.show_share(self._at)
        ready = table is not None and table.report.may_begin and not table.report.refused
        self.record.setVisible(table is not None and ready and not busy)
        self.record.setEnabled(ready and not busy)
        self.cancel.setVisible(busy)
        self.cancel.setEnabled(not self._cancelling)
        if table is not None:
            self.record.setText(say(wording.IMPORT_RECORD.filled(n=say_count(len(table.report.entries)))))
        line = self._line()
        if line is not None:
            self.state.show_line(line, "")
        self.state.setVisible(line is not None)
        self.sheet.show_parts((lambda: _page(table)) if table is not None else None)

    def _line(self) -> Line | None:
        if self._reading:
            return Line(key="busy", tone="muted", title=say(wording.IMPORT_READING))
        if self._at is not None:
            done, of = self._at
            if self._cancelling:
                return Line(key="busy", tone="muted", title=say(wording.CANCELLING))
            said = wording.IMPORT_RECORDING.filled(done=say_count(done), all=say_count(of))
            return Line(key="busy", tone="muted", title=say(said), detail=say(wording.MAKING_MORE))
        if self._said is not None:
            tone, title, detail = self._said
            return Line(key="said", tone=tone, title=say(title), detail=say(detail))
        if self.table is None:
            return None
        report = self.table.report
        would = wording.IMPORT_WOULD.filled(n=say_count(len(report.entries)), refused=say_count(len(report.refused)))
        if not report.may_begin:
            return Line(key="would", tone="blocked", title=say(would), detail=say(wording.IMPORT_NOT_EMPTY))
        tone, more = ("blocked", wording.IMPORT_REFUSED_MORE) if report.refused else ("ok", wording.IMPORT_WOULD_MORE)
        return Line(key="would", tone=tone, title=say(would), detail=say(more))


def _decoded(data: bytes) -> str:
    """A table as spreadsheets write it: UTF-8, or the older Western European code of Windows."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _page(table: _Table) -> str:
    parts = [sheet.heading(f"{table.name}: {say(wording.COLUMNS_FOUND).lower()}")]
    parts.append(sheet.plain(", ".join(table.mapping.values())))
    remarked = [entry for entry in table.report.entries if entry.remarks and not entry.problems]
    for words, entries, why in (
        (wording.REFUSED_LINES, table.report.refused, "problems"),
        (wording.REMARKED_LINES, remarked, "remarks"),
    ):
        if entries:
            parts.append(sheet.heading(f"{say(words)} ({say_count(len(entries))})"))
            parts += [_entry(entry, why) for entry in entries[:_MOST_LINES]]
    return "".join(parts)


def _entry(entry: ReportedEntry, why: str) -> str:
    where = say(wording.IMPORT_LINE.filled(line=entry.lines[0], number=entry.old_number or "–"))
    said = " ".join(say(text) for text in getattr(entry, why))
    return sheet.plain(f"{where}: {said}")
