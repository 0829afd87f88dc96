"""The sync engine: hands over what waits and takes what the register has to say, in the background.

Two threads. The *sender* empties the outbox when it is woken (a new entry), when the register comes back, or on a
timer. The *listener* waits at the feed, so that a warning is here within a second. Each retries by itself with growing,
jittered pauses; neither ever drops anything: what was not confirmed stays in the book's outbox.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from . import wire
from .client import CentralClient
from .errors import Refused, Unreachable
from .state import Standing, SyncState

_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 60.0
_SEND_TIMER = 300.0


class Exchange(Protocol):
    """The book's side of the exchange. Each method is one transaction; all may be called from any thread."""

    def waiting_count(self) -> int:
        """How many entries wait."""

    def rejected_count(self) -> int:
        """How many entries the register did not accept."""

    def next_batch(self, most_entries: int) -> wire.UploadRequest | None:
        """The oldest entries that wait, with a head signed for exactly them; None where nothing waits."""

    def took_answer(self, answer: wire.UploadAnswer) -> None:
        """Checks the receipt and writes down what the register said. Raises CentralError where the receipt is wrong."""

    def send_again_from(self, number: int) -> None:
        """The register lacks entries from this number on: they wait again. Raises CentralError where that cannot be."""

    def feed_cursor(self) -> int:
        """Up to where the feed was taken."""

    def took_feed(self, answer: wire.FeedAnswer) -> int:
        """Writes down the feed's events with its new cursor; how many warnings were new."""


class SyncEngine:
    """Runs the exchange. `state` may be read from any thread; listeners are called from the engine's own threads."""

    def __init__(self, client: CentralClient, exchange: Exchange) -> None:
        self._client = client
        self._exchange = exchange
        self._listeners: list[Callable[[], None]] = []
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._sending = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._trouble: DealerError | None = None
        self._state = self._describe(datetime.now(UTC))

    @property
    def state(self) -> SyncState:
        """How things stand now."""
        return self._state

    def listen(self, callback: Callable[[], None]) -> None:
        """Calls back after every change of the state and every new warning."""
        self._listeners.append(callback)

    def start(self) -> None:
        """Begins to work in the background."""
        for name, work in (("central-sender", self._keep_sending), ("central-listener", self._keep_listening)):
            thread = threading.Thread(target=work, name=name, daemon=True)
            self._threads.append(thread)
            thread.start()

    def wake(self) -> None:
        """There is something to send."""
        self._update()
        self._wake.set()

    def stop(self) -> None:
        """Ends the work; waits for both threads."""
        self._stop.set()
        self._wake.set()
        self._client.close()
        for thread in self._threads:
            thread.join()

    def run_once(self) -> int:
        """Sends all that waits and takes all that is in the feed; how many warnings were new. Raises CentralError."""
        self._send_all()
        return self._take_feed(0)

    def _keep_sending(self) -> None:
        pause = _FIRST_PAUSE
        while not self._stop.is_set():
            self._wake.clear()
            try:
                self._send_all()
                self._settled(None)
                pause, rest = _FIRST_PAUSE, _SEND_TIMER
            except DealerError as error:
                self._settled(error)
                rest, pause = _rest(error, pause), min(pause * 2, _LONGEST_PAUSE)
            self._wake.wait(rest)

    def _keep_listening(self) -> None:
        pause = _FIRST_PAUSE
        while not self._stop.is_set():
            try:
                self._take_feed(wire.MAX_FEED_WAIT_SECONDS)
            except DealerError as error:
                self._stop.wait(_rest(error, pause))
                pause = min(pause * 2, _LONGEST_PAUSE)
                continue
            pause = _FIRST_PAUSE
            if isinstance(self._trouble, Unreachable):
                # The line is back before the sender's pause is over.
                self._wake.set()

    def _send_all(self) -> None:
        with self._sending:
            most = wire.MAX_BATCH_ENTRIES
            gap_at: int | None = None
            while not self._stop.is_set():
                batch = self._exchange.next_batch(most)
                if batch is None:
                    return
                try:
                    self._exchange.took_answer(self._client.upload(batch))
                except Refused as error:
                    if error.code == "number-gap" and error.expected_number not in (None, gap_at):
                        gap_at = error.expected_number
                        self._exchange.send_again_from(gap_at)
                    elif error.code == "too-large" and most > 1:
                        most = max(1, len(batch.entries) // 2)
                    else:
                        raise
                self._update()

    def _take_feed(self, wait_seconds: int) -> int:
        warnings = 0
        while not self._stop.is_set():
            answer = self._client.feed(self._exchange.feed_cursor(), wait_seconds)
            new = self._exchange.took_feed(answer)
            warnings += new
            if new:
                self._tell()
            if not answer.more:
                break
            wait_seconds = 0
        return warnings

    def _settled(self, trouble: DealerError | None) -> None:
        self._trouble = trouble
        self._update()

    def _update(self) -> None:
        with self._lock:
            new = self._describe(datetime.now(UTC))
            if (new.standing, new.waiting, new.text) == (self._state.standing, self._state.waiting, self._state.text):
                return
            since = self._state.since if new.standing is self._state.standing else new.since
            self._state = SyncState(standing=new.standing, waiting=new.waiting, since=since, text=new.text)
        self._tell()

    def _describe(self, now: datetime) -> SyncState:
        waiting = self._exchange.waiting_count()
        standing, text = _words(waiting, self._exchange.rejected_count(), self._trouble)
        return SyncState(standing=standing, waiting=waiting, since=now, text=text)

    def _tell(self) -> None:
        for callback in list(self._listeners):
            callback()


def _words(waiting: int, rejected: int, trouble: DealerError | None) -> tuple[Standing, Text]:
    if isinstance(trouble, Unreachable):
        text = Text(nl="geen verbinding, {n} wachten", en="offline, {n} waiting").filled(n=waiting)
        return Standing.OFFLINE, text
    if trouble is not None:
        return Standing.ATTENTION, trouble.message
    if rejected:
        return Standing.ATTENTION, Text(
            nl="{n} posten niet aangenomen: kijk in het register", en="{n} entries not accepted: see the register"
        ).filled(n=rejected)
    if waiting:
        return Standing.WAITING, Text(nl="{n} wachten", en="{n} waiting").filled(n=waiting)
    return Standing.UP_TO_DATE, Text(nl="bij", en="up to date")


def _rest(error: DealerError, pause: float) -> float:
    """Seconds to wait before the next try: what the register asked for, else a jittered share of the pause."""
    asked = getattr(error, "retry_after", None)
    return asked if asked is not None else pause * random.uniform(0.5, 1.0)  # noqa: S311 - not a secret
