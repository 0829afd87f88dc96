"""Kills a program with `kill -9` while it erases, and looks whether all of it happened or nothing.

    python -m tests.faults.kill_erasing --count 300 [--seed N]

A kill takes the program, not the machine. Each child is forked, erases the sellers of half of the entries of a fresh
copy of a book, and writes the file anew.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path

from dealer_client.store import book
from dealer_client.store.audit import audit_book
from dealer_client.store.engine import Store
from dealer_client.store.opening import create_store, open_store
from dealer_client.store.scrubbing import is_scrubbed, scrub
from tests.store.books import BICYCLE, COUNTER_KEY, PHONE, STORE_KEY, a_draft, record
from tests.store.erased_book import erase

_ENTRIES = 40
_LONGEST_LIFE = 0.25


@dataclass
class Outcome:
    """What a campaign saw: `before` and `after` count the books that were as before the erasure, and as after it."""

    before: int = 0
    after: int = 0
    unscrubbed: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        """The outcome in one line."""
        return (
            f"{self.before + self.after} kills, {self.before} books as before, {self.after} erased "
            f"({self.unscrubbed} written anew at the next opening), {len(self.wrong)} wrong"
        )


def campaign(folder: Path, count: int, seed: int) -> Outcome:
    """So many kills at random moments."""
    chance, outcome = random.Random(seed), Outcome()
    whole = folder / "whole"
    whole.mkdir()
    made = create_store(whole / "book.db", STORE_KEY)
    record(made, *[a_draft(PHONE, BICYCLE)] * _ENTRIES)
    made.close()
    for kill in range(count):
        home = folder / "home"
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(whole, home)
        _erase_until_killed(home / "book.db", chance.uniform(0, _LONGEST_LIFE))
        outcome.wrong += [f"after kill {kill}: {problem}" for problem in _look(home / "book.db", outcome)]
    return outcome


def _erase_until_killed(path: Path, life: float) -> None:
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            store = open_store(path, STORE_KEY)
            os.write(writer, b".")
            erase(store, *[(number, "seller") for number in range(1, _ENTRIES + 1, 2)])
            scrub(store)
            # Done before it was killed: it stays as it is, as a counter would.
            threading.Event().wait()
        finally:
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader, "rb") as ready:
        ready.read(1)
        # The moment of the kill is the only thing here that is a matter of time.
        threading.Event().wait(life)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _look(path: Path, outcome: Outcome) -> list[str]:
    """Opens the book as the next program would; what is wrong with it."""
    # Not by `open_store`, which finishes what was cut off: that comes second.
    found = Store(path, STORE_KEY)
    with found.reading() as connection:
        outcome.unscrubbed += not is_scrubbed(connection)
    found.close()
    store = open_store(path, STORE_KEY)
    try:
        with store.reading() as connection:
            problems = [problem.en for problem in audit_book(connection, "A", COUNTER_KEY.public).problems]
            entries = list(book.read_entries(connection, "A", 1, _ENTRIES))
            size = book.book_size(connection, "A")
            if not is_scrubbed(connection):
                problems.append("it was not written anew at the opening")
    finally:
        store.close()
    gone = [entry.number.number for entry in entries if entry.part("seller") is None]
    if (size, gone) == (_ENTRIES, []):
        outcome.before += 1
    elif (size, gone) == (_ENTRIES + 1, list(range(1, _ENTRIES + 1, 2))):
        outcome.after += 1
    else:
        problems.append(f"{size} entries, and erased are {gone}")
    return problems


def main() -> int:
    """Runs the long form and prints its outcome."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outcome = campaign(Path(folder), arguments.count, arguments.seed)
    print(f"seed {arguments.seed}: {outcome.sentence}")
    for wrong in outcome.wrong[:20]:
        print(f"  {wrong}")
    return 1 if outcome.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
