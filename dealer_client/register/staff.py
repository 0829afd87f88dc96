"""Who works at the counter."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Who is signed in: the id that entries carry, and the name on the screen."""

    id: str
    name: str
