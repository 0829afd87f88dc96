"""Opens the book in the background, and asks what to do where it does not open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dealer_client.register.errors import DealerError

from .opening_page import OpeningPage
from .operation import Background, Operation
from .signing_in.reception import People, read_people
from .warming import warm_up

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter

OpenBook = Callable[[Callable[[], str] | None], "OpenCounter"]
"""Opens the book, in a background thread; given a function that tells the passphrase, once the clerk has typed one."""
Opened = tuple["OpenCounter", People, int]
"""The open counter, who works or worked there, and after how many idle minutes it locks."""


class Opening(QObject):
    """`opened` carries an `Opened`; `refused` tells that `page` says why the book is not open."""

    opened = Signal(object)
    refused = Signal()

    def __init__(self, background: Background, open_book: OpenBook) -> None:
        super().__init__(background)
        self._background, self._open_book = background, open_book
        self.page = OpeningPage()
        self.page.tried.connect(self.begin)

    def begin(self, passphrase: str = "") -> None:
        """Tries to open the book; without a passphrase first."""
        ask = (lambda: passphrase) if passphrase else None

        def work() -> Opened:
            counter = self._open_book(ask)
            # What an inspector saw when the last run of the program ended without a word.
            counter.desk.inspecting.end_interrupted()
            warm_up(counter.desk)
            return counter, *read_people(counter)

        Operation(self._background, work).success(self.opened.emit).failure(self._failed).start()

    def _failed(self, error: Exception) -> None:
        from dealer_client.vault.errors import PassphraseNeeded, WrongPassphrase

        self.refused.emit()
        if isinstance(error, PassphraseNeeded):
            self.page.ask_passphrase()
        elif isinstance(error, WrongPassphrase):
            self.page.ask_passphrase(error)
        else:
            self.page.show_error(error if isinstance(error, DealerError) else None)
