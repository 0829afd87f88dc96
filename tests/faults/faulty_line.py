"""Sends a book over a line full of faults, and looks whether the register has each entry once, in order.

python -m tests.faults.faulty_line --entries 10000 --faults 0.3 [--seed N]
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import select

from dealer_client.central import wire
from dealer_client.central.client import CentralClient
from dealer_client.central.state import SyncState
from dealer_client.central.sync import Pauses, SyncEngine
from dealer_client.exchange import BookExchange
from dealer_client.register.draft import Draft, DraftItem
from dealer_client.store import book, matches, schema
from dealer_client.store.engine import Store
from dealer_client.store.opening import create_store
from tests.central.watched_engine import SHOP
from tests.practice.practising_counter import Enrolments
from tests.practice.running_register import RunningRegister
from tests.store.books import BOOK, COUNTER_KEY, PHONE, STORE_KEY, a_draft, record

from .fault_proxy import FaultProxy

_PAUSES = Pauses(first=0.002, longest=0.02, timer=3600.0)
_MOST_IN_A_BATCH = 2
_STOLEN_EVERY = 50
_PATIENCE = 1800.0
# Shorter than the campaign: tokens run out in the middle of it.
_TOKEN_SECONDS = 3.0

_LAMP = DraftItem(category="other", description="lamp", price_cents=500)


@dataclass
class Outcome:
    """What a campaign saw: what the book has and what the register holds, as numbers in the order of their rows."""

    entries: int
    held: list[int] = field(default_factory=list)
    leaves_agree: bool = False
    waiting: int = 0
    rejected: int = 0
    receipts: int = 0
    wrong_receipts: int = 0
    last_receipt: int = 0
    warnings: int = 0
    expected_warnings: int = 0
    uploads: int = 0
    faults: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def holds(self) -> bool:
        """Whether all is as it should be."""
        return (
            self.held == list(range(1, self.entries + 1))
            and self.leaves_agree
            and self.waiting == self.rejected == self.wrong_receipts == 0
            and self.last_receipt == self.entries
            and self.warnings == self.expected_warnings
        )

    @property
    def sentence(self) -> str:
        """The outcome in a few lines."""
        faults = ", ".join(f"{name} {count}" for name, count in sorted(self.faults.items()))
        return (
            f"{self.entries} entries in {self.uploads} uploads; at the register {len(self.held)}, "
            f"{len(self.held) - len(set(self.held))} twice, in order: {self.held == sorted(self.held)}, "
            f"leaves agree: {self.leaves_agree}; {self.waiting} waiting, {self.rejected} rejected; "
            f"{self.receipts} receipts, {self.wrong_receipts} wrong, the last for {self.last_receipt}; "
            f"{self.warnings} of {self.expected_warnings} warnings; {self.seconds:.0f} s\n"
            f"{sum(self.faults.values())} faults: {faults}\n{'holds' if self.holds else 'DOES NOT HOLD'}"
        )


class _SmallBatches(BookExchange):
    """The real exchange, in batches so small that there are many of them and one sent again differs from the first."""

    def next_batch(self, most_entries: int) -> wire.UploadRequest | None:
        return super().next_batch(min(most_entries, random.randint(1, _MOST_IN_A_BATCH)))


def campaign(folder: Path, entries: int, share: float, seed: int) -> Outcome:
    """Records so many entries while the engine sends them; `share` of all calls go wrong."""
    begun = time.monotonic()
    outcome = Outcome(entries=entries, expected_warnings=len(range(_STOLEN_EVERY, entries + 1, _STOLEN_EVERY)))
    store = create_store(folder / "book.db", STORE_KEY)
    with closing(store), RunningRegister(folder, token_seconds=_TOKEN_SECONDS) as register:
        enrolment = _enrol(register.url)
        exchange = _SmallBatches(store, SHOP, COUNTER_KEY, enrolment.register_key)
        with FaultProxy(register.url, share, seed) as proxy:
            client = CentralClient(lambda: proxy.url, enrolment.counter_id, enrolment.credential)
            engine = SyncEngine(client, exchange, _PAUSES)
            try:
                engine.start()
                for number in range(1, entries + 1):
                    record(store, _draft(number))
                    engine.wake()
                _until(engine, lambda state: state.waiting == 0)
                _until(engine, lambda _: _warning_count(store) >= outcome.expected_warnings)
            finally:
                engine.stop()
                # A call that the proxy still has at the feed ends with it.
                register.stop()
        outcome.uploads, outcome.faults = proxy.carried["/v1/entries"], dict(proxy.faults)
        _look_at_book(store, exchange, enrolment.register_key, outcome)
        _look_at_register(Path(urlsplit(register.database).path), store, outcome)
    outcome.seconds = time.monotonic() - begun
    return outcome


def _draft(number: int) -> Draft:
    return a_draft(PHONE if number % _STOLEN_EVERY == 0 else _LAMP)


def _enrol(url: str) -> wire.EnrolAnswer:
    client = CentralClient(lambda: url)
    try:
        return client.enrol(
            wire.EnrolRequest(
                code=Enrolments(url).code(0), series=SHOP.series, book=BOOK, counter_key=COUNTER_KEY.public.hex()
            )
        )
    finally:
        client.close()


def _until(engine: SyncEngine, holds: Callable[[SyncState], bool]) -> None:
    told = threading.Event()
    engine.listen(lambda: told.set() if holds(engine.state) else None)
    if not holds(engine.state):
        told.wait(_PATIENCE)


def _warning_count(store: Store) -> int:
    with store.reading() as connection:
        return len(matches.read_matches(connection))


def _look_at_book(store: Store, exchange: BookExchange, register_key: str, outcome: Outcome) -> None:
    outcome.waiting, outcome.rejected = exchange.waiting_count(), exchange.rejected_count()
    outcome.warnings = _warning_count(store)
    with store.reading() as connection:
        kept = connection.execute(select(schema.receipt.c.content).order_by(schema.receipt.c.size)).scalars().all()
        receipts = [wire.Receipt.model_validate_json(content) for content in kept]
        outcome.receipts = len(receipts)
        outcome.last_receipt = receipts[-1].size if receipts else 0
        outcome.wrong_receipts = sum(
            not receipt.holds(register_key) or book.root_at(connection, "A", receipt.size).hex() != receipt.root
            for receipt in receipts
        )


def _look_at_register(database: Path, store: Store, outcome: Outcome) -> None:
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT number, leaf_hash FROM entry ORDER BY received_at, number").fetchall()
    outcome.held = [number for number, _ in rows]
    with store.reading() as connection:
        own = connection.execute(select(schema.entry.c.leaf_hash).order_by(schema.entry.c.number)).scalars().all()
    outcome.leaves_agree = [leaf for _, leaf in rows] == list(own)


def main() -> int:
    """Runs the long form and prints its outcome."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--faults", type=float, default=0.3, help="the share of calls that go wrong, 0 to 1")
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outcome = campaign(Path(folder), arguments.entries, arguments.faults, arguments.seed)
    print(f"seed {arguments.seed}: {outcome.sentence}")
    return 0 if outcome.holds else 1


if __name__ == "__main__":
    sys.exit(main())
