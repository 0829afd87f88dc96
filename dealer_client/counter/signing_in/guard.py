"""Watches whether anybody is at the counter, and tells when it should lock."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QCursor

from dealer_client.register.staff import Staff
from dealer_client.vault.session import Session

from .screen_lock import ScreenLock

_LOOK_MS = 1_000


class Guard(QObject):
    """`locked` tells that the sign-in ended. Only somebody with a PIN is locked out: without one a lock keeps nobody
    away, and would only be in the way.

    Looks once a second at when the last key was (`last_key`, of a monotonic clock in seconds) and where the mouse is:
    to see each event pass would cost more than it tells.
    """

    locked = Signal()

    def __init__(self, parent: QObject, last_key: Callable[[], float], clock: Callable[[], float]) -> None:
        super().__init__(parent)
        self._last_key, self._clock = last_key, clock
        self._session: Session | None = None
        self._mouse = QPoint()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self.screen = ScreenLock(self)
        self.screen.locked.connect(self.end)

    def begin(self, staff: Staff, *, has_pin: bool, idle_minutes: int) -> None:
        """This person is at work."""
        self.stop()
        if has_pin:
            self._session = Session(idle_minutes * 60)
            self._session.begin(staff, self._clock())
            self._timer.start()

    def end(self) -> None:
        """The screen was locked."""
        if self._session is not None:
            self._session.end()
            self.look()

    def look(self) -> None:
        """Locks if it is time."""
        session, now = self._session, self._clock()
        if session is None:
            return
        mouse = QCursor.pos()
        if mouse != self._mouse:
            self._mouse = mouse
            session.seen(now)
        # A key counts from when it was pressed.
        session.seen(self._last_key())
        if session.staff(now) is None:
            self.stop()
            self.locked.emit()

    def stop(self) -> None:
        """Watches no longer."""
        self._timer.stop()
        self._session = None


def monotonic() -> float:
    """Seconds of a clock that nobody can set back."""
    return time.monotonic()
