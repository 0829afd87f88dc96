"""Records in a store until the disk is full, frees some room and goes on; prints what happened as JSON.

    python -m tests.faults.full_disk FOLDER [--file-limit BYTES]

With a file limit the disk has room and no file may grow past it: the other way in which a system refuses writing.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
from pathlib import Path

from dealer_client.register.errors import DealerError
from dealer_client.store import book
from dealer_client.store.audit import audit_book
from dealer_client.store.engine import Store
from dealer_client.store.opening import create_store, open_store
from tests.store.books import BICYCLE, COUNTER_KEY, PHONE, STORE_KEY, a_draft, record

_MOST = 20_000


def main() -> None:
    """Runs it once."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--file-limit", type=int)
    given = parser.parse_args()
    ballast = given.folder / "ballast"
    if given.file_limit is None:
        # What else lies on the disk, and what somebody will tidy away.
        ballast.write_bytes(bytes(1_000_000))
    store = create_store(given.folder / "book.db", STORE_KEY)
    shown = [str(entry.number) for entry in record(store, a_draft(PHONE, BICYCLE))]
    if given.file_limit is not None:
        _limit(given.file_limit)
    refusals = [_record_until_refused(store, shown)]
    # A second try while there is still no room, as a clerk would make.
    refusals.append(_record_until_refused(store, shown))
    while_full = _state(store)
    if given.file_limit is not None:
        _limit(resource.RLIM_INFINITY)
    ballast.unlink(missing_ok=True)
    after = [str(entry.number) for entry in record(store, *[a_draft(PHONE, BICYCLE)] * 3)]
    store.close()
    again = open_store(given.folder / "book.db", STORE_KEY)
    state = _state(again)
    again.close()
    print(
        json.dumps(
            {
                "shown": len(shown),
                "refusals": refusals,
                "while_full": while_full,
                "after": after,
                "state": state,
                "gapless": shown + after == [f"A-{number:06d}" for number in range(1, len(shown + after) + 1)],
            }
        )
    )


def _limit(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def _record_until_refused(store: Store, shown: list[str]) -> str:
    """Records until the store refuses; gives the name of the refusal."""
    for _ in range(_MOST):
        try:
            shown += [str(entry.number) for entry in record(store, a_draft(PHONE, BICYCLE))]
        except DealerError as refusal:
            return type(refusal).__name__
    raise RuntimeError(f"{_MOST} entries and never full: {os.statvfs(store.path.parent)}")


def _state(store: Store) -> dict[str, object]:
    with store.reading() as connection:
        problems = audit_book(connection, "A", COUNTER_KEY.public).problems
        return {"size": book.book_size(connection, "A"), "problems": [problem.en for problem in problems]}


if __name__ == "__main__":
    main()
