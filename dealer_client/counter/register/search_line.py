"""The line to search in, and in words what is found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from dealer_client.counter.icons import tinted_icon
from dealer_client.counter.theme import tokens

_PAUSE_MS = 60
"""A little longer than between two keys of a fast typist: one search a word rather than one a letter."""
_MOST_CHARACTERS = 200
_TO_THE_LIST = (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchLine(QWidget):
    """`asked` tells that what is searched for is new, `down` that the clerk wants to go on to the list."""

    asked = Signal()
    down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.edit, self._found = QLineEdit(), QLabel()
        self.edit.setMaxLength(_MOST_CHARACTERS)
        self._icon = self.edit.addAction(
            tinted_icon("search", tokens().muted), QLineEdit.ActionPosition.LeadingPosition
        )
        self._found.setProperty("look", "label")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.asked)
        self.edit.textChanged.connect(lambda _text: self._pause.start())
        self.edit.installEventFilter(self)
        self.setFocusProxy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.edit)
        column.addWidget(self._found)

    def text(self) -> str:
        """What is searched for."""
        return " ".join(self.edit.text().split())

    def add(self, typed: str) -> None:
        """What was typed elsewhere on the place: it goes on here."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.deselect()
        self.edit.end(False)
        self.edit.insert(typed)

    def clear(self) -> None:
        """Searches for nothing, so for all, at once."""
        self.edit.clear()
        self._pause.stop()
        self.asked.emit()

    def say_found(self, words: str) -> None:
        """In words, what filter is on and what it finds."""
        self._found.setText(words)
        self.edit.setAccessibleDescription(words)

    def found(self) -> str:
        """Those words."""
        return self._found.text()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.StyleChange:
            self._icon.setIcon(tinted_icon("search", tokens().muted))
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _TO_THE_LIST:
            self.down.emit()
            return True
        return super().eventFilter(watched, event)
