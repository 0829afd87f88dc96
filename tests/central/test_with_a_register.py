"""The engine with the real client and a real register: what the police report is at the counter within a second."""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dealer_client.central import wire
from dealer_client.central.client import CentralClient
from dealer_client.central.stolen_checks import StolenChecks
from dealer_client.central.sync import SyncEngine
from dealer_client.central.watchlist_download import WatchlistDownload
from dealer_client.exchange import BookExchange
from dealer_client.offline_watchlist import OfflineWatchlist
from dealer_client.register.draft import DraftItem, Identifier
from dealer_client.register.stolen_check import MatchLevel
from dealer_client.store import matches
from dealer_client.store.engine import Store
from tests.practice.practising_counter import Enrolments
from tests.practice.practising_police import PolicePage
from tests.practice.running_register import RunningRegister
from tests.store.books import BOOK, COUNTER_KEY, a_draft, record

from .watched_engine import SHOP

PATIENCE = 30.0
THEFTS = 50


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningRegister]:
    with RunningRegister(tmp_path) as register:
        yield register


@pytest.fixture
def working(running: RunningRegister, store: Store) -> Iterator[SyncEngine]:
    """An engine at work between the store and that register."""
    enrolling = CentralClient(lambda: running.url)
    request = wire.EnrolRequest(
        code=Enrolments(running.url).code(), series="A", book=BOOK, counter_key=COUNTER_KEY.public.hex()
    )
    enrolment = enrolling.enrol(request)
    enrolling.close()
    client = CentralClient(lambda: running.url, enrolment.counter_id, enrolment.credential)
    engine = SyncEngine(client, BookExchange(store, SHOP, COUNTER_KEY, enrolment.register_key))
    yield engine
    engine.stop()


def test_a_theft_reported_after_the_purchase_is_at_the_counter_within_a_second(
    running: RunningRegister, working: SyncEngine, store: Store
):
    laptops = [
        DraftItem(
            category="laptop",
            description="grijs",
            identifiers=(Identifier(kind="serial", value=f"LPT{number:05}X"),),
            price_cents=10_000,
        )
        for number in range(THEFTS)
    ]
    record(store, a_draft(*laptops))
    told = threading.Condition()

    def tell() -> None:
        with told:
            told.notify_all()

    def known() -> int:
        with store.reading() as connection:
            return matches.open_match_count(connection)

    working.listen(tell)
    working.start()
    police, seconds = PolicePage(running.url), []
    with told:
        assert told.wait_for(lambda: working.state.waiting == 0, PATIENCE)
        for number in range(THEFTS):
            begun = time.perf_counter()
            police.report(value=f"LPT{number:05}X")
            assert told.wait_for(lambda n=number: known() == n + 1, PATIENCE)
            seconds.append(time.perf_counter() - begun)

    assert statistics.median(seconds) < 1.0, seconds


def test_a_theft_reported_after_the_list_was_fetched_is_known_at_the_counter_without_a_line(
    running: RunningRegister, store: Store
):
    enrolling = CentralClient(lambda: running.url)
    request = wire.EnrolRequest(
        code=Enrolments(running.url).code(), series="A", book=BOOK, counter_key=COUNTER_KEY.public.hex()
    )
    enrolment = enrolling.enrol(request)
    enrolling.close()
    client = CentralClient(lambda: running.url, enrolment.counter_id, enrolment.credential)
    watchlist = OfflineWatchlist(store)
    exchange = BookExchange(store, SHOP, COUNTER_KEY, enrolment.register_key)
    engine = SyncEngine(client, exchange, watchlist=WatchlistDownload(client, watchlist))
    engine.run_once()
    stolen = Identifier(kind="serial", value="OFFLINE-5512")
    before = watchlist.known(stolen)

    PolicePage(running.url).report(kind="serial", value="0FFLINE 5512")
    engine.run_once()
    engine.stop()
    checks = StolenChecks(client, watchlist)

    assert checks.ask([stolen], seconds=1) is False
    after = checks.known(stolen)
    assert before is not None
    assert after is not None
    assert (before.level, after.level, after.asked) == (MatchLevel.CLEAR, MatchLevel.POSSIBLE, "watchlist")
    assert "0900-0000" in after.contact
