"""The recovery code in the window: the page of the first run, for whoever did not come to its end."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dealer_client.counter.language import Worded, say
from dealer_client.counter.purchase.card import row_of

from . import wording
from .recovery_page import RecoveryPage

_CARD = 640


class CodePage(Worded, QWidget):
    """`confirmed` tells that a part of the code was typed back, `closed` that it was not."""

    confirmed = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.code, self.back, self.do = RecoveryPage(), QPushButton(), QPushButton()
        self.print_asked = self.code.print_asked
        self.do.setProperty("look", "primary")
        self.do.setAutoDefault(True)
        self.do.clicked.connect(self._go_on)
        self.code.done.connect(self._go_on)
        self.back.clicked.connect(self._close)
        card = QFrame()
        card.setProperty("look", "card")
        card.setFixedWidth(_CARD)
        column = QVBoxLayout(card)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        column.addWidget(self.code)
        column.addLayout(row_of((self.back, 1), (self.do, 2)))
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(card)
        middle.addStretch()
        page = QVBoxLayout(self)
        page.addStretch(2)
        page.addLayout(middle)
        page.addStretch(3)
        self.retranslate()

    def start(self) -> None:
        """Puts the focus where the groups are typed."""
        self.code.start()

    def retranslate(self) -> None:
        self.back.setText(say(wording.BACK) + "   Esc")
        self.do.setText(say(wording.CODE_CONFIRM) + "   Enter")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        if self.code.is_right():
            self.confirmed.emit()

    def _close(self) -> None:
        self.code.forget()
        self.closed.emit()
