"""What the frame tells of the book and of the central register, whatever place is on the screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from .operation import Background, Operation
from .status_line import StatusLine

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter
    from dealer_client.central.sync import SyncEngine


class BookNews(QObject):
    """Keeps the status line in step. `unread` carries how many messages nobody has read; `register_told` tells that
    the exchange with the central register went on, so that what is on the screen may have changed."""

    unread = Signal(int)
    register_told = Signal()

    def __init__(self, background: Background, status_line: StatusLine) -> None:
        super().__init__(background)
        self._background, self._status_line = background, status_line
        self._counter: OpenCounter | None = None

    def attach(self, counter: OpenCounter) -> None:
        """The book is open now."""
        self._counter = counter
        if counter.sync is not None:
            sync = counter.sync
            sync.listen(lambda: self._background.call_later(partial(self._register_told, sync)))
            self._status_line.show_register(sync.state)
        else:
            self._status_line.show_register(None)
        self.read()

    def read(self) -> None:
        """Reads in the background how many entries and unread messages there are."""
        if self._counter is None:
            return
        desk = self._counter.desk

        def read() -> tuple[int, int]:
            return desk.entry_count(), desk.matches.unread_count()

        Operation(self._background, read).success(self._show).start()

    def _show(self, read: tuple[int, int]) -> None:
        entries, unread = read
        if self._counter is not None:
            self._status_line.show_book(self._counter.desk.shop, entries)
        self.unread.emit(unread)

    def _register_told(self, sync: SyncEngine) -> None:
        self._status_line.show_register(sync.state)
        self.register_told.emit()
        self.read()
