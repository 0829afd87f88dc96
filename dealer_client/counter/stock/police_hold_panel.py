"""Holding an item for the police, or releasing it: beside the list, with the reason that stays in the book."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dealer_client.counter.language import Worded, say
from dealer_client.counter.purchase.field import Field
from dealer_client.counter.purchase.finding_row import FindingRow, Line
from dealer_client.register.errors import DealerError
from dealer_client.register.item_life import StockLine

from . import wording


class PoliceHoldPanel(Worded, QWidget):
    """`asked` tells that the clerk wants it done, `closed` that he does not."""

    asked = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line: StockLine | None = None
        self.releasing = False
        self._error: DealerError | None = None
        self._heading, self._item, self._about = QLabel(), QLabel(), QLabel()
        self._heading.setProperty("look", "title")
        self._item.setProperty("look", "heading")
        self._about.setProperty("look", "muted")
        self._about.setWordWrap(True)
        self.reference, self.reason = Field("reference"), Field("reason")
        for field in (self.reference, self.reason):
            field.edit.setMaxLength(500)
        self.state = FindingRow()
        self.do, self.back = QPushButton(), QPushButton()
        self.do.setProperty("look", "primary")
        for button in (self.do, self.back):
            button.setAutoDefault(True)
        self.do.clicked.connect(self.asked)
        self.back.clicked.connect(self.closed)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.back)
        below.addWidget(self.do, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 4)
        column.setSpacing(10)
        for widget in (self._heading, self._item, self._about, self.reference, self.reason, self.state):
            column.addWidget(widget)
        column.addLayout(below)
        column.addStretch()
        self.reference.entered.connect(self.reason.go)
        self.reason.entered.connect(self.do.setFocus)
        self.retranslate()

    def open(self, line: StockLine, *, releasing: bool) -> None:
        """For this item; what was typed for another is gone."""
        self.line, self.releasing, self._error = line, releasing, None
        for field in (self.reference, self.reason):
            field.fill("")
            field.show_finding(None)
        self.reference.setVisible(not releasing)
        self.do.setEnabled(True)
        self.retranslate()
        (self.reason if releasing else self.reference).go()

    def show_busy(self) -> None:
        """While it is being done."""
        self.do.setEnabled(False)

    def show_error(self, error: DealerError) -> None:
        """It was not done, and why; the fault is at a field where there is one."""
        self.do.setEnabled(True)
        self._error = error
        for field in (self.reference, self.reason):
            about = error.field == field.path
            field.show_finding(error.message if about else None)
            if about:
                field.go()
        self._show()

    def retranslate(self) -> None:
        if not hasattr(self, "state"):
            return
        self._heading.setText(say(wording.RELEASE if self.releasing else wording.HOLD_FOR_POLICE).removesuffix(" …"))
        self._about.setText(say(wording.RELEASE_ABOUT if self.releasing else wording.HOLD_ABOUT))
        self._item.setText(self.line.number if self.line is not None else "")
        self.reference.caption(say(wording.REFERENCE))
        self.reason.caption(say(wording.REASON))
        self.do.setText(say(wording.LET_GO if self.releasing else wording.KEEP))
        self.back.setText(say(wording.BACK) + "   Esc")
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        if self._error is not None:
            line = Line(key="error", tone="blocked", title=say(self._error.title), detail=say(self._error.message))
            self.state.show_line(line, "")
        self.state.setVisible(self._error is not None)
