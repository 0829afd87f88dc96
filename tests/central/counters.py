"""Counters of one or more dealers, each with a store, a key and an engine of its own, on one running register."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import select

from dealer_client.central import wire
from dealer_client.central.client import CentralClient
from dealer_client.central.sync import SyncEngine
from dealer_client.exchange import BookExchange
from dealer_client.register.audit import AuditResult
from dealer_client.register.disposal import Buyer, Disposal, DisposalLine, Goods, disposal_entry
from dealer_client.register.draft import Address, Draft
from dealer_client.register.entry import Entry
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.shop import Shop
from dealer_client.register.signing import CounterKey, TreeHead
from dealer_client.store import book, schema, search
from dealer_client.store.audit import audit_book
from dealer_client.store.opening import create_store
from tests.store.books import STORE_KEY, an_entry
from tests.store.erased_book import RECORDING


class ACounter:
    """One counter that is enrolled. Its engine works only when it is asked to."""

    def __init__(self, folder: Path, url: str, code: str, series: str) -> None:
        self.series = series
        self.path = folder / f"{series}.db"
        self.key = CounterKey(hashlib.sha256(series.encode()).digest())
        self.shop = Shop(
            dealer="Handel",
            address=Address(),
            kvk="12345678",
            municipality="Utrecht",
            zone="Europe/Amsterdam",
            series=series,
            book=f"book-of-{series}",
            practice=True,
        )
        self.store = create_store(self.path, STORE_KEY)
        enrolling = CentralClient(lambda: url)
        self.enrolment = enrolling.enrol(
            wire.EnrolRequest(code=code, series=series, book=self.shop.book, counter_key=self.key.public.hex())
        )
        enrolling.close()
        self.client = CentralClient(lambda: url, self.enrolment.counter_id, self.enrolment.credential)
        self.exchange = BookExchange(self.store, self.shop, self.key, self.enrolment.register_key)
        self.engine = SyncEngine(self.client, self.exchange)

    def record(self, *drafts: Draft) -> list[EntryNumber]:
        """Records acquisitions."""
        return [self.add(lambda number, draft=draft: an_entry(number, draft)).number for draft in drafts]

    def add(self, make: Callable[[EntryNumber], Entry]) -> Entry:
        """Records whatever `make` builds for the next number."""
        with self.store.writing() as connection:
            return book.add_entry(connection, self.series, make, self._sign)

    def sell(self, item: EntryNumber) -> EntryNumber:
        """Sells the first item of an entry."""
        number = item.item(1)
        sale = Disposal(
            happened_on=date(2026, 12, 1),
            lines=(DisposalLine(item=number, price_cents=9000),),
            buyer=Buyer(name="Koper"),
        )
        goods = {number: Goods(category="phone", brand="Samsung")}
        return self.add(lambda sold: disposal_entry(sale, sold, RECORDING, goods)).number

    def left_by(self, item: EntryNumber) -> str:
        """The line of the disposal by which the first item of an entry left here; empty while it is here."""
        table = schema.item
        with self.store.reading() as connection:
            query = select(table.c.left_by).where(table.c.series == item.series, table.c.number == item.number)
            return str(connection.execute(query).scalar_one())

    def sync(self) -> int:
        """Sends and takes all there is."""
        return self.engine.run_once()

    def size(self, series: str) -> int:
        with self.store.reading() as connection:
            return book.book_size(connection, series)

    def entry(self, number: EntryNumber) -> Entry:
        with self.store.reading() as connection:
            return book.read_entry(connection, number)

    def found(self, words: str) -> list[str]:
        """The numbers of the items that a search finds."""
        with self.store.reading() as connection:
            return sorted(line.number for line in search.find_lines(connection, words, limit=50, offset=0))

    def audit(self, series: str, counter_key: bytes) -> AuditResult:
        with self.store.reading() as connection:
            return audit_book(connection, series, counter_key, register_key=self.enrolment.register_key)

    def close(self) -> None:
        self.client.close()
        self.engine.stop()
        self.store.close()

    def _sign(self, size: int, root: bytes) -> TreeHead:
        return self.key.sign_head(
            book=self.shop.book, series=self.series, size=size, root=root, signed_at=datetime.now(UTC)
        )
