"""What is known of an identifier in the register of stolen goods, and how it came to be known."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class MatchLevel(StrEnum):
    """From most to least certain."""

    EXACT = "exact"
    """The central register says that this identifier is registered stolen."""
    NEAR = "near"
    """The central register knows a stolen item whose identifier looks alike (O/0, I/1 ...)."""
    POSSIBLE = "possible"
    """Only the offline watchlist says so: ask the central register."""
    CLEAR = "clear"
    """Asked, and not registered stolen."""
    NOT_CHECKED = "not-checked"
    """Nobody could be asked yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StolenCheck:
    """The answer for one identifier. `asked` is `register`, `watchlist` or empty; `checked_at` is UTC.

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
