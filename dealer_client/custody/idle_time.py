"""After how long without a key or a move of the mouse the counter locks itself."""

from __future__ import annotations

from dealer_client.store.engine import Store
from dealer_client.store.settings import read_setting, write_setting

USUAL_MINUTES = 5
CHOICES = (1, 2, 5, 10, 15, 30)
"""Minutes to choose from. There is no "never": an open till is everybody's."""
_NAME = "idle_minutes"


def idle_minutes(store: Store) -> int:
    """The minutes that were chosen for this counter."""
    with store.reading() as connection:
        kept = read_setting(connection, _NAME)
    return kept if isinstance(kept, int) and kept in CHOICES else USUAL_MINUTES


def keep_idle_minutes(store: Store, minutes: int) -> None:
    """Chooses them. Raises ValueError for a number that cannot be chosen."""
    if minutes not in CHOICES:
        raise ValueError("no such choice")
    with store.writing() as connection:
        write_setting(connection, _NAME, minutes)
