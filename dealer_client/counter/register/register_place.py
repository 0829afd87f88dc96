"""The place to look something up: searching at the top, what is found under it, the chosen entry at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout

from dealer_client.counter.language import say, say_count
from dealer_client.counter.operation import Background
from dealer_client.counter.place import Place
from dealer_client.counter.reading import sheet
from dealer_client.counter.reading.empty_state import EmptyState
from dealer_client.counter.reading.line_view import ROW_HEIGHT, LineView
from dealer_client.counter.reading.newest_only import NewestOnly
from dealer_client.goods.categories import category_of
from dealer_client.register.errors import DealerError
from dealer_client.register.numbering import EntryNumber

from . import wording
from .entry_sheet import ShownEntry, entry_page
from .lines_around import LinesAround, read_lines
from .register_list import RegisterDelegate, RegisterList
from .search_line import SearchLine

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter
    from dealer_client.desk import Desk


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The item whose entry is at the right."""

    entry: EntryNumber
    line: int


class RegisterPlace(Place):
    """`purchase_asked`: the register is empty and the clerk wants to record the first purchase."""

    icon = "book-open"
    key = Qt.Key.Key_F3
    purchase_asked = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._lines, self._details = NewestOnly(background), NewestOnly(background)
        self._desk: Desk | None = None
        self._read: LinesAround | None = None
        self._chosen: _Chosen | None = None
        self.shown: ShownEntry | None = None
        self.search, self.view, self.sheet = SearchLine(), LineView(), sheet.Sheet()
        self.list = RegisterList(self._category_name)
        self.empty, self.problem = EmptyState("book-open"), QLabel()
        self._found = QStackedWidget()
        # Painting asks for what is missing; answering waits until the painting is over.
        self._missing = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()
        self.retranslate()

    def title(self) -> str:
        return say(wording.TITLE)

    def attach(self, counter: OpenCounter) -> None:
        self._desk = counter.desk
        self.refresh()

    def refresh(self) -> None:
        """Reads again what is on the screen; it stays where it was scrolled to."""
        if self._desk is not None:
            self._ask_lines()
            self._ask_entry()

    def start(self) -> None:
        self.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.edit.selectAll()

    def retranslate(self) -> None:
        if not hasattr(self, "_missing"):
            return
        self.search.edit.setPlaceholderText(say(wording.SEARCH))
        self.search.edit.setAccessibleName(say(wording.SEARCH))
        self.view.setAccessibleName(say(wording.LIST_NAME))
        self.sheet.setAccessibleName(say(wording.SHEET_NAME))
        self.view.viewport().update()
        self._say_found()
        self._show_entry()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Escape and self.search.edit.text():
            self.search.clear()
            self.start()
        elif event.text().strip() and event.text().isprintable() and not event.modifiers() & commands:
            self.search.add(event.text())
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._found.addWidget(self.view)
        self._found.addWidget(self.empty)
        listed, self._detail = QFrame(), QFrame()
        left, right = QVBoxLayout(listed), QVBoxLayout(self._detail)
        for card in (listed, self._detail):
            card.setProperty("look", "card")
        left.setContentsMargins(1, 12, 1, 6)
        left.setSpacing(8)
        top = QHBoxLayout()
        top.setContentsMargins(13, 0, 13, 0)
        top.addWidget(self.search)
        left.addLayout(top)
        left.addWidget(self.problem)
        left.addWidget(self._found, 1)
        right.setContentsMargins(18, 14, 6, 10)
        right.addWidget(self.sheet)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 10)
        row.setSpacing(12)
        row.addWidget(listed, 11)
        row.addWidget(self._detail, 8)

    def _connect(self) -> None:
        self.view.setItemDelegate(RegisterDelegate(self.view))
        self.view.setModel(self.list)
        self.view.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.view.typed.connect(self.search.add)
        self.search.asked.connect(self._ask_lines)
        self.search.down.connect(self._go_to_list)
        self.empty.step.connect(self._first_step)
        self.list.missing.connect(self._missing.start)
        self._missing.timeout.connect(self._ask_lines)

    def _category_name(self, key: str) -> str:
        category = category_of(key, self._desk.categories) if self._desk is not None else None
        return say(category.names) if category is not None else key

    def _go_to_list(self) -> None:
        if self.list.rowCount():
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            self.view.choose(max(0, self.view.currentIndex().row()))

    def _first_step(self) -> None:
        if self.search.text():
            self.search.clear()
            self.start()
        else:
            self.purchase_asked.emit()

    def _ask_lines(self) -> None:
        """Reads what the screen shows of what is searched for."""
        desk, query = self._desk, self.search.text()
        if desk is None:
            return
        same = self._read is not None and self._read.query == query
        first, last = self._rows_on_screen() if same else (0, 0)
        known = self.list.rowCount() if same else None
        follow = same and self.view.verticalScrollBar().value() > 0
        self._lines.ask(
            lambda: read_lines(desk, query, first=first, last=last, known=known, follow=follow),
            self._show_lines,
            self._failed,
        )

    def _rows_on_screen(self) -> tuple[int, int]:
        first = self.view.verticalScrollBar().value() // ROW_HEIGHT
        return first, first + self.view.viewport().height() // ROW_HEIGHT + 1

    def _show_lines(self, read: LinesAround) -> None:
        self.problem.hide()
        before, self._read = self._read, read
        bar = self.view.verticalScrollBar()
        if before is None or before.query != read.query:
            self.list.show_query(read)
            bar.setValue(0)
            self.view.choose(0)
        elif read.count == before.count and all(not self.list.has(row) for row in read.pages):
            self.list.add_pages(read.pages)
        else:
            at = bar.value()
            self.list.renew(read)
            bar.setValue(at + read.newer * ROW_HEIGHT if at > 0 else 0)
        self._detail.setVisible(read.total > 0)
        self._found.setCurrentWidget(self.view if read.count else self.empty)
        if not read.count:
            self._chosen = self.shown = None
            self._show_entry()
        elif not self.view.currentIndex().isValid():
            self.view.choose(0)
        self._row_chosen(self.view.currentIndex())
        self._say_found()

    def _row_chosen(self, current: QModelIndex, _previous: QModelIndex | None = None) -> None:
        line = self.list.line(current.row()) if current.isValid() else None
        chosen = _Chosen(line.entry, line.line) if line is not None else None
        if chosen is not None and chosen != self._chosen:
            self._chosen = chosen
            self._ask_entry()

    def _ask_entry(self) -> None:
        desk, chosen = self._desk, self._chosen
        if desk is None or chosen is None:
            return

        def read() -> ShownEntry:
            details = desk.entry(chosen.entry)
            staff = details.entry.content["staff"]
            names = [record.staff.name for record in desk.people.all() if record.staff.id == staff]
            return ShownEntry(
                details=details,
                line=chosen.line,
                today=desk.today(),
                zone=desk.shop.zone,
                staff=next(iter(names), ""),
                enrolled=desk.enrolment() is not None,
            )

        self._details.ask(read, self._entry_read, self._failed)

    def _entry_read(self, shown: ShownEntry) -> None:
        if self._chosen != _Chosen(shown.details.entry.number, shown.line):
            return
        before, self.shown = self.shown, shown
        other = before is None or (before.details.entry.number, before.line) != (self._chosen.entry, self._chosen.line)
        self._show_entry(from_top=other)

    def _show_entry(self, *, from_top: bool = False) -> None:
        shown = self.shown
        compose = (lambda: entry_page(shown, self._category_name)) if shown is not None else None
        self.sheet.show_parts(compose, from_top=from_top)

    def _say_found(self) -> None:
        read = self._read
        if read is None:
            return
        if read.query:
            words = wording.FOUND if read.count else wording.NOTHING_FOUND
            said = words.filled(n=say_count(read.count), all=say_count(read.total), words=read.query)
            step = say(wording.CLEAR) + "   Esc"
            self.empty.say(say(said), say(wording.TRY_OTHERWISE), step)
        else:
            said = wording.ONE_ITEM if read.count == 1 else wording.ALL_ITEMS.filled(n=say_count(read.count))
            step = say(wording.FIRST_PURCHASE) + "   F2"
            self.empty.say(say(wording.EMPTY), say(wording.EMPTY_STEP), step)
        self.search.say_found(say(said) if read.count else "")

    def _failed(self, error: Exception) -> None:
        self.problem.setText(say(error.message if isinstance(error, DealerError) else wording.NOT_READ))
        self.problem.show()
