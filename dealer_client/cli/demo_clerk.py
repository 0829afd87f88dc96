"""A clerk for the demonstration, who only has a keyboard and a scanner: drives the real window with real key events."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dealer_client.counter.window import CounterWindow
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

_PATIENCE_MS = 30_000
_LOOK_MS = 20


class NothingHappened(DealerError):
    """The window did not do in time what the walk waited for: a fault in the program, or far too slow a machine."""

    title = Text(nl="De rondgang stopt", en="The walk stops")

    def __init__(self, waited_for: str) -> None:
        super().__init__(
            Text(
                nl="Dit gebeurde niet op tijd: {what}. Wat er al gemaakt is, staat in de uitvoermap.",
                en="This did not happen in time: {what}. What was made so far is in the output folder.",
            ).filled(what=waited_for)
        )


class Clerk:
    """Types, scans, presses keys and takes pictures of one window."""

    def __init__(self, window: CounterWindow, pictures: Path) -> None:
        self.window = window
        self._pictures = pictures
        self._taken: list[str] = []

    @property
    def taken(self) -> tuple[str, ...]:
        """The names of the pictures so far."""
        return tuple(self._taken)

    def scan(self, text: str) -> None:
        """What a scanner sends: keys without a pause, Enter after each line."""
        for line in text.splitlines():
            QTest.keyClicks(self._focus(), line)
            QTest.keyClick(self._focus(), Qt.Key.Key_Return)

    def type(self, text: str) -> None:
        """Types where the focus is and goes on with Enter."""
        QTest.keyClicks(self._focus(), text)
        QTest.keyClick(self._focus(), Qt.Key.Key_Return)

    def type_at(self, widget: QWidget, text: str) -> None:
        """Types in a field that the walk goes to by itself, over what stands there, and leaves it."""
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(widget, text)
        QTest.keyClick(widget, Qt.Key.Key_Tab)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses one key."""
        QTest.keyClick(self._focus(), key, modifiers)

    def wait(self, until: Callable[[], bool], what: str) -> None:
        """Waits for something on the screen. Raises NothingHappened."""
        loop, patience = QEventLoop(), QElapsedTimer()
        patience.start()
        look = QTimer(interval=_LOOK_MS)
        look.timeout.connect(lambda: loop.quit() if until() or patience.hasExpired(_PATIENCE_MS) else None)
        look.start()
        loop.exec()
        look.stop()
        if not until():
            raise NothingHappened(what)

    def rest(self) -> None:
        """Waits until nothing runs in the background and what was asked for has been painted."""
        self.wait(lambda: not self.window.background.busy, "the background work")
        painted = QEventLoop()
        QTimer.singleShot(250, painted.quit)
        painted.exec()
        self.wait(lambda: not self.window.background.busy, "the background work")

    def picture(self, name: str) -> None:
        """Keeps a picture of the window, numbered in the order of the walk."""
        self.rest()
        file = f"{len(self._taken) + 1:02d}-{name}.png"
        self.window.grab().save(str(self._pictures / file))
        self._taken.append(file)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window
