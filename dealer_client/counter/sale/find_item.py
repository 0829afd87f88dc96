"""Finding an item to add: a search line, and under it the few that it finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from dealer_client.counter.icons import tinted_icon
from dealer_client.counter.language import say
from dealer_client.counter.operation import Background
from dealer_client.counter.purchase.field import Stop, is_enter
from dealer_client.counter.reading.line_view import ROW_HEIGHT, LineView
from dealer_client.counter.reading.newest_only import NewestOnly
from dealer_client.counter.reading.paged_list import LinesAround
from dealer_client.counter.stock.stock_list import StockDelegate, StockList
from dealer_client.counter.theme import tokens
from dealer_client.register.item_life import IN_STOCK, StockLine

from . import wording

if TYPE_CHECKING:
    from dealer_client.desk import Desk

_PAUSE_MS = 80
_MOST_FOUND = 5
_MOST_CHARACTERS = 200


class _WithoutPrices(StockDelegate):
    prices = False


class FindItem(Stop):
    """`picked` carries the item that the clerk wants."""

    picked = Signal(object)

    def __init__(self, background: Background, category_name: Callable[[str], str]) -> None:
        super().__init__("lines", wanted=False)
        self._newest = NewestOnly(background)
        self._desk: Desk | None = None
        self._count = 0
        self._entered = False
        self.edit, self.none = QLineEdit(), QLabel()
        self.edit.setMaxLength(_MOST_CHARACTERS)
        self._icon = self.edit.addAction(
            tinted_icon("scan-line", tokens().muted), QLineEdit.ActionPosition.LeadingPosition
        )
        self.list, self.view = StockList(category_name), LineView()
        self.view.setItemDelegate(_WithoutPrices(self.view))
        self.view.setModel(self.list)
        # The focus stays in the line that is typed in; arrows choose from there.
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.clicked.connect(lambda index: self._pick(index.row()))
        self.view.hide()
        self.none.setProperty("look", "muted")
        self.none.hide()
        for widget in (self.edit, self.view, self.none):
            self._column.addWidget(widget)
        self.setFocusProxy(self.edit)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.edit.textChanged.connect(self._typed)
        self.edit.installEventFilter(self)
        self.retranslate()

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk
        self.list.zone = desk.shop.zone

    def target(self) -> QWidget:
        return self.edit

    def is_empty(self) -> bool:
        return not self._count

    def show_count(self, count: int) -> None:
        """How many items were added: without any, one is still to be found."""
        self._count = count
        self.wanted = count == 0

    def clear(self) -> None:
        """Nothing is searched for."""
        self.edit.clear()
        self._show([])

    def retranslate(self) -> None:
        super().retranslate()
        if hasattr(self, "none"):
            self.caption(say(wording.FIND_NAME))
            self.edit.setPlaceholderText(say(wording.FIND))
            self.view.setAccessibleName(say(wording.FOUND_NAME))
            self.view.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if is_enter(event):
                self._enter()
                return True
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self.view.isVisible():
                self.view.choose(min(max(0, self.view.currentIndex().row() + step), self.list.rowCount() - 1))
                return True
            if event.key() == Qt.Key.Key_Escape and self.edit.text():
                self.clear()
                return True
        elif event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        if not self.edit.text().strip():
            self.entered.emit()
        elif self._pause.isActive() or not self.list.rowCount():
            # Faster than the search: it picks as soon as it has found.
            self._entered = True
            self._pause.stop()
            self._ask()
        else:
            self._pick(max(0, self.view.currentIndex().row()))

    def _typed(self) -> None:
        self._entered = False
        self._pause.start()

    def _ask(self) -> None:
        desk, words = self._desk, " ".join(self.edit.text().split())
        if desk is None:
            return
        if not words:
            self._newest.forget()
            self._show([])
            return
        self._newest.ask(
            lambda: (words, desk.stock.lines(words, IN_STOCK, limit=_MOST_FOUND)), self._read, lambda _e: self._show([])
        )

    def _read(self, read: tuple[str, list[StockLine]]) -> None:
        words, lines = read
        if words != " ".join(self.edit.text().split()):
            return
        self._show(lines)
        if not lines:
            self.none.setText(say(wording.NOTHING_FOUND.filled(words=words)))
            self.none.show()
        elif self._entered:
            self._pick(0)

    def _show(self, lines: list[StockLine]) -> None:
        self.none.hide()
        count = len(lines)
        self.list.show_query(LinesAround(query="", count=count, total=count, newer=0, pages={0: lines}))
        self.view.setFixedHeight(count * ROW_HEIGHT)
        self.view.setVisible(count > 0)
        self.view.choose(0)

    def _pick(self, row: int) -> None:
        line = self.list.line(row)
        if line is not None:
            self.clear()
            self.picked.emit(line)
