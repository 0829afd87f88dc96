"""Python's garbage collector, kept to the UI thread.

It may run in whatever thread allocates, also in a background one, and a widget that ends outside the UI thread takes
the program with it. So the automatic collector is off while the window lives, and a timer collects instead. Old objects
are looked through only while nobody types: that takes longer than a frame once a day's work has passed.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 2_000
_QUIET_SECONDS = 60.0
"""So long after the last key nobody waits for the screen."""
_ALL_AFTER = 30
"""Every so many times the oldest objects as well: otherwise memory would grow over a long day."""
_ALL_AT_LAST = 600
"""So many times without a quiet moment, and they are looked through all the same."""


class Collector(QObject):
    """Collects in the thread that it lives in, until `stop`. `quiet` tells for how many seconds nobody has typed."""

    def __init__(self, parent: QObject, quiet: Callable[[], float]) -> None:
        super().__init__(parent)
        self._quiet = quiet
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
        is_quiet = self._quiet() >= _QUIET_SECONDS
        if (self._times >= _ALL_AFTER and is_quiet) or self._times >= _ALL_AT_LAST:
            self._times = 0
            gc.collect()
        else:
            gc.collect(1)

    def stop(self) -> None:
        """Leaves collecting to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
