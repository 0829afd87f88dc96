"""Profiles with an invented shop and no central register, for the tests of everything about keys and store together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dealer_client.app import open_counter
from dealer_client.register.draft import Address
from dealer_client.setting_up import ShopDetails, set_up
from dealer_client.vault.profile import KeyPlace, Profile
from tests.journeys.busy_counter import purchase

PASSPHRASE = "vier losse woorden hier"
SHOP = ShopDetails(
    dealer="Voorbeeld Opkoop",
    address=Address(street="Kerkstraat", number="1", postcode="3511 AB", city="Utrecht", country="NL"),
    kvk="12345678",
    municipality="Utrecht",
    zone="Europe/Amsterdam",
    series="A",
    staff="Kees Voorbeeld",
)


def a_profile(
    home: Path, keys: KeyPlace = KeyPlace.PRACTICE_FILE, *, entries: int = 0, passphrase: str = PASSPHRASE
) -> Profile:
    """A profile with so many purchases in its book."""
    profile = set_up(home, SHOP, None, keys=keys, practice=keys is KeyPlace.PRACTICE_FILE, passphrase=passphrase)
    record(home, entries, lambda: passphrase)
    return profile


def record(home: Path, entries: int, ask: Callable[[], str] | None = None) -> list[str]:
    """Records more purchases; gives their numbers."""
    if not entries:
        return []
    counter = open_counter(home, ask, sync_in_background=False)
    try:
        first = counter.desk.entry_count() + 1
        today = counter.desk.today()
        return [str(counter.desk.record(purchase(number, today)).number) for number in range(first, first + entries)]
    finally:
        counter.close()


def state_of(home: Path, ask: Callable[[], str] | None = None) -> tuple[int, bool]:
    """How many entries the book has, and whether it holds."""
    counter = open_counter(home, ask, sync_in_background=False)
    try:
        return counter.desk.entry_count(), counter.desk.audit().holds
    finally:
        counter.close()
