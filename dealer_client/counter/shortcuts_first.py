"""Shortcuts come before the editing keys of a text field.

A field claims the editing keys of its platform for itself: on Linux Ctrl+E (end of the line) and Ctrl+U, on Windows
Ctrl+Y (redo). A shortcut that the screen shows would do nothing there as long as the focus is in a field. Where a
letter is no shortcut, the field still gets its key.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_OF_THE_FIELD = frozenset({Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Z})
"""Select all, copy, paste, cut and undo stay with the text that has the focus."""


class ShortcutsFirst(QObject):
    """Watches the widget with the focus, and no other. Made before the scanner, it hears each key after it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._watch)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier or event.key() in _OF_THE_FIELD:
            return False
        if not Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
            return False
        event.ignore()
        return True

    def _watch(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = new
        if new is not None:
            new.installEventFilter(self)
