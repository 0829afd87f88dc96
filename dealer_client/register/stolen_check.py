"""What is known of an identifier in the register of stolen goods, and how it came to be known."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

REGISTER, WATCHLIST = "register", "watchlist"
"""Who can be asked: the central register itself, or the list it gave for when there is no line."""


class MatchLevel(StrEnum):
    """From most to least certain."""

    EXACT = "exact"
    """The central register says that this identifier is registered stolen."""
    NEAR = "near"
    """The central register knows a stolen item whose identifier looks alike (O/0, I/1 ...)."""
    POSSIBLE = "possible"
    """Only the offline watchlist says so: ask the central register."""
    CLEAR = "clear"
    """Asked, and not registered stolen; where the watchlist was asked: not on the list as it is here."""
    NOT_CHECKED = "not-checked"
    """Nobody could be asked yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StolenCheck:
    """The answer for one identifier. `asked` is `REGISTER`, `WATCHLIST` or empty. `checked_at` (UTC) is when the
    register answered, or the moment up to which the watchlist goes.

    `reference`, `contact` and `goods` come from the register with a match: its file number, whom to call, what was
    stolen.
    """

    kind: str
    value: str = field(repr=False)
    level: MatchLevel
    asked: str = ""
    checked_at: datetime | None = None
    reference: str = ""
    contact: str = ""
    goods: str = ""
