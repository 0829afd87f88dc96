"""Who gets a scan: the place on the screen if it knows what to do with it, else the first place that does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from .place import Place
from .scanner import Scanner


class ScanRouting(QObject):
    """`current` tells which place is on the screen, None while nobody is at work: then a scan is for nobody.

    A place that is not on the screen shows itself when it takes a scan.
    """

    def __init__(
        self, scanner: Scanner, places: Callable[[], Sequence[Place]], current: Callable[[], Place | None]
    ) -> None:
        super().__init__(scanner)
        self._places, self._current = places, current
        scanner.is_scan = lambda text: self.place_for(text) is not None
        scanner.scanned.connect(self._scanned)

    def place_for(self, text: str) -> Place | None:
        """The place that takes a scan, None where it is none that anybody knows."""
        current = self._current()
        if current is None:
            return None
        return next((place for place in (current, *self._places()) if place.knows_scan(text)), None)

    def _scanned(self, text: str) -> None:
        place = self.place_for(text)
        if place is not None:
            place.take_scan(text)
