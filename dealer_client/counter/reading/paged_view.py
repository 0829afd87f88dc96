"""A list with its search line: reads what shows, keeps its place, and says in words what is found."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from dealer_client.counter.operation import Background
from dealer_client.counter.purchase.finding_row import FindingRow, Line

from .empty_state import EmptyState
from .line_view import ROW_HEIGHT, LineDelegate, LineView
from .newest_only import NewestOnly
from .paged_list import Found, LinesAround, PagedList, read_lines

Ask = Callable[[], tuple[Hashable, Found, Callable[[], int] | None] | None]
"""What is searched for now: the query, where its lines come from, and what counts without it. None before the book."""


class PagedView(QFrame):
    """`chosen` carries the line that is the current one, or None; `found` what was read; `failed` an error."""

    chosen = Signal(object)
    found = Signal(object)
    failed = Signal(object)

    def __init__(
        self, background: Background, lines: PagedList, delegate: type[LineDelegate], icon: str, ask: Ask
    ) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._newest, self._ask = NewestOnly(background), ask
        self.read: LinesAround | None = None
        self.list, self.view, self.empty, self.problem = lines, LineView(), EmptyState(icon), FindingRow()
        self.view.setItemDelegate(delegate(self.view))
        self.view.setModel(lines)
        self.problem.hide()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self._unread = QWidget()
        self._stack.addWidget(self._unread)
        # Painting asks for what is missing; answering waits until the painting is over.
        self._missing = QTimer(self, singleShot=True, interval=0)
        self.top = QVBoxLayout()
        self.top.setContentsMargins(13, 0, 13, 0)
        self.top.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 12, 1, 6)
        column.setSpacing(8)
        column.addLayout(self.top)
        trouble = QVBoxLayout()
        trouble.setContentsMargins(13, 0, 13, 0)
        trouble.addWidget(self.problem)
        column.addLayout(trouble)
        column.addWidget(self._stack, 1)
        self.view.selectionModel().currentRowChanged.connect(self._row_chosen)
        lines.missing.connect(self._missing.start)
        self._missing.timeout.connect(self.refresh)

    def add(self, widget: QWidget) -> None:
        """Something above the list: a search line, a filter."""
        self.top.addWidget(widget)

    def refresh(self) -> None:
        """Reads what the screen shows of what is searched for; it stays where it was scrolled to."""
        asked = self._ask()
        if asked is None:
            return
        query, found, total = asked
        same = self.read is not None and self.read.query == query
        first, last = self._rows_on_screen() if same else (0, 0)
        known = self.list.rowCount() if same else None
        follow = same and self.view.verticalScrollBar().value() > 0
        self._newest.ask(
            lambda: read_lines(query, found, total, first=first, last=last, known=known, follow=follow),
            self._show,
            self._not_read,
        )

    def current(self) -> Any:
        """The line that is the current one, None without one."""
        return self.list.line(self.view.currentIndex().row())

    def go(self) -> None:
        """Puts the focus on the list, if there is anything in it."""
        if self.list.rowCount():
            self.view.setFocus()
            self.view.choose(max(0, self.view.currentIndex().row()))

    def say_problem(self, words: str) -> None:
        """Why it could not be read; empty takes it away. What was read before stays; nothing is said to be empty."""
        self.problem.show_line(Line(key="problem", tone="blocked", title=words), "")
        self.problem.setVisible(bool(words))
        if words and not self.list.rowCount():
            self._stack.setCurrentWidget(self._unread)

    def _rows_on_screen(self) -> tuple[int, int]:
        first = self.view.verticalScrollBar().value() // ROW_HEIGHT
        return first, first + self.view.viewport().height() // ROW_HEIGHT + 1

    def _show(self, read: LinesAround) -> None:
        self.say_problem("")
        before, self.read = self.read, read
        bar = self.view.verticalScrollBar()
        if before is None or before.query != read.query:
            self.list.show_query(read)
            bar.setValue(0)
            self.view.choose(0)
        elif read.count == before.count and all(not self.list.has(row) for row in read.pages):
            self.list.add_pages(read.pages)
        else:
            at, row = bar.value(), self.view.currentIndex().row()
            shrunk = read.count < before.count
            self.list.renew(read)
            bar.setValue(at + read.newer * ROW_HEIGHT if at > 0 else 0)
            if shrunk:
                self.view.choose(min(row, read.count - 1))
        self._stack.setCurrentWidget(self.view if read.count else self.empty)
        if read.count and not self.view.currentIndex().isValid():
            self.view.choose(0)
        self.chosen.emit(self.current())
        self.found.emit(read)

    def _row_chosen(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        if self.current() is not None:
            self.chosen.emit(self.current())

    def _not_read(self, error: Exception) -> None:
        self.failed.emit(error)
