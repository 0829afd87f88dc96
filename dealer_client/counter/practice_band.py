"""The band across the top of the window of a practice profile: nobody takes it for the real thing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from .icons import IconLabel
from .language import Worded

_HEIGHT = 26


class PracticeBand(Worded, QFrame):
    """Words on a ground of colour, on every place of work."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "practice-band")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        self._name, self._words = QLabel(), QLabel()
        self._name.setProperty("look", "practice-name")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("flask-conical", "on_accent", 15))
        row.addWidget(self._name)
        row.addWidget(self._words)
        row.addStretch()
        self.retranslate()

    def retranslate(self) -> None:
        self._name.setText(self.tr("PRACTICE"))
        self._words.setText(self.tr("Nothing here is real, and nothing goes to the real register."))
