"""What becomes free when: the days that come, with how many items, and those of the chosen day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from dealer_client.counter.language import Worded, say, say_count, say_date
from dealer_client.counter.reading.empty_state import EmptyState
from dealer_client.counter.reading.line_view import LineDelegate, LineView, Row
from dealer_client.counter.reading.paged_list import PAGE, Index, LinesAround
from dealer_client.register.item_life import StockLine
from dealer_client.register.wording import Text

from . import wording
from .stock_list import StockDelegate, StockList

DAYS_AHEAD = 30


@dataclass(frozen=True, slots=True)
class FreeDay:
    """A day, and the items that become free on it."""

    day: date
    lines: tuple[StockLine, ...]


def days_of(lines: Sequence[StockLine]) -> list[FreeDay]:
    """The days on which any of the items becomes free, in order; `lines` must be in that order."""
    return [FreeDay(day, tuple(group)) for day, group in groupby(lines, key=lambda line: line.free_on)]


class FreeDayList(QAbstractTableModel):
    """One row for each day."""

    def __init__(self) -> None:
        super().__init__()
        self._days: list[FreeDay] = []
        self.today = date.min

    def show_days(self, days: Sequence[FreeDay], today: date) -> None:
        """Takes the place of what was shown."""
        self.beginResetModel()
        self._days, self.today = list(days), today
        self.endResetModel()

    def day(self, row: int) -> FreeDay | None:
        """The day in a row."""
        return self._days[row] if 0 <= row < len(self._days) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._days)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        day = self.day(index.row())
        if day is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return f"{say(weekday(day.day, self.today))} {say_date(day.day)}. {say(_count(len(day.lines)))}"


class FreeDayDelegate(LineDelegate):
    """The day of the week above the date; how many at the right."""

    def draw(self, row: Row, index: Index) -> None:
        model = index.model()
        day = model.day(index.row()) if isinstance(model, FreeDayList) else None
        if day is None or not isinstance(model, FreeDayList):
            return
        row.words(say(weekday(day.day, model.today)), 14, row.width - 120, strong=True)
        row.words(say_date(day.day), 14, row.width - 120, second=True, tone="muted")
        row.words_right(say(_count(len(day.lines))), row.width - 114, 100)


def weekday(day: date, today: date) -> Text:
    """How one speaks of a day."""
    if day == today:
        return wording.TODAY
    return wording.TOMORROW if day == today + timedelta(days=1) else wording.WEEKDAYS[day.weekday()]


def _count(count: int) -> Text:
    return wording.DAY_ONE if count == 1 else wording.DAY_COUNT.filled(n=count)


class FreeDays(Worded, QWidget):
    """`opened` carries the item that the clerk wants to see."""

    opened = Signal(object)

    def __init__(self, category_name: Callable[[str], str]) -> None:
        super().__init__()
        self._total = 0
        self._problem: Text | None = None
        self.days, self.view = FreeDayList(), LineView()
        self.view.setItemDelegate(FreeDayDelegate(self.view))
        self.view.setModel(self.days)
        self.view.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_day())
        self.items, self.item_view = StockList(category_name), LineView()
        self.item_view.setItemDelegate(StockDelegate(self.item_view))
        self.item_view.setModel(self.items)
        self.item_view.doubleClicked.connect(lambda index: self.opened.emit(self.items.line(index.row())))
        self.empty = EmptyState("lock-open")
        self.empty.button.hide()
        self._about = QLabel()
        self._about.setProperty("look", "label")
        left, right = QFrame(), QFrame()
        for card, view in ((left, self.view), (right, self.item_view)):
            card.setProperty("look", "card")
            column = QVBoxLayout(card)
            column.setContentsMargins(1, 12, 1, 6)
            if card is left:
                column.addWidget(self._about)
                self._about.setContentsMargins(13, 0, 13, 0)
            column.addWidget(view)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(left, 4)
        row.addWidget(right, 7)
        self._stack = QStackedWidget()
        self._stack.addWidget(both)
        self._stack.addWidget(self.empty)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._stack)
        self.retranslate()

    def show_lines(self, lines: Sequence[StockLine], today: date) -> None:
        """The items that become free in the coming days, in that order."""
        chosen = self.days.day(self.view.currentIndex().row())
        days = days_of(lines)
        self._problem = None
        self._total = len(lines)
        self.days.show_days(days, today)
        self._stack.setCurrentIndex(0 if days else 1)
        self._say_empty()
        self.view.choose(next((at for at, day in enumerate(days) if chosen and day.day == chosen.day), 0))
        self._show_day()
        self._say()

    def say_problem(self, why: Text) -> None:
        """They could not be read."""
        self._problem = why
        self._stack.setCurrentIndex(1)
        self._say_empty()

    def go(self) -> None:
        """Puts the focus where work begins."""
        self.view.setFocus()

    def retranslate(self) -> None:
        if not hasattr(self, "_stack"):
            return
        self.view.setAccessibleName(say(wording.CALENDAR_NAME))
        self.item_view.setAccessibleName(say(wording.LIST_NAME))
        self._say_empty()
        for view in (self.view, self.item_view):
            view.viewport().update()
        self._say()

    def _say_empty(self) -> None:
        none = wording.CALENDAR_NONE.filled(days=DAYS_AHEAD), wording.CALENDAR_NONE_MORE
        heading, more = none if self._problem is None else (wording.CALENDAR_NOT_READ, self._problem)
        self.empty.say(say(heading), say(more), "")

    def _say(self) -> None:
        words = wording.CALENDAR_ONE if self._total == 1 else wording.CALENDAR_ABOUT
        self._about.setText(say(words.filled(n=say_count(self._total), days=DAYS_AHEAD)))

    def _show_day(self) -> None:
        day = self.days.day(self.view.currentIndex().row())
        lines = list(day.lines) if day is not None else []
        pages = {at // PAGE: lines[at : at + PAGE] for at in range(0, len(lines), PAGE)}
        self.items.show_query(LinesAround(query="", count=len(lines), total=len(lines), newer=0, pages=pages))
