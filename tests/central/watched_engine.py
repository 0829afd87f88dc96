"""A sync engine whose state a test can wait for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, cast

from dealer_client.central.client import CentralClient
from dealer_client.central.state import Standing, SyncState
from dealer_client.central.sync import Exchange, Pauses, SyncEngine
from dealer_client.register.draft import Address
from dealer_client.register.shop import Shop
from tests.store.books import BOOK

from .scripted_register import PATIENCE, ScriptedRegister

SHOP = Shop(
    dealer="Verzonnen Handel",
    address=Address(street="Kerkstraat", number="1", postcode="3511 AB", city="Utrecht", country="NL"),
    kvk="12345678",
    municipality="Utrecht",
    zone="Europe/Amsterdam",
    series="A",
    book=BOOK,
    practice=True,
)
# Short enough for a test to be over soon; the timer never comes by itself.
PAUSES = Pauses(first=0.01, longest=0.05, timer=3600.0)


class WatchedEngine(SyncEngine):
    """Tells every change of its state to whoever waits; `seen` are the states in order."""

    def __init__(self, register: ScriptedRegister, exchange: Exchange, pauses: Pauses = PAUSES) -> None:
        super().__init__(cast(CentralClient, register), exchange, pauses)
        self.seen: list[SyncState] = [self.state]
        self._told = threading.Condition()
        self.listen(self._note)

    def _note(self) -> None:
        with self._told:
            self.seen.append(self.state)
            self._told.notify_all()

    def until(self, holds: Callable[[SyncState], Any]) -> SyncState:
        """Waits for a state of which that holds."""
        with self._told:
            assert self._told.wait_for(lambda: holds(self.state), PATIENCE), self.state
        return self.state

    def until_it_stands(self, standing: Standing, waiting: int | None = None) -> SyncState:
        """Waits until it stands so."""
        return self.until(lambda state: state.standing is standing and waiting in (None, state.waiting))
