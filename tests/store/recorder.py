"""A program that records one purchase after the other in a store, for the tests of two that do so at once.

    python -m tests.store.recorder STORE COUNT

Prints the number of each entry once it is recorded.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from dealer_client.store.opening import open_store

from .books import BICYCLE, PHONE, STORE_KEY, a_draft, record


def record_purchases(path: Path, count: int, shown: Callable[[str], None]) -> None:
    """Records so many purchases of two items each and tells the number of each one once it is durable."""
    store = open_store(path, STORE_KEY)
    try:
        for _ in range(count):
            shown(str(record(store, a_draft(PHONE, BICYCLE))[0].number))
    finally:
        store.close()


if __name__ == "__main__":
    record_purchases(Path(sys.argv[1]), int(sys.argv[2]), lambda number: print(number, flush=True))
