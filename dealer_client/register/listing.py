"""The register as a list: what a screen, a search or the command line shows of an item."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from .draft import EntryKind, Identifier
from .numbering import EntryNumber


class UploadState(StrEnum):
    """How far an entry is on its way to the central register."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One item of one entry. Cents, milligrams, UTC; `seller` is the name for display, empty after erasure."""

    entry: EntryNumber
    line: int
    kind: EntryKind
    recorded_at: datetime
    acquired_on: date
    category: str
    description: str = field(repr=False)
    brand: str
    model: str
    identifiers: tuple[Identifier, ...]
    weight_mg: int | None
    fineness: str
    price_cents: int
    seller: str = field(repr=False)
    hold_until: date
    upload: UploadState
    matched: bool

    @property
    def number(self) -> str:
        """`A-000123/2`."""
        return self.entry.item(self.line)
