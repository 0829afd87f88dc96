"""The line drops, the day goes on, the line comes back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from dealer_client.app import OpenCounter, open_counter
from dealer_client.central.state import Standing

from .busy_counter import purchase
from .register_process import RegisterProcess, enrolled_profile

_PATIENCE = 30.0


@pytest.fixture
def register(tmp_path: Path) -> Iterator[RegisterProcess]:
    process = RegisterProcess(tmp_path)
    process.start()
    yield process
    process.kill()


def reaches(counter: OpenCounter, standing: Standing) -> bool:
    """Waits until the exchange stands so, by the engine's own word."""
    assert counter.sync is not None
    told = threading.Event()
    sync = counter.sync
    sync.listen(lambda: told.set() if sync.state.standing is standing else None)
    return sync.state.standing is standing or told.wait(_PATIENCE)


def test_what_was_recorded_while_the_register_was_away_goes_up_once_when_it_is_back(
    register: RegisterProcess, tmp_path: Path
) -> None:
    enrolled_profile(tmp_path / "counter", register)
    counter = open_counter(tmp_path / "counter")
    try:
        counter.desk.record(purchase(1, counter.desk.today()))
        assert reaches(counter, Standing.UP_TO_DATE)
        register.kill()
        for number in (2, 3, 4):
            counter.desk.record(purchase(number, counter.desk.today()))
        assert reaches(counter, Standing.OFFLINE)
        assert counter.sync is not None
        assert counter.sync.state.waiting == 3
        register.start()
        assert reaches(counter, Standing.UP_TO_DATE)
    finally:
        counter.close()
    assert register.held() == [1, 2, 3, 4]
