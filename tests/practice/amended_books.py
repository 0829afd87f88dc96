"""Corrections and voids in the book of a counter that practises."""

from __future__ import annotations

from typing import Any

from dealer_client.central import wire
from dealer_client.register.personal import PersonalPart

from .practising_counter import PractisingCounter

REASON = PersonalPart(name="reasons", data={"reason": "verkeerd gelezen"}, salt=bytes(31) + b"r")


def correction(
    counter: PractisingCounter, number: int, *changes: tuple[str, Any], corrects: int = 1, accepted: bool = True
) -> wire.WireEntry:
    """A correction of an entry: paths and what they say from now on; without its reason it is not accepted."""
    return counter.entry(
        number,
        kind="correction",
        happened_on="2026-11-24",
        corrects=f"{counter.series}-{corrects:06d}",
        changes=[{"path": path, "old": None, "new": new} for path, new in changes],
        parts=[REASON] if accepted else [],
        without=("items", "payment", "total_cents"),
    )


def void(counter: PractisingCounter, number: int, *, accepted: bool = True) -> wire.WireEntry:
    """A void of the first entry."""
    return counter.entry(
        number,
        kind="void",
        happened_on="2026-11-24",
        voids=f"{counter.series}-000001",
        parts=[REASON] if accepted else [],
        without=("items", "payment", "total_cents"),
    )
