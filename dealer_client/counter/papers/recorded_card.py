"""After recording anything: the number, large; what is said of it; its papers (P makes the first); and what is next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dealer_client.counter.icons import IconLabel
from dealer_client.counter.language import Worded
from dealer_client.counter.operation import Background

from .paper_buttons import PaperButtons


class RecordedCard(Worded, QWidget):
    """What all of them share; a kind of entry adds its own widgets by `lay_out` and its words by `retranslate`.

    `done` tells that the clerk goes on.
    """

    done = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._words, self.number, self._facts = QLabel(), QLabel(), QLabel()
        self._words.setProperty("look", "heading")
        self.number.setProperty("look", "number")
        self._facts.setProperty("look", "heading")
        self.papers = PaperButtons(background)
        self.papers.key_of_first = "P"
        self.next = QPushButton()
        self.next.setProperty("look", "primary")
        self.next.setAutoDefault(True)
        self.next.clicked.connect(self.done)

    def lay_out(self, *own: QWidget, width: int) -> None:
        """Places everything, the widgets of this kind of entry between its facts and its papers; pixels."""
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("circle-check", "ok", 22))
        head.addWidget(self._words)
        head.addStretch()
        card = QFrame()
        card.setProperty("look", "card")
        card.setFixedWidth(width)
        column = QVBoxLayout(card)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(10)
        column.addLayout(head)
        for widget in (self.number, self._facts, *own, self.papers):
            column.addWidget(widget)
        column.addSpacing(12)
        column.addWidget(self.next)
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(card)
        middle.addStretch()
        page = QVBoxLayout(self)
        page.addStretch(2)
        page.addLayout(middle)
        page.addStretch(3)
        self.setFocusProxy(self.next)

    def print_first(self) -> None:
        """Makes the first of the papers."""
        if self.papers.buttons:
            self.papers.buttons[0].click()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        # With Ctrl as everywhere else, and without as there is no field to type in.
        if event.key() == Qt.Key.Key_P and self.papers.buttons:
            self.print_first()
        else:
            super().keyPressEvent(event)
