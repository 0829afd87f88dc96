"""The list of parked purchases: Enter goes on with one, Delete twice throws it away, Esc goes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from dealer_client.counter.language import Worded, say
from dealer_client.counter.reading.empty_state import EmptyState
from dealer_client.counter.reading.line_view import LineView

from . import wording
from .parked_list import ParkedDelegate, ParkedList

if TYPE_CHECKING:
    from dealer_client.store.drafts import KeptDraft

_WIDTH = 760


class ParkedPanel(Worded, QWidget):
    """`resumed` and `dropped` carry a draft's id; `closed` goes back to the form."""

    resumed = Signal(str)
    dropped = Signal(str)
    closed = Signal()

    def __init__(self, category_name: Callable[[str], str]) -> None:
        super().__init__()
        self._drop_asked = ""
        self.list, self.view = ParkedList(category_name), LineView()
        self.view.setItemDelegate(ParkedDelegate(self.view))
        self.view.setModel(self.list)
        self.view.selectionModel().currentRowChanged.connect(lambda *_rows: self._ask_no_more())
        self.view.doubleClicked.connect(lambda _index: self._resume())
        self._heading, self.words = QLabel(), QLabel()
        self._heading.setProperty("look", "heading")
        self.words.setProperty("look", "muted")
        self.words.setWordWrap(True)
        self.empty = EmptyState("history")
        self.empty.button.hide()
        self._found = QStackedWidget(self)
        self._found.addWidget(self.view)
        self._found.addWidget(self.empty)
        self.resume, self.drop, self.back = QPushButton(), QPushButton(), QPushButton()
        self.resume.setProperty("look", "primary")
        self.resume.clicked.connect(self._resume)
        self.drop.clicked.connect(self._drop)
        self.back.clicked.connect(self.closed)
        card = QFrame()
        card.setProperty("look", "card")
        card.setMaximumWidth(_WIDTH)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button, share in ((self.back, 1), (self.drop, 1), (self.resume, 2)):
            buttons.addWidget(button, share)
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self._found, 1)
        column.addWidget(self.words)
        column.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 12)
        row.addStretch(1)
        row.addWidget(card, 100)
        row.addStretch(1)
        self.retranslate()

    def show_parked(self, kept: Sequence[KeptDraft], names: Mapping[str, str], zone: str) -> None:
        """Shows these drafts; the newest is chosen."""
        self.list.zone = zone
        self.list.show_parked(kept, names)
        self._ask_no_more()
        self._found.setCurrentWidget(self.view if kept else self.empty)
        for button in (self.resume, self.drop):
            button.setEnabled(bool(kept))
        self.view.choose(0)
        (self.view if kept else self.back).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def chosen(self) -> KeptDraft | None:
        """The draft that Enter would go on with."""
        return self.list.kept(self.view.currentIndex().row())

    def retranslate(self) -> None:
        self._heading.setText(say(wording.TITLE))
        self.view.setAccessibleName(say(wording.LIST_NAME))
        self.resume.setText(say(wording.RESUME) + "   Enter")
        self.drop.setText(say(wording.DROP) + "   Del")
        self.back.setText(say(wording.BACK) + "   Esc")
        self.empty.say(say(wording.NONE), say(wording.NONE_MORE), "")
        self.words.setText(say(wording.DROP_AGAIN) if self._drop_asked else "")
        self.view.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._resume()
        elif event.key() == Qt.Key.Key_Delete:
            self._drop()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _resume(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.resumed.emit(chosen.id)

    def _drop(self) -> None:
        chosen = self.chosen()
        if chosen is None:
            return
        if self._drop_asked != chosen.id:
            self._drop_asked = chosen.id
            self.retranslate()
            return
        self.dropped.emit(chosen.id)

    def _ask_no_more(self) -> None:
        self._drop_asked = ""
        self.words.clear()
