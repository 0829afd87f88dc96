"""Kills a program with `kill -9` while it records, and looks whether each entry is there whole or not at all.

    python -m tests.faults.kill_recording --count 1000 [--seed N]

Each child is forked from this program, opens the book and records until it is killed, so that nearly every kill hits a
transaction. A kill takes the program, not the machine: what a power cut does to a disk's own cache is not tried here.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path

from dealer_client.store.audit import audit_book
from dealer_client.store.engine import Store
from dealer_client.store.opening import create_store, open_store
from tests.store.books import COUNTER_KEY, STORE_KEY
from tests.store.recorder import record_purchases

_LONGEST_LIFE = 0.02
_BOOK_AFTER = 250
"""So many kills, then a new book: an audit takes longer the larger the book."""
_WITH_ITEMS = """
    SELECT entry.number FROM entry
    WHERE (SELECT count(*) FROM item WHERE item.number = entry.number) <> 2
    OR NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.number = entry.number)
    OR (SELECT count(*) FROM personal_part WHERE personal_part.number = entry.number) <> 2
"""


@dataclass
class Outcome:
    """What a campaign saw. `torn` are the kills after which something was missing or did not hold."""

    kills: int = 0
    shown: int = 0
    recorded: int = 0
    unseen: int = 0
    lost: int = 0
    torn: list[str] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        """The outcome in one line."""
        return (
            f"{self.kills} kills, {self.shown} entries shown, {self.recorded} recorded ({self.unseen} of them before "
            f"they could be shown), {self.lost} lost, {len(self.torn)} half recorded or unsound"
        )


def campaign(folder: Path, count: int, seed: int, *, audit_every: int = 25) -> Outcome:
    """So many kills at random moments. The book is audited whole after every so many of them and at the end."""
    chance, outcome = random.Random(seed), Outcome()
    path, size = folder / "none", 0
    for kill in range(count):
        if kill % _BOOK_AFTER == 0:
            path, size = folder / f"book-{kill}.db", 0
            create_store(path, STORE_KEY).close()
        shown = _shown_before_a_kill(path, chance.uniform(0, _LONGEST_LIFE))
        outcome.kills += 1
        outcome.shown += len(shown)
        last_of_book = kill + 1 == count or (kill + 1) % _BOOK_AFTER == 0
        size = _look(path, size, shown, outcome, whole=last_of_book or kill % audit_every == 0)
    return outcome


def _shown_before_a_kill(path: Path, life: float) -> list[str]:
    """The numbers that a child showed until it was killed; a line that was cut in the middle was not shown."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            record_purchases(path, 1_000_000, lambda number: _tell(writer, number))
        finally:
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader, "rb") as numbers:
        first = numbers.readline()
        # The moment of the kill is the only thing here that is a matter of time.
        threading.Event().wait(life)
        os.kill(child, signal.SIGKILL)
        told = first + numbers.read()
    _, status = os.waitpid(child, 0)
    if os.WTERMSIG(status) != signal.SIGKILL:
        raise RuntimeError("the child ended before it was killed")
    return told[: told.rfind(b"\n") + 1].decode().split()


def _tell(writer: int, number: str) -> None:
    os.write(writer, f"{number}\n".encode())


def _look(path: Path, size_before: int, shown: list[str], outcome: Outcome, *, whole: bool) -> int:
    """Opens the book as the next program would; says how many entries it holds."""
    store = open_store(path, STORE_KEY)
    try:
        numbers, problems = _read(store, whole)
    finally:
        store.close()
    recorded = [f"A-{number:06d}" for number in numbers[size_before:]]
    outcome.recorded += len(recorded)
    outcome.lost += len(set(shown) - set(recorded))
    outcome.unseen += len(recorded) - len(shown)
    if numbers != list(range(1, len(numbers) + 1)):
        problems.append("a gap")
    if len(recorded) - len(shown) not in (0, 1):
        problems.append("more than the entry that was being recorded")
    outcome.torn += [f"after kill {outcome.kills}: {problem}" for problem in problems]
    return len(numbers)


def _read(store: Store, whole: bool) -> tuple[list[int], list[str]]:
    with store.reading() as connection:
        numbers = [row[0] for row in connection.exec_driver_sql("SELECT number FROM entry ORDER BY number")]
        problems = [f"entry {row[0]} is not whole" for row in connection.exec_driver_sql(_WITH_ITEMS)]
        if connection.exec_driver_sql("SELECT size FROM tree_head").scalar() != len(numbers):
            problems.append("the signed head is not that of the entries")
        if whole:
            problems += [problem.en for problem in audit_book(connection, "A", COUNTER_KEY.public).problems]
    return numbers, problems


def main() -> int:
    """Runs the long form and prints its outcome."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outcome = campaign(Path(folder), arguments.count, arguments.seed)
    print(f"seed {arguments.seed}: {outcome.sentence}")
    for torn in outcome.torn[:20]:
        print(f"  {torn}")
    return 1 if outcome.lost or outcome.torn else 0


if __name__ == "__main__":
    sys.exit(main())
