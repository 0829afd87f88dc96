"""Who comes to inspect: name, number and service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dealer_client.counter.form_field import FormField
from dealer_client.counter.language import Worded, say
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.purchase.card import row_of
from dealer_client.register.errors import DealerError

from . import wording

if TYPE_CHECKING:
    from dealer_client.desk import Desk


class InspectorPage(Worded, QWidget):
    """`begun` carries (name, service); `closed` goes back."""

    begun = Signal(str, str)
    closed = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._desk: Desk | None = None
        self._title, self._about, self.problem = QLabel(), QLabel(), QLabel()
        self._title.setProperty("look", "title")
        self._about.setProperty("look", "muted")
        self.problem.setProperty("look", "problem")
        for label in (self._about, self.problem):
            label.setWordWrap(True)
        self.name, self.badge, self.service = FormField("name"), FormField("badge"), FormField("service")
        self.fields = (self.name, self.badge, self.service)
        self.name.entered.connect(self.badge.go)
        self.badge.entered.connect(self.service.go)
        self.service.entered.connect(self.begin)
        self.start_button, self.back = QPushButton(), QPushButton()
        self.start_button.setProperty("look", "primary")
        self.start_button.clicked.connect(self.begin)
        self.back.clicked.connect(self.closed)
        card = QFrame()
        card.setProperty("look", "card")
        card.setFixedWidth(520)
        column = QVBoxLayout(card)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(10)
        for widget in (self._title, self._about, *self.fields, self.problem):
            column.addWidget(widget)
        column.addLayout(row_of((self.back, 1), (self.start_button, 2)))
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(card)
        middle.addStretch()
        page = QVBoxLayout(self)
        page.addStretch(2)
        page.addLayout(middle)
        page.addStretch(3)
        self.retranslate()

    def ask(self, desk: Desk) -> None:
        """Asks who comes."""
        self._desk = desk
        self.problem.clear()
        self.problem.hide()
        for field in self.fields:
            field.fill("")
            field.show_finding(None)
        self.setEnabled(True)

    def start(self) -> None:
        """Puts the focus where filling in begins."""
        self.name.go()

    def begin(self) -> None:
        """Begins the inspection, if all was filled in."""
        desk, empty = self._desk, [field for field in self.fields if field.is_empty()]
        for field in self.fields:
            field.show_finding(wording.REQUIRED if field in empty else None)
        if desk is None or empty or not self.isEnabled():
            if empty:
                empty[0].go()
            return
        name, badge, service = (field.text() for field in self.fields)
        self.setEnabled(False)
        Operation(self._background, lambda: desk.inspecting.begin(name, badge, service)).success(
            lambda _done: self.begun.emit(name, service)
        ).failure(self._failed).start()

    def retranslate(self) -> None:
        self._title.setText(say(wording.TITLE))
        self._about.setText(say(wording.ABOUT))
        for field, caption in zip(self.fields, (wording.NAME, wording.BADGE, wording.SERVICE), strict=True):
            field.caption(say(caption))
        self.start_button.setText(say(wording.START) + "   Enter")
        self.back.setText(say(wording.BACK) + "   Esc")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _failed(self, error: Exception) -> None:
        self.setEnabled(True)
        field = next((f for f in self.fields if isinstance(error, DealerError) and f.path == error.field), None)
        if field is not None and isinstance(error, DealerError):
            field.refuse(error.message)
            return
        self.problem.setText(say(error.message if isinstance(error, DealerError) else wording.FAULT))
        self.problem.show()
