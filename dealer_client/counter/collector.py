"""Python's garbage collector, kept to the UI thread.

It may run in whatever thread allocates, also in a background one, and a widget that ends outside the UI thread takes the program
with it. So the automatic collector is off while the window lives, and a timer collects instead.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 2_000
_YOUNG = 1
"""The generations up to this one: a full collection would be felt."""


class Collector(QObject):
    """Collects in the thread that it lives in, until `stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(lambda: gc.collect(_YOUNG))
        self._timer.start()
        gc.disable()

    def stop(self) -> None:
        """Leaves collecting to Python again."""
        self._timer.stop()
        gc.enable()
