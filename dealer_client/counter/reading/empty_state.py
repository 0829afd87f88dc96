"""What stands where there is nothing to show: what belongs here, and the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from dealer_client.counter.icons import IconLabel

_WIDTH = 340


class EmptyState(QWidget):
    """`step` tells that the button was pressed."""

    step = Signal()

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._heading, self._words = QLabel(), QLabel()
        self._heading.setProperty("look", "heading")
        self._words.setProperty("look", "muted")
        inner = QWidget()
        inner.setFixedWidth(_WIDTH)
        middle = QVBoxLayout(inner)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(10)
        middle.addWidget(IconLabel(icon, "muted", 28), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._heading, self._words):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            middle.addWidget(label)
        self.button = QPushButton()
        self.button.clicked.connect(self.step)
        middle.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, heading: str, words: str, step: str) -> None:
        """What stands here."""
        self._heading.setText(heading)
        self._words.setText(words)
        # In a column that centres itself a label is not asked how high its lines are together.
        for label in (self._heading, self._words):
            label.ensurePolished()
            # The height of longer words before would count as the least.
            label.setMinimumHeight(0)
            label.setFixedHeight(label.heightForWidth(_WIDTH))
        self.button.setText(step)

    def heading(self) -> str:
        """The words in bold."""
        return self._heading.text()
