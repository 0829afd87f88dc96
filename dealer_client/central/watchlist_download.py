"""Fetching the watchlist for when there is no line, in the background, page by page, from where it stopped last time.

In a thread of its own: a whole list takes minutes, and neither an entry nor a warning may wait for it.
"""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable
from typing import Protocol

from dealer_client.register.errors import DealerError

from . import wire
from .client import CentralClient
from .errors import NotUnderstood, Unreachable

_log = logging.getLogger(__name__)

_FIRST_PAUSE = 5.0
_LONGEST_PAUSE = 600.0


class Watchlist(Protocol):
    """The counter's side of the list. May be called from any thread."""

    def place(self) -> tuple[str, int]:
        """Which edition is here, and up to which change."""

    def took(self, edition: str, after: int, answer: wire.WatchlistAnswer) -> None:
        """Keeps the answer to a call for what follows a change of an edition. Raises DealerError."""

    def make_whole(self) -> None:
        """All pages are here. Raises DealerError."""


class WatchlistDownload:
    """Keeps a list as new as the feed says that there is one. `on_news` is called when the list has become newer."""

    def __init__(self, client: CentralClient, watchlist: Watchlist) -> None:
        self._client = client
        self._watchlist = watchlist
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None
        self._newest = 0
        self.on_news: Callable[[], None] = _nothing_to_tell

    def start(self) -> None:
        """Begins to work in the background, once it hears of a list."""
        self._thread = threading.Thread(target=self._keep_fetching, name="central-watchlist", daemon=True)
        self._thread.start()

    def heard_of(self, newest: int) -> None:
        """The register's list goes up to that change; 0 where it has none."""
        if newest != self._newest:
            self._newest = newest
            self._wake.set()

    def stop(self) -> None:
        """Ends the work; the client must have been closed. Waits for the thread."""
        self._stop.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join()

    def fetch_what_was_heard_of(self) -> None:
        """Fetches all there is, if the feed told of a list: a register need not have one. Raises DealerError."""
        if self._newest:
            self.fetch()

    def fetch(self) -> None:
        """Fetches all there is. Raises DealerError; what has come by then is kept."""
        more = True
        while more and not self._stop.is_set():
            edition, after = self._watchlist.place()
            answer = self._client.watchlist(edition, after)
            self._watchlist.took(edition, after, answer)
            more = answer.more
            if more and self._watchlist.place() == (edition, after):
                # More, and yet no further: asking again would never end.
                raise NotUnderstood
        if not more:
            self._watchlist.make_whole()
            self.on_news()

    def _keep_fetching(self) -> None:
        pause = _FIRST_PAUSE
        while True:
            self._wake.wait()
            self._wake.clear()
            if self._stop.is_set():
                return
            trouble = self._trouble()
            if trouble is None:
                pause = _FIRST_PAUSE
            else:
                asked = trouble.retry_after if isinstance(trouble, Unreachable) else None
                self._stop.wait(max(asked or 0.0, pause * random.uniform(0.5, 1.0)))  # noqa: S311 - not a secret
                pause = min(pause * 2, _LONGEST_PAUSE)
                self._wake.set()

    def _trouble(self) -> Exception | None:
        """What kept the list from coming. A call of this engine's other threads tells the clerk that there is no line;
        an old list is no reason to ask for anybody."""
        try:
            self.fetch()
        except DealerError as error:
            return error
        except Exception as error:
            _log.error("fault with the watchlist: %s", type(error).__name__)
            return error
        return None


def _nothing_to_tell() -> None:
    """Nobody waits for news."""
