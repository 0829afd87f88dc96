"""The band across the top during an inspection: who looks, and the way to end it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from dealer_client.counter.icons import IconLabel
from dealer_client.counter.language import Worded, say

from . import wording


class InspectionBand(Worded, QFrame):
    """`end_asked` tells that it should end."""

    end_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "inspection-band")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(40)
        self._who = ("", "")
        self._name, self._words, self.end_button = QLabel(), QLabel(), QPushButton()
        self._name.setProperty("look", "strong")
        self.end_button.setProperty("compact", "true")
        self.end_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.end_button.clicked.connect(self.end_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(10)
        row.addWidget(IconLabel("eye", "accent", 18))
        row.addWidget(self._name)
        row.addWidget(self._words)
        row.addStretch()
        row.addWidget(self.end_button)
        self.hide()
        self.retranslate()

    def show_inspector(self, name: str, service: str) -> None:
        """Who looks now."""
        self._who = (name, service)
        self.retranslate()
        self.show()

    def words(self) -> str:
        """What stands there."""
        return self._words.text()

    def retranslate(self) -> None:
        name, service = self._who
        self._name.setText(say(wording.BAND))
        self._words.setText(say(wording.BAND_WORDS.filled(name=name, service=service)))
        self.end_button.setText(say(wording.END) + "   F12")
