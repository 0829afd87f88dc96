"""The feed of a dealer: what happened after a cursor, and waking the calls that wait for it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from pydantic import TypeAdapter
from sqlalchemy import Connection, select

from dealer_client.central import wire

from . import schema
from .watchlist import newest_change

Event = (
    wire.MatchEvent | wire.BookEvent | wire.HoldEvent | wire.NoticeEvent | wire.RulePackEvent | wire.CounterNoteEvent
)
EVENT: TypeAdapter[Event] = TypeAdapter(Event)


def read_feed(connection: Connection, dealer_id: str, cursor: int) -> wire.FeedAnswer:
    """The events after the cursor, oldest first.

    A cursor beyond the feed's end is from another life of this register (a new database): everything is told again. A
    match keeps its `match_id`, so a client that knows it takes no harm.
    """
    dealer, event = schema.dealer, schema.feed_event
    end = connection.execute(select(dealer.c.feed_cursor).where(dealer.c.dealer_id == dealer_id)).scalar_one()
    after = cursor if cursor <= end else 0
    rows = connection.execute(
        select(event.c.cursor, event.c.payload)
        .where(event.c.dealer_id == dealer_id, event.c.cursor > after)
        .order_by(event.c.cursor)
        .limit(wire.MAX_FEED_EVENTS)
    ).all()
    last = rows[-1].cursor if rows else after
    return wire.FeedAnswer(
        events=[EVENT.validate_json(row.payload) for row in rows],
        cursor=last,
        more=last < end,
        watchlist_change=newest_change(connection),
    )


class FeedBell:
    """Wakes the calls that wait at a dealer's feed. `ring` and `end_waiting` may be called from any thread.

    It rings in its own process. A call that waits in another process on the same database hears of it when its wait
    ends, which is `wire.MAX_FEED_WAIT_SECONDS` later at most.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, set[asyncio.Event]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ended = False

    @contextmanager
    def heard_by(self, dealer_id: str) -> Iterator[asyncio.Event]:
        """An event that is set when the dealer's feed has grown, or when waiting must end. Take it before reading."""
        self._loop = asyncio.get_running_loop()
        heard = asyncio.Event()
        if self._ended:
            heard.set()
        self._waiting.setdefault(dealer_id, set()).add(heard)
        try:
            yield heard
        finally:
            waiting = self._waiting[dealer_id]
            waiting.discard(heard)
            if not waiting:
                del self._waiting[dealer_id]

    def ring(self, dealer_ids: Iterable[str]) -> None:
        """These dealers' feeds have grown, and the transaction has ended."""
        if self._loop is not None:
            for dealer_id in dealer_ids:
                self._loop.call_soon_threadsafe(self._wake, dealer_id)

    def end_waiting(self) -> None:
        """The server stops: nobody waits any longer."""
        self._ended = True
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._wake_all)

    def _wake(self, dealer_id: str) -> None:
        for heard in self._waiting.get(dealer_id, ()):
            heard.set()

    def _wake_all(self) -> None:
        for dealer_id in list(self._waiting):
            self._wake(dealer_id)
