"""The sync engine: hands over what waits and takes what the register has to say, in the background.

Three threads. The *sender* empties the outbox when it is woken (a new entry), when the register comes back, or on a
timer. The *listener* waits at the feed, so that a warning is here within a second. The third fetches the watchlist, see
`watchlist_download`. Each retries by itself with growing, jittered pauses; none ever drops anything: what was not
confirmed stays in the book's outbox. Whatever goes wrong in any, a fault in the program too, shows in the state and
ends none.
"""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

from dealer_client.register.errors import DealerError
from dealer_client.register.notice import NoticeStatus

from . import wire
from .client import CentralClient
from .errors import (
    BookBehind,
    ExchangeFault,
    NotUnderstood,
    OtherBookUnread,
    OtherBookWrong,
    ReceiptWrong,
    Refused,
    Unreachable,
    WarningUnreadable,
)
from .state import SyncState, state_of
from .watchlist_download import WatchlistDownload

_log = logging.getLogger(__name__)

_MOST_GAPS = 3
"""How often a register may say in one round of sending that it lacks entries: more is one that cannot be satisfied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pauses:
    """Seconds: the first pause after a failure, the longest, and how often the outbox is looked at unasked."""

    first: float = 1.0
    longest: float = 30.0
    timer: float = 300.0


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

    def own_place(self) -> tuple[str, int]:
        """This counter's series, and the last number that is here."""

    def books_to_fetch(self) -> list[tuple[str, int]]:
        """The books of which the register holds more than is here: series, and the last number that is here."""

    def took_book(self, answer: wire.BookAnswer) -> bool:
        """Takes a page of a book, own or another counter's; whether there was anything in it. Raises CentralError."""

    def book_is_not_kept(self) -> None:
        """The register does not give books back."""

    def next_notice(self) -> wire.Notice | None:
        """The oldest notice that waits; None where nothing does."""

    def took_notice(self, notice_id: str, status: NoticeStatus, reason: str) -> None:
        """What the register answered to a notice."""

    def feed_cursor(self) -> int:
        """Up to where the feed was taken."""

    def took_feed(self, answer: wire.FeedAnswer) -> int:
        """Writes down the feed's events with its new cursor; how many warnings were new.

        Raises CentralError, with the cursor where it was, for a warning that cannot be read.
        """


class CopyForRegister(Protocol):
    """A sealed copy of what the counter is, which the register keeps for it. May be called from any thread."""

    def to_send(self) -> str | None:
        """The copy, None where the register has this very one. Raises DealerError."""

    def was_sent(self) -> None:
        """The register keeps the copy as it is now. Raises DealerError."""


class SyncEngine:
    """Runs the exchange. `state` may be read from any thread; listeners are called from the engine's own threads."""

    def __init__(
        self,
        client: CentralClient,
        exchange: Exchange,
        pauses: Pauses = Pauses(),
        watchlist: WatchlistDownload | None = None,
        copy: CopyForRegister | None = None,
    ) -> None:
        self._client = client
        self._watchlist = watchlist
        self._copy = copy
        self._exchange = exchange
        self._pauses = pauses
        self._listeners: list[Callable[[], None]] = []
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._sending = threading.Lock()
        self._fetching = threading.Lock()
        self._knows_own_place = False
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._counts = (0, 0)
        self._sender_trouble: DealerError | None = None
        self._listener_trouble: DealerError | None = None
        self._other_trouble: DealerError | None = None
        self._state = self._describe()

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
        if self._watchlist is not None:
            self._watchlist.on_news = self._tell
            self._watchlist.start()

    def wake(self) -> None:
        """There is something to send. Never raises: whoever recorded it has done so, whatever happens here."""
        self._update()
        self._wake.set()

    def stop(self) -> None:
        """Ends the work; waits for both threads."""
        self._stop.set()
        self._wake.set()
        self._client.close()
        for thread in self._threads:
            thread.join()
        if self._watchlist is not None:
            self._watchlist.stop()

    def run_once(self) -> int:
        """Sends all that waits, takes all that is in the feed, and what is new of the watchlist; how many warnings
        were new. Raises DealerError; what is wrong with another counter's book only when all else was done."""
        self._send_all()
        warnings = self._take_feed(0).warnings
        if self._watchlist is not None:
            self._watchlist.fetch_what_was_heard_of()
        if self._other_trouble is not None:
            raise self._other_trouble
        return warnings

    def _keep_sending(self) -> None:
        pause = self._pauses.first
        while True:
            # What is recorded from here on sets it again, and so cuts the rest short.
            self._wake.clear()
            trouble = _tried(self._send_all)
            # Looked at after the clearing, so that a stop is seen whose wake-up was cleared with it.
            if self._stop.is_set():
                return
            self._sender_trouble = trouble
            self._update()
            if trouble is None:
                pause = self._pauses.first
                self._wake.wait(self._pauses.timer)
            elif (asked := _asked_pause(trouble)) is not None:
                # The register named a time: a new entry does not cut it short.
                self._stop.wait(max(asked, _jittered(pause)))
            else:
                self._wake.wait(_jittered(pause))
                pause = min(pause * 2, self._pauses.longest)

    def _keep_listening(self) -> None:
        # A call that does not wait tells at once how things stand: it comes first, and after every trouble.
        pause, wait_seconds = self._pauses.first, 0
        while not self._stop.is_set():
            trouble = _tried(partial(self._listen_once, wait_seconds))
            if self._stop.is_set():
                return
            if trouble is None:
                self._heard_from_register()
                pause, wait_seconds = self._pauses.first, wire.MAX_FEED_WAIT_SECONDS
                continue
            asked = _asked_pause(trouble)
            if not (wait_seconds and asked is None and isinstance(trouble, Unreachable)):
                # A call that waited and was cut off may be a proxy's doing: the next tells whether the line is gone.
                self._listener_trouble = trouble
                self._update()
            self._stop.wait(max(asked or 0.0, _jittered(pause)))
            pause, wait_seconds = min(pause * 2, self._pauses.longest), 0

    def _listen_once(self, wait_seconds: int) -> None:
        begun = time.monotonic()
        taken = self._take_feed(wait_seconds)
        if wait_seconds and not taken.events:
            # Where the other side does not wait as it was asked to, this side does.
            self._stop.wait(self._pauses.first - (time.monotonic() - begun))

    def _heard_from_register(self) -> None:
        if self._listener_trouble is not None or isinstance(self._sender_trouble, Unreachable):
            # The line is back before the sender's pause is over.
            self._wake.set()
        if self._listener_trouble is not None:
            self._listener_trouble = None
            self._update()

    def _send_all(self) -> None:
        with self._sending:
            if not self._knows_own_place:
                self._look_for_own_book()
                self._hand_over_copy()
                self._knows_own_place = True
            most, gaps, taken = wire.MAX_BATCH_ENTRIES, 0, 0
            while not self._stop.is_set():
                batch = self._exchange.next_batch(most)
                if batch is None:
                    self._send_notices()
                    return
                first = batch.entries[0].number
                if first <= taken:
                    # The register answered for it, and yet does not hold it.
                    raise ReceiptWrong
                try:
                    self._exchange.took_answer(self._client.upload(batch))
                    taken = first
                except BookBehind:
                    taken = 0
                    self._fetch_own_book()
                except Refused as error:
                    if error.code == "number-gap" and error.expected_number is not None and gaps < _MOST_GAPS:
                        gaps, taken = gaps + 1, 0
                        self._send_again_from(error.expected_number)
                    elif error.code == "too-large" and len(batch.entries) > 1:
                        most = len(batch.entries) // 2
                    else:
                        raise
                self._update()

    def _send_notices(self) -> None:
        while not self._stop.is_set() and (notice := self._exchange.next_notice()) is not None:
            try:
                answer = self._client.send_notice(notice)
            except Refused as error:
                # One that is not taken is in nobody's way, and whoever made it reads why.
                self._exchange.took_notice(notice.notice_id, NoticeStatus.NOT_TAKEN, error.detail)
            else:
                self._exchange.took_notice(notice.notice_id, NoticeStatus(answer.status), answer.reason)
            self._tell()

    def _send_again_from(self, number: int) -> None:
        try:
            self._exchange.send_again_from(number)
        except BookBehind:
            self._fetch_own_book()

    def _look_for_own_book(self) -> None:
        """Once, before anything is sent: an older copy of the book that was put back lacks what the register holds."""
        series, size = self._exchange.own_place()
        try:
            self._exchange.took_book(self._client.book(series, size))
        except Refused as error:
            if error.code != "not-found":
                raise
            self._exchange.book_is_not_kept()
        self._fetch_own_book()

    def _hand_over_copy(self) -> None:
        sealed = self._copy.to_send() if self._copy is not None else None
        if self._copy is not None and sealed is not None:
            self._client.keep_sealed_copy(sealed)
            self._copy.was_sent()

    def _fetch_own_book(self) -> None:
        """Fetches what the register holds of this counter's book and is not here: what is sent waits for that, and
        never for another counter's book, which may be wrong."""
        self._fetch([self._exchange.own_place()[0]])

    def _fetch_books(self) -> None:
        """Fetches what the register holds of this dealer's books and is not here.

        What is wrong with another counter's is told in the state, and holds up neither the warnings nor a third book.
        """
        own = self._exchange.own_place()[0]
        wrong: DealerError | None = None
        for series, _ in self._exchange.books_to_fetch():
            try:
                self._fetch([series])
            except (NotUnderstood, OtherBookUnread, OtherBookWrong) as error:
                if series == own:
                    raise
                wrong = wrong or error
        if wrong is not self._other_trouble:
            self._other_trouble = wrong
            self._update()

    def _fetch(self, books: list[str]) -> None:
        with self._fetching:
            fetched = False
            for series in books:
                fetched |= self._fetch_book(series)
        if fetched:
            self._tell()

    def _fetch_book(self, series: str) -> bool:
        fetched = False
        while not self._stop.is_set():
            after = dict(self._exchange.books_to_fetch()).get(series)
            if after is None:
                break
            if not self._exchange.took_book(self._client.book(series, after)):
                # The register told of more than it gives.
                raise NotUnderstood
            fetched = True
        return fetched

    def _take_feed(self, wait_seconds: int) -> _Taken:
        taken = _Taken()
        while not self._stop.is_set():
            cursor = self._exchange.feed_cursor()
            answer = self._client.feed(cursor, wait_seconds)
            try:
                new = self._exchange.took_feed(answer)
            except WarningUnreadable:
                # Those beside it were kept.
                self._tell()
                raise
            taken = _Taken(events=taken.events + len(answer.events), warnings=taken.warnings + new)
            if answer.events:
                self._tell()
            if self._watchlist is not None:
                self._watchlist.heard_of(answer.watchlist_change)
            if not answer.more:
                self._fetch_books()
                break
            if answer.cursor == cursor:
                # More, and yet no further: asking again would never end.
                raise NotUnderstood
            wait_seconds = 0
        return taken

    def _update(self) -> None:
        with self._lock:
            new = self._describe()
            if (new.standing, new.waiting, new.text) == (self._state.standing, self._state.waiting, self._state.text):
                return
            since = self._state.since if new.standing is self._state.standing else new.since
            self._state = replace(new, since=since)
        self._tell()

    def _describe(self) -> SyncState:
        troubles = (self._sender_trouble, self._listener_trouble, self._other_trouble, _tried(self._count))
        waiting, rejected = self._counts
        return state_of(waiting, rejected, [trouble for trouble in troubles if trouble], datetime.now(UTC))

    def _count(self) -> None:
        self._counts = self._exchange.waiting_count(), self._exchange.rejected_count()

    def _tell(self) -> None:
        for callback in list(self._listeners):
            # One that fails takes neither the next one nor the exchange with it.
            _tried(callback)


@dataclass(frozen=True, slots=True)
class _Taken:
    """How much a look at the feed brought."""

    events: int = 0
    warnings: int = 0


def _tried(work: Callable[[], object]) -> DealerError | None:
    """Does some work; what went wrong with it, None where nothing did."""
    try:
        work()
    except DealerError as error:
        return error
    except Exception as error:
        # Its own words may quote what was being sent, so only its kind is written down.
        _log.error("fault in the exchange: %s", type(error).__name__)
        return ExchangeFault()
    return None


def _asked_pause(trouble: DealerError | None) -> float | None:
    """The seconds that the register asked for, with up to a quarter more so that not all counters come back at once."""
    asked = trouble.retry_after if isinstance(trouble, Unreachable) else None
    return None if asked is None else asked * random.uniform(1.0, 1.25)  # noqa: S311 - not a secret


def _jittered(pause: float) -> float:
    return pause * random.uniform(0.5, 1.0)  # noqa: S311 - not a secret
