"""The register as a list: what a screen, a search or the command line shows of each line."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from .draft import EntryKind, Identifier
from .item_life import ItemState
from .numbering import EntryNumber


class UploadState(StrEnum):
    """How far an entry is on its way to the central register."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One line of one entry: an item that came in, or one that went out. Cents, milligrams, UTC.

    An entry without goods, such as an inspection, is one line with `line` 0 and nothing said of goods.

    `item` is the number of the item: of a disposal that of the goods that left, else the line's own. `party` is the
    name of the seller, buyer or receiver, empty after erasure. `hold_until` is None for goods that went out;
    `price_cents` too where they were not sold. `left_by` is the line of the disposal that took an item out,
    `voided_by` the entry that voided this one; empty where there is none. `corrected` says whether any field was: the
    line says what holds now.
    """

    entry: EntryNumber
    line: int
    kind: EntryKind
    recorded_at: datetime
    happened_on: date
    item: str
    category: str
    description: str = field(repr=False)
    brand: str
    model: str
    identifiers: tuple[Identifier, ...]
    weight_mg: int | None
    fineness: str
    price_cents: int | None
    party: str = field(repr=False)
    hold_until: date | None
    left_by: str
    voided_by: str
    corrected: bool
    upload: UploadState
    matched: bool

    @property
    def number(self) -> str:
        """`A-000123/2`; of an entry without goods `A-000123`."""
        return self.entry.item(self.line) if self.line else str(self.entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFilter:
    """Which lines of the register are asked for; what is empty asks for all.

    `first` and `last` are days that an entry is about, both included. `party` are words from the name, address or
    document of a seller, buyer or receiver. `states` are those of items today: goods that went out have none.
    `staff` is the id of who recorded.
    """

    kinds: frozenset[EntryKind] = frozenset()
    first: date | None = None
    last: date | None = None
    party: str = field(default="", repr=False)
    category: str = ""
    states: frozenset[ItemState] = frozenset()
    staff: str = ""


ALL_LINES = RegisterFilter()
"""Asks for every line of the register."""
