"""Times the watchlist for when there is no line, at the size of the whole country.

    python -m tests.bench.watchlist [ROWS]

Prints how long ROWS (5,000,000) hashes take to be kept and put in order, what the longest transaction was that a
recording clerk could have waited for, how long looking a number up takes, and how long `desk.check` of a draft with
three numbers takes when each of them is new, and when one sign was typed.
"""

from __future__ import annotations

import base64
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from dealer_client.app import open_counter
from dealer_client.central import wire
from dealer_client.desk import Desk
from dealer_client.offline_watchlist import OfflineWatchlist
from dealer_client.register.draft import Draft, Identifier
from tests.custody.profiles import a_profile
from tests.journeys.busy_counter import purchase

_KEY = bytes(range(32))
_LOOK_UPS = 1000


def main(arguments: list[str]) -> int:
    """Runs the measurement."""
    rows = int(arguments[0]) if arguments else 5_000_000
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        a_profile(home)
        counter = open_counter(home, sync_in_background=False)
        store, watchlist = counter.store, OfflineWatchlist(counter.store)
        begun = time.perf_counter()
        for change in range(0, rows, wire.MAX_WATCHLIST_HASHES):
            edition, after = watchlist.place()
            watchlist.took(edition, after, _page(change + wire.MAX_WATCHLIST_HASHES, more=True))
        kept = time.perf_counter()
        print(f"{rows:,} hashes set aside in {kept - begun:.1f} s")
        with _Stalls() as stalls:
            watchlist.make_whole()
        print(f"put in order in {time.perf_counter() - kept:.1f} s")
        print(f"longest stall of another thread meanwhile: {stalls.longest:.1f} ms")
        print(f"store: {store.path.stat().st_size / 1e6:.0f} MB")
        numbers = [Identifier(kind="serial", value=os.urandom(6).hex()) for _ in range(_LOOK_UPS)]
        for name in ("first look-up", "again"):
            print(f"{name}: {_times(lambda at: watchlist.known(numbers[at]))}")
        drafts = [_draft(counter.desk, at) for at in range(_LOOK_UPS)]
        print(f"desk.check, three new numbers: {_times(lambda at: counter.desk.check(drafts[at]))}")
        typed = [replace(drafts[0], items=(*drafts[0].items[:2], drafts[at].items[2])) for at in range(_LOOK_UPS)]
        counter.close()
        counter = open_counter(home, sync_in_background=False)
        counter.desk.check(typed[0])
        print(f"desk.check, one new number: {_times(lambda at: counter.desk.check(typed[at]))}")
        counter.close()
    return 0


def _draft(desk: Desk, at: int) -> Draft:
    """A purchase of three things with numbers that no other draft has."""
    draft = purchase(1, desk.today())
    serials = (Identifier(kind="serial", value=f"BENCH{at:06d}{line}X") for line in range(3))
    return replace(draft, items=tuple(replace(draft.items[0], identifiers=(serial,)) for serial in serials))


def _page(change: int, *, more: bool) -> wire.WatchlistAnswer:
    return wire.WatchlistAnswer(
        edition="bench",
        key=_KEY.hex(),
        change=change,
        more=more,
        added=base64.b64encode(os.urandom(wire.MAX_WATCHLIST_HASHES * wire.WATCHLIST_HASH_BYTES)).decode(),
        as_of="2026-11-24T12:00:00.000000Z",
    )


def _times(work: Callable[[int], object]) -> str:
    taken = []
    for at in range(_LOOK_UPS):
        begun = time.perf_counter()
        work(at)
        taken.append((time.perf_counter() - begun) * 1e6)
    taken.sort()
    return (
        f"median {statistics.median(taken):.0f} us, p99 {taken[int(len(taken) * 0.99)]:.0f} us, most {taken[-1]:.0f} us"
    )


class _Stalls:
    """The longest time that another thread of the program, such as a window's, did not get to run. Milliseconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> _Stalls:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        last = time.perf_counter()
        while not self._over.wait(0.001):
            now = time.perf_counter()
            self.longest = max(self.longest, (now - last) * 1000)
            last = now


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
