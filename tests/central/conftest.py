from __future__ import annotations

from collections.abc import Iterator

import pytest

from dealer_client.exchange import BookExchange
from dealer_client.store.engine import Store
from tests.store.books import COUNTER_KEY
from tests.store.conftest import store  # noqa: F401 - a fixture

from .scripted_register import REGISTER_KEY, ScriptedRegister
from .watched_engine import SHOP, WatchedEngine


@pytest.fixture
def register() -> ScriptedRegister:
    """A register that holds nothing yet."""
    return ScriptedRegister()


@pytest.fixture
def exchange(store: Store) -> BookExchange:  # noqa: F811
    """The exchange of an empty book with that register."""
    return BookExchange(store, SHOP, COUNTER_KEY, REGISTER_KEY.public.hex())


@pytest.fixture
def engine(register: ScriptedRegister, exchange: BookExchange) -> Iterator[WatchedEngine]:
    """An engine between the two that has not begun to work; it stops when the test ends."""
    watched = WatchedEngine(register, exchange)
    yield watched
    watched.stop()
