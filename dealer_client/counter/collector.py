"""Python's garbage collector, kept to the UI thread.

It may run in whatever thread allocates, also in a background one, and a widget that ends outside the UI thread takes
the program with it. So the automatic collector is off while the window lives, and a timer collects instead.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 2_000
_ALL_AT = 30
"""Every so many times the oldest objects as well: otherwise memory would grow over a long day."""


class Collector(QObject):
    """Collects in the thread that it lives in, until `stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._times = 0
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()
        gc.disable()

    def settle(self) -> None:
        """All libraries are loaded: what they made stays for good, and need not be looked through again and again."""
        gc.freeze()

    def collect(self) -> None:
        """What the timer does."""
        self._times += 1
        gc.collect(2 if self._times % _ALL_AT == 0 else 1)

    def stop(self) -> None:
        """Leaves collecting to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
