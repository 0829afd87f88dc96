"""One item in the list: number, what it is on two lines, how it stands, price."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from dealer_client.counter.icons import IconLabel
from dealer_client.counter.theme import font

STATE_ICONS = {
    "ok": ("check", "ok"),
    "attention": ("triangle-alert", "attention"),
    "blocked": ("octagon-x", "blocked"),
    "": ("", "muted"),
}


class ItemRow(QFrame):
    """`chosen` tells that it was clicked."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "item")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(46)
        self._number, self._name, self._detail, self._price = QLabel(), QLabel(), QLabel(), QLabel()
        self._number.setProperty("look", "muted")
        self._number.setFixedWidth(14)
        self._detail.setProperty("look", "label")
        self._price.setFont(font(tabular=True))
        self._icon = IconLabel("check", "ok", 16)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch()
        words.addWidget(self._name)
        words.addWidget(self._detail)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 0, 10, 0)
        row.setSpacing(8)
        row.addWidget(self._number)
        row.addLayout(words, 1)
        row.addWidget(self._icon)
        row.addWidget(self._price)

    def show_item(self, number: int, name: str, detail: str, price: str, state: str, *, current: bool) -> None:
        """What stands in the row; `state` is ok, attention, blocked or empty."""
        self._number.setText(str(number))
        self._name.setText(name)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._price.setText(price)
        icon, tone = STATE_ICONS[state]
        self._icon.setVisible(bool(icon))
        self._icon.show_icon(icon, tone)
        self.setAccessibleName(" ".join(part for part in (str(number), name, detail, price) if part))
        if self.property("current") != current:
            self.setProperty("current", current)
            self.style().polish(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.chosen.emit()
        super().mousePressEvent(event)
