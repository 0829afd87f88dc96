"""An erasure goes to the central register like any entry, and holds in a book that comes back from there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from dealer_client.app import open_counter
from dealer_client.recovering_from_register import recover_from_register
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.retention import Stop
from tests.desk.shop_day import days_later

from .busy_counter import purchase
from .register_process import RegisterProcess, enrolled_profile
from .test_lost_machine import new_code, recovery_code

ERASED = EntryNumber("A", 2)
EIGHT_YEARS = 8 * 366


@pytest.fixture
def register(tmp_path: Path) -> Iterator[RegisterProcess]:
    process = RegisterProcess(tmp_path)
    process.start()
    yield process
    process.kill()


def test_the_register_takes_an_erasure_and_a_book_that_comes_back_is_erased_too(
    register: RegisterProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The years pass for the counter alone: the receipts of the register say what day it is.
    monkeypatch.setattr("dealer_client.register.clock._FAR_AHEAD", timedelta(days=2 * EIGHT_YEARS))
    home = tmp_path / "counter"
    enrolled_profile(home, register)
    counter = open_counter(home, sync_in_background=False)
    try:
        desk, sync = counter.desk, counter.sync
        assert sync is not None
        for number in range(1, 4):
            desk.record(purchase(number, desk.today()))
        desk.correcting.void(ERASED, "dubbel vastgelegd")
        days_later(desk, EIGHT_YEARS)
        stopped = desk.retention.preview(desk.today()).stopped
        assert [(one.number, one.stops) for one in stopped] == [(ERASED, (Stop.NOT_SENT,))]
        sync.run_once()
        assert str(desk.retention.erase(desk.today())) == "A-000005"
        sync.run_once()
        with counter.store.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM outbox").scalar() == 0
        assert desk.entry(ERASED).entry.personal == ()
        assert desk.audit().problems == ()
    finally:
        counter.close()
    assert register.held() == [1, 2, 3, 4, 5]

    code = recovery_code(home)
    shutil.rmtree(home)
    recover_from_register(
        home, code, url=register.url, enrolment_code=new_code(), series="A", keys=None, passphrase=lambda: ""
    )
    again = open_counter(home, sync_in_background=False)
    try:
        assert again.sync is not None
        again.sync.run_once()
        assert again.desk.entry_count() == 5
        assert again.desk.audit().problems == ()
        assert again.desk.entry(ERASED).entry.personal == ()
        assert again.desk.entry(EntryNumber("A", 1)).entry.part("seller") is not None
    finally:
        again.close()
