"""A purchase that was broken off at the counter: that it was, when and why. Nothing of what was typed stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from .wording import Text


class BreakReason(StrEnum):
    """Why a purchase did not go on."""

    PRICE = "price"
    LEFT = "left"
    DOCUMENT = "document"
    DOUBT = "doubt"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenOff:
    """`at` is UTC, `by` the id of whoever broke it off; `words` are what he added, which may be nothing."""

    id: str
    at: datetime
    by: str
    reason: BreakReason
    words: str = field(default="", repr=False)


REASON_NAMES: Mapping[BreakReason, Text] = MappingProxyType(
    {
        BreakReason.PRICE: Text(nl="Geen prijs eens", en="No price agreed"),
        BreakReason.LEFT: Text(nl="Aanbieder ging weg", en="Seller left"),
        BreakReason.DOCUMENT: Text(nl="Legitimatie niet in orde", en="Identity not in order"),
        BreakReason.DOUBT: Text(nl="Vertrouwde het niet", en="Did not trust it"),
        BreakReason.OTHER: Text(nl="Iets anders", en="Something else"),
    }
)
