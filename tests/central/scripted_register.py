"""A central register in this very process: honest by itself, and at any call as wrong as a test wants it.

It stands in the place of `CentralClient`, so a test decides when a call returns and with what, without a line between.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from dealer_client.central import wire
from dealer_client.central.errors import Refused, Unreachable
from dealer_client.register.moments import utc_text
from dealer_client.register.signing import CounterKey
from tests.store.books import BOOK

PATIENCE = 20.0
REGISTER_KEY = CounterKey(b"r" * 32)

Upload = Callable[[wire.UploadRequest], wire.UploadAnswer]
Feed = Callable[[int], wire.FeedAnswer]


class ScriptedRegister:
    """`uploads` and `feeds` are done instead of the honest answer, one a call; `held` is what the register has."""

    def __init__(self) -> None:
        self.uploads: deque[Upload] = deque()
        self.feeds: deque[Feed] = deque()
        self.held: list[wire.WireEntry] = []
        self.rejects: set[int] = set()
        self.events: list[dict[str, Any]] = []
        self.sent: list[list[int]] = []
        self.cursors: list[int] = []
        self.max_entries = wire.MAX_BATCH_ENTRIES
        self.down = False
        self.waits_at_feed = threading.Semaphore(0)
        self.was_sent = threading.Semaphore(0)
        self._changed = threading.Condition()
        self._closed = False

    # What the engine calls.

    def upload(self, request: wire.UploadRequest) -> wire.UploadAnswer:
        self._refuse_if_away()
        self.sent.append([entry.number for entry in request.entries])
        self.was_sent.release()
        return self.uploads.popleft()(request) if self.uploads else self.take_in(request)

    def feed(self, cursor: int, wait_seconds: int) -> wire.FeedAnswer:
        self._refuse_if_away()
        self.cursors.append(cursor)
        if self.feeds:
            return self.feeds.popleft()(cursor)
        if wait_seconds:
            self.waits_at_feed.release()
            with self._changed:
                self._changed.wait_for(
                    lambda: self._closed or self.down or self.feeds or len(self.events) > cursor, PATIENCE
                )
            self._refuse_if_away()
            if self.feeds:
                return self.feeds.popleft()(cursor)
        return wire.FeedAnswer.model_validate({"events": self.events[cursor:], "cursor": len(self.events)})

    def book(self, series: str, after: int) -> wire.BookAnswer:
        self._refuse_if_away()
        return wire.BookAnswer(
            series=series, book=BOOK, counter_key=COUNTER_PUBLIC, held=min(len(self.held), after), entries=[]
        )

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    # What a test does.

    def take_in(self, request: wire.UploadRequest) -> wire.UploadAnswer:
        """The honest answer."""
        if len(request.entries) > self.max_entries:
            raise Refused("too-large", "")
        known, first = len(self.held), request.entries[0].number
        if first > known + 1:
            raise Refused("number-gap", "", known + 1)
        already = {entry.number for entry in request.entries if entry.number <= known}
        self.held += [entry for entry in request.entries if entry.number > known]
        assert [entry.number for entry in self.held] == list(range(1, len(self.held) + 1))
        results = [
            wire.EntryResult(
                number=entry.number,
                leaf_hash=entry.leaf_hash,
                status="rejected"
                if entry.number in self.rejects
                else "already"
                if entry.number in already
                else "accepted",
                reasons=[REASON] if entry.number in self.rejects else [],
            )
            for entry in request.entries
        ]
        return wire.UploadAnswer(results=results, receipt=self.receipt(request))

    def receipt(self, request: wire.UploadRequest, **changed: Any) -> wire.Receipt:
        """A receipt over all that is held; what is `changed` is signed as well."""
        values = {
            "dealer_id": "dealer-1",
            "book": request.head.book,
            "series": request.head.series,
            "counter_key": COUNTER_PUBLIC,
            "size": len(self.held),
            "root": _root(self.held).hex(),
            "received_at": utc_text(datetime.now(UTC)),
            "register_key": REGISTER_KEY.public.hex(),
            **changed,
        }
        unsigned = wire.Receipt(**values, signature="0" * 128)
        return unsigned.model_copy(update={"signature": REGISTER_KEY.sign(unsigned.receipt_bytes()).hex()})

    def tell(self, *events: dict[str, Any]) -> None:
        """The feed grows."""
        with self._changed:
            self.events += events
            self._changed.notify_all()

    def next_feed(self, answer: Feed) -> None:
        """The next answer at the feed, also for a call that waits."""
        with self._changed:
            self.feeds.append(answer)
            self._changed.notify_all()

    def goes_down(self) -> None:
        """The line is cut, for calls that wait too."""
        with self._changed:
            self.down = True
            self._changed.notify_all()

    def _refuse_if_away(self) -> None:
        if self._closed or self.down:
            raise Unreachable


def raises(error: Exception) -> Callable[[Any], Any]:
    """A call that ends in this error."""

    def call(_: Any) -> Any:
        raise error

    return call


def a_match(match_id: str = "match-1", **changed: Any) -> dict[str, Any]:
    """A match event as it goes over the line."""
    return {
        "type": "match",
        "cursor": 1,
        "match_id": match_id,
        "series": "A",
        "number": 1,
        "line": 1,
        "kind": "imei",
        "value": "490154203237518",
        "level": "exact",
        "reference": "PL-1",
        "goods": "telefoon",
        "reported_on": "2026-11-01",
        "contact": "0900-8844",
        "matched_at": "2026-11-24T12:00:00.000000Z",
        **changed,
    }


REASON = wire.RejectionReason(code="field-wrong", field="items", message_nl="Klopt niet.", message_en="Not right.")
COUNTER_PUBLIC = CounterKey(bytes(range(1, 33))).public.hex()


def _root(entries: list[wire.WireEntry]) -> bytes:
    nodes: dict[tuple[int, int], bytes] = {}
    for size, entry in enumerate(entries):
        for node in wire.append(size, bytes.fromhex(entry.leaf_hash), lambda level, index: nodes[level, index]):
            nodes[node.level, node.index] = node.hash
    return wire.root(len(entries), lambda level, index: nodes[level, index])
