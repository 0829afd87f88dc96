"""A card: a white area with a heading, room for something at its right, and what belongs together under it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dealer_client.counter.language import Worded

_HEAD = 34
"""The headings of all cards stand on one line, whatever stands beside them."""


class Card(Worded, QFrame):
    """`body` is the column under the heading, `head` the line with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._heading = QLabel()
        self._heading.setFixedHeight(_HEAD)
        self._heading.setProperty("look", "heading")
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self._heading)
        self.head.addStretch()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(14, 10, 14, 14)
        self.body.setSpacing(8)
        self.body.addLayout(self.head)

    def heading(self, words: str) -> None:
        """What the card is about."""
        self._heading.setText(words)
        self.setAccessibleName(words)


def row_of(*parts: tuple[QWidget, int], spacing: int = 8) -> QHBoxLayout:
    """Widgets beside each other, each with its share of the width."""
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for widget, share in parts:
        row.addWidget(widget, share)
    return row


def beside_a_field(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    """Fields, and buttons that stand as high as their input: the label of a field is above the line."""
    row = row_of(*parts)
    for widget, _share in parts:
        row.setAlignment(widget, Qt.AlignmentFlag.AlignBottom)
        for button in (widget, *widget.findChildren(QPushButton)):
            if isinstance(button, QPushButton):
                button.setProperty("beside", "field")
    return row
