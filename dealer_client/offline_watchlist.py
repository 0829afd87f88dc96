"""The watchlist of one counter: kept in its book's store, asked when there is no answer of the register.

A hash that is on the list says only that the number is *possibly* stolen: hashes may collide, and only the register
tells of whom and what. A number that is not on it was not reported stolen up to the moment that the list goes to.
"""

from __future__ import annotations

import base64
import binascii
import threading
import time
from dataclasses import replace

from dealer_client.central import wire
from dealer_client.central.errors import NotUnderstood
from dealer_client.register.draft import Identifier
from dealer_client.register.moments import parse_utc
from dealer_client.register.stolen_check import WATCHLIST, MatchLevel, StolenCheck
from dealer_client.store import watchlist
from dealer_client.store.engine import Store
from dealer_client.store.watchlist import WatchlistState

# Another program on the same book may have changed the list meanwhile.
_FRESH_SECONDS = 60.0
_MOST_KEPT = 1000
# Of one edition, fifty million hashes: beyond it this is no list but a way to fill a disk. An empty page counts too.
_MOST_BYTES = 50_000_000 * wire.WATCHLIST_HASH_BYTES
_BYTES_OF_A_PAGE = 100
# The largest whole number that every JSON reader keeps exactly.
_MOST_CHANGE = 2**53 - 1
_MOST_PAGE_BYTES = wire.MAX_WATCHLIST_HASHES * wire.WATCHLIST_HASH_BYTES


class OfflineWatchlist:
    """Keeps the list that the register gives, and answers from it. Every thread may use it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[tuple[str, str], tuple[StolenCheck | None, float]] = {}
        self._lock = threading.Lock()

    def place(self) -> tuple[str, int]:
        """Which edition is here, and up to which change; an empty one where there is none."""
        with self._store.reading() as connection:
            return _place(watchlist.read_state(connection))

    def took(self, edition: str, after: int, answer: wire.WatchlistAnswer) -> None:
        """Keeps the answer to a call for what follows `after` of an edition. Raises NotUnderstood for no list,
        also where it is larger than any can be; then it stays as it was.

        An answer that does not follow what is here by now is let go: another program was faster.
        """
        added, removed = _hashes(answer.added), _hashes(answer.removed)
        if not (after if edition == answer.edition else 0) <= answer.change <= _MOST_CHANGE:
            raise NotUnderstood
        with self._store.writing() as connection:
            state = watchlist.read_state(connection)
            if _place(state) != (edition, after):
                return
            if state is None or state.edition != answer.edition:
                watchlist.forget_list(connection)
                state = WatchlistState(
                    edition=answer.edition, key=answer.key, change=0, as_of=answer.as_of, contact="", whole=False
                )
            if state.whole:
                watchlist.apply_change(connection, added, removed)
            elif answer.change > state.change:
                watchlist.set_page_aside(connection, answer.change, added, removed)
            taken = state.taken + len(added) + len(removed) + _BYTES_OF_A_PAGE
            if taken > _MOST_BYTES:
                raise NotUnderstood
            watchlist.keep_state(
                connection,
                replace(
                    state,
                    change=answer.change,
                    as_of=answer.as_of,
                    contact=answer.contact[: wire.MAX_WORDS_CHARACTERS],
                    taken=taken,
                ),
            )
        with self._lock:
            self._known = {}

    def make_whole(self) -> None:
        """All pages are here: from now on the list counts. Takes a while, and does nothing where it counts already."""
        watchlist.put_in_order(self._store, self.place()[0])
        with self._lock:
            self._known = {}

    def known(self, identifier: Identifier) -> StolenCheck | None:
        """What the list says, None where there is no whole one. One look-up in the store at most, under a millisecond.

        `checked_at` is the moment up to which the list goes.
        """
        forms = wire.watchlist_forms(identifier.kind, identifier.value)
        if not forms:
            return None
        key = identifier.kind, forms[0]
        kept = self._known.get(key)
        if kept is None or time.monotonic() - kept[1] > _FRESH_SECONDS:
            kept = self._look_up(identifier, forms), time.monotonic()
            with self._lock:
                if len(self._known) >= _MOST_KEPT:
                    self._known = {}
                self._known[key] = kept
        return None if kept[0] is None else replace(kept[0], value=identifier.value)

    def _look_up(self, identifier: Identifier, forms: tuple[str, ...]) -> StolenCheck | None:
        with self._store.reading() as connection:
            state = watchlist.read_state(connection)
            if state is None or not state.whole:
                return None
            key = bytes.fromhex(state.key)
            hashes = [wire.watchlist_hash(key, identifier.kind, form) for form in forms]
            is_on_it = watchlist.holds(connection, hashes)
        return StolenCheck(
            kind=identifier.kind,
            value=identifier.value,
            level=MatchLevel.POSSIBLE if is_on_it else MatchLevel.CLEAR,
            asked=WATCHLIST,
            checked_at=parse_utc(state.as_of),
            contact=state.contact if is_on_it else "",
        )


def _place(state: WatchlistState | None) -> tuple[str, int]:
    return ("", 0) if state is None else (state.edition, state.change)


def _hashes(packed: str) -> bytes:
    try:
        hashes = base64.b64decode(packed, validate=True)
    except (binascii.Error, ValueError):
        raise NotUnderstood from None
    if len(hashes) % wire.WATCHLIST_HASH_BYTES or len(hashes) > _MOST_PAGE_BYTES:
        raise NotUnderstood
    return hashes
