"""After how long without a key or a move of the mouse the counter locks itself."""

from __future__ import annotations

from dealer_client.store.engine import Store
from dealer_client.store.settings import read_setting, write_setting
from dealer_client.vault.session import IDLE_CHOICES, USUAL_IDLE_MINUTES

_NAME = "idle_minutes"


def idle_minutes(store: Store) -> int:
    """The minutes that were chosen for this counter."""
    with store.reading() as connection:
        kept = read_setting(connection, _NAME)
    return kept if isinstance(kept, int) and kept in IDLE_CHOICES else USUAL_IDLE_MINUTES


def keep_idle_minutes(store: Store, minutes: int) -> None:
    """Chooses them. Raises ValueError for a number that cannot be chosen."""
    if minutes not in IDLE_CHOICES:
        raise ValueError("no such choice")
    with store.writing() as connection:
        write_setting(connection, _NAME, minutes)
