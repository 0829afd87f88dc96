"""The days that were closed: a list, newest first, and the chosen one in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from dealer_client.counter.icons import tinted_icon
from dealer_client.counter.language import Worded, say, say_date
from dealer_client.counter.reading import sheet
from dealer_client.counter.reading.amounts import say_euro
from dealer_client.counter.reading.empty_state import EmptyState
from dealer_client.counter.reading.line_view import LineDelegate, LineView, Row
from dealer_client.counter.theme import tokens
from dealer_client.register.day_close import DayReport

from . import wording
from .day_sheet import day_page

Index = QModelIndex | QPersistentModelIndex
_AMOUNT_WIDTH = 130


class ClosedList(QAbstractTableModel):
    """One row for each close."""

    def __init__(self) -> None:
        super().__init__()
        self._reports: list[DayReport] = []

    def show_reports(self, reports: Sequence[DayReport]) -> None:
        """Takes the place of what was shown."""
        self.beginResetModel()
        self._reports = list(reports)
        self.endResetModel()

    def report(self, row: int) -> DayReport | None:
        """The day in a row."""
        return self._reports[row] if 0 <= row < len(self._reports) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._reports)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        report = self.report(index.row())
        if report is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        _icon, _tone, words = standing(report)
        return f"{say_date(report.day)}. {words}"


class ClosedDelegate(LineDelegate):
    """The day and its number, what was counted, and whether it agreed."""

    def draw(self, row: Row, index: Index) -> None:
        model = index.model()
        report = model.report(index.row()) if isinstance(model, ClosedList) else None
        if report is None or report.count is None:
            return
        right = row.width - 14 - _AMOUNT_WIDTH
        icon, tone, words = standing(report)
        row.words(say_date(report.day), 14, 200, strong=True)
        row.words(say(wording.CLOSE_NUMBER.filled(n=report.number)), 14, 200, second=True, tone="muted")
        row.words_right(say_euro(report.count.cents), right, _AMOUNT_WIDTH)
        taken = row.words_right(words, right - 60, _AMOUNT_WIDTH + 60, second=True, tone=tone)
        row.icon(icon, tone, row.width - 14 - taken - 20, second=True)


def standing(report: DayReport) -> tuple[str, str, str]:
    """Icon, tone and words of whether the till agreed."""
    cents = report.difference_cents
    if cents == 0:
        return "circle-check", "ok", say(wording.AGREES)
    words = wording.TOO_MUCH if cents > 0 else wording.TOO_LITTLE
    return "triangle-alert", "attention", f"{say(words)} {say_euro(abs(cents))}"


class ClosedDays(Worded, QWidget):
    """`asked` tells from the empty page that the clerk wants to go to the open day, `print_asked` carries the day whose
    report is wanted on paper."""

    asked = Signal()
    print_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._zone, self._names = "UTC", dict[str, str]()
        self.list, self.view, self.sheet = ClosedList(), LineView(), sheet.Sheet(keeps_lane=True)
        self.view.setItemDelegate(ClosedDelegate(self.view))
        self.view.setModel(self.list)
        self.view.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_chosen(from_top=True))
        self.empty = EmptyState("calendar-check")
        self.empty.step.connect(self.asked)
        listed, self.detail = QFrame(), QFrame()
        for card in (listed, self.detail):
            card.setProperty("look", "card")
        left, right = QVBoxLayout(listed), QVBoxLayout(self.detail)
        left.setContentsMargins(1, 8, 1, 6)
        left.addWidget(self.view)
        right.setContentsMargins(18, 14, 6, 10)
        right.addWidget(self.sheet)
        self.print, self.state = QPushButton(), QLabel()
        self.print.setAutoDefault(True)
        self.print.clicked.connect(lambda: self.print_asked.emit(self.chosen()))
        self.state.setProperty("look", "muted")
        self.state.setWordWrap(True)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 12, 0)
        line.addWidget(self.state, 1)
        line.addWidget(self.print)
        right.addLayout(line)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(listed, 4)
        row.addWidget(self.detail, 7)
        self._stack = QStackedWidget()
        self._stack.addWidget(both)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.retranslate()

    def show_reports(self, reports: Sequence[DayReport], zone: str, names: Mapping[str, str]) -> None:
        """The closed days as they were read."""
        chosen = self.chosen()
        self._zone, self._names = zone, dict(names)
        self.list.show_reports(reports)
        self._stack.setCurrentIndex(0 if reports else 1)
        row = next((at for at, report in enumerate(reports) if chosen and report.number == chosen.number), 0)
        self.view.choose(row)
        self._show_chosen()

    def say_state(self, words: str) -> None:
        """How making the report went."""
        self.state.setText(words)

    def chosen(self) -> DayReport | None:
        """The day that is shown in full."""
        return self.list.report(self.view.currentIndex().row())

    def retranslate(self) -> None:
        if not hasattr(self, "_stack"):
            return
        self.empty.say(say(wording.NO_CLOSES), say(wording.NO_CLOSES_MORE), say(wording.TO_OPEN_DAY) + "   Ctrl+1")
        self.print.setText("  " + say(wording.PRINT))
        self.print.setAccessibleName(say(wording.PRINT))
        self.print.setIcon(tinted_icon("printer", tokens().muted))
        self.view.setAccessibleName(say(wording.LIST_NAME))
        self.sheet.setAccessibleName(say(wording.SHEET_NAME))
        self.view.viewport().update()
        self._show_chosen()

    def _show_chosen(self, *, from_top: bool = False) -> None:
        report = self.chosen()
        zone, names = self._zone, self._names
        self.sheet.show_parts((lambda: day_page(report, zone, names)) if report else None, from_top=from_top)
