"""A scanner that types like a keyboard, told from a person by speed and shape, wherever the focus is.

Each key is held back for a moment. When the next one follows faster than a hand can type, it is held as well; when
they stop, what was held is either a scan (the machine-readable lines of an identity document, a phone's IMEI, a
vehicle's VIN) or typing, which then goes where it was meant to go. So nothing of a scan ever reaches the field that
has the focus.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

HOLD_MS = 30
"""How long a key is held back; scanners send the next one within 1 to 20 ms."""
STALL_MS = 200
"""How long once so many keys came so fast that no hand typed them. Readers pause between lines and a busy computer
anywhere, and the rest of a document, citizen number and all, must not end in the field with the focus."""

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
)
_MRZ_LINE = 28
_NO_HAND = 8
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class Scanner(QObject):
    """Watches the keys wherever the focus is, from when it is made until `stop`."""

    scanned = Signal(str)
    """The text of a scan, with its lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_scan: Callable[[str], bool] = lambda _text: False
        """Judges by shape what came at a scanner's speed."""
        self._held: list[QKeyEvent] = []
        self._target: QWidget | None = None
        self._replaying = False
        self._timer = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._settle)
        self.last_key_at = 0.0
        """When the last key was pressed, in seconds of the monotonic clock."""
        self._watched: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._watch)

    def holds_keys(self) -> bool:
        """Whether keys are held back now, until it is clear what they are."""
        return bool(self._held)

    def stop(self) -> None:
        """Lets go of what is held, and watches no longer."""
        self._settle()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._watch)
        self._watch(None, None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if self._replaying:
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            self.last_key_at = time.monotonic()
            return self._take(watched, event)
        if self._held and (event.type() == QEvent.Type.FocusOut or _is_command(event)):
            # Before a click or a shortcut does its work, what was typed stands in its field.
            self._settle()
        return False

    def _watch(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Keys go to the widget with the focus: only that one is watched, and no other event passes through here."""
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = new
        if new is not None:
            new.installEventFilter(self)

    def _take(self, target: QWidget, event: QKeyEvent) -> bool:
        if self._held and target is not self._target:
            self._settle()
        if self._held and _is_end(event):
            return self._take_end(event)
        if event.key() in _MODIFIERS:
            return False
        if not _is_typing(event):
            self._settle()
            return False
        if not self._held:
            if event.text() == " ":
                # A space presses buttons, and no scan begins with one.
                return False
            self._target = target
        self._hold(event)
        return True

    def _take_end(self, event: QKeyEvent) -> bool:
        lines = self._text().split("\n")
        if len(lines[-1]) >= _MRZ_LINE:
            # Another line may follow.
            self._hold(event)
            return True
        return self._settle()

    def _hold(self, event: QKeyEvent) -> None:
        self._held.append(event.clone())
        self._timer.start(HOLD_MS if len(self._held) < _NO_HAND else STALL_MS)

    def _text(self) -> str:
        return "".join("\n" if _is_end(event) else event.text() for event in self._held)

    def _settle(self) -> bool:
        """Ends what is held; whether it was a scan."""
        self._timer.stop()
        if not self._held:
            return False
        text, held, target = self._text().strip("\n"), self._held, self._target
        self._held, self._target = [], None
        if self.is_scan(text):
            self.scanned.emit(text)
            return True
        self._replaying = True
        try:
            for event in held:
                if target is not None and shiboken6.isValid(target):
                    QApplication.sendEvent(target, event)
        finally:
            self._replaying = False
        return False


def _is_command(event: QEvent) -> bool:
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if _is_end(event) or event.key() in _MODIFIERS:
        return False
    return bool(event.modifiers() & _COMMANDS) or not _is_typing(event)


def _is_end(event: QKeyEvent) -> bool:
    """Enter, or the line feed that some readers send: as a key of its own, or as Ctrl+J."""
    return event.text() == "\n" or (event.key() in _ENDS and not event.modifiers() & _COMMANDS)


def _is_typing(event: QKeyEvent) -> bool:
    return (
        event.text().isprintable()
        and bool(event.text())
        and not event.modifiers() & _COMMANDS
        and not event.isAutoRepeat()
    )
