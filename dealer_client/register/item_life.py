"""The life of an item, from the day it comes in until it has left: what may be done with it today.

An item is in hold from its registration, then free, perhaps kept for a customer, until a disposal takes it out. A
police hold stands above all of these and outlasts the hold: it ends only when someone releases it with a reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from .draft import EntryKind, Identifier
from .numbering import EntryNumber
from .wording import Text


class ItemState(StrEnum):
    """What an item is today. Where several things are so, the one that stands first here is said."""

    VOID = "void"
    """The acquisition was voided: by the book the item never came in."""
    GONE = "gone"
    """A disposal took it out."""
    POLICE_HOLD = "police-hold"
    """It stays until the police have been, and may leave only with them."""
    IN_HOLD = "in-hold"
    """It must stay unsold and as it is, until the last day of its hold has passed."""
    RESERVED = "reserved"
    """Free, and kept for a customer."""
    FREE = "free"
    """It may be sold, altered or returned."""


IN_STOCK = frozenset({ItemState.POLICE_HOLD, ItemState.IN_HOLD, ItemState.RESERVED, ItemState.FREE})
"""The states of an item that must be in the shop or the storeroom."""


def item_state(
    today: date,
    *,
    free_on: date,
    left_by: str = "",
    voided_by: str = "",
    police_held: bool = False,
    reserved: bool = False,
) -> ItemState:
    """The state of an item on a day of the shop.

    `free_on` is the first day after its hold; `left_by` the line of the disposal by which it left and `voided_by` the
    entry that voided its acquisition, empty where there is none (a disposal that was voided counts for nothing).
    """
    if voided_by:
        return ItemState.VOID
    if left_by:
        return ItemState.GONE
    if police_held:
        return ItemState.POLICE_HOLD
    if today < free_on:
        return ItemState.IN_HOLD
    return ItemState.RESERVED if reserved else ItemState.FREE


class HoldCause(StrEnum):
    """Why the program places a police hold by itself; kept as the reason, and worded when it is read."""

    MATCHED = "matched"
    FOUND_AT_ENTRY = "found-at-entry"


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceHold:
    """One police hold on one item. Moments are UTC; staff are ids, empty for what the program placed by itself.

    `match_id` names the match that it was placed for, where there was one; `released_at` is None while it holds.
    `reason` is what staff wrote, or a HoldCause; `why` is for display.
    """

    item: str
    placed_at: datetime
    placed_by: str
    reference: str
    reason: str = field(repr=False)
    match_id: str = ""
    released_at: datetime | None = None
    released_by: str = ""
    release_reason: str = field(default="", repr=False)

    @property
    def why(self) -> Text:
        """The reason in the reader's language: a cause in words, what staff wrote as they wrote it."""
        worded = _CAUSES.get(self.reason) if not self.placed_by else None
        return worded.filled(match=self.match_id) if worded is not None else Text(nl=self.reason, en=self.reason)

    @property
    def holds(self) -> bool:
        """Whether nobody has released it yet."""
        return self.released_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class StockLine:
    """One item with what becomes of it. Cents, milligrams, UTC; `seller` is for display, empty after erasure.

    `kind` says how it came in. `hold_until` is the last day of the hold, `free_on` the first day after it,
    `hold_source` the by-law behind it, `may_be_altered` whether the item may be altered meanwhile (None: not known).
    `left_by` is the line of the disposal that took it out (`A-000130/1`), `voided_by` the entry that voided it.
    `police_holds` are those that hold, oldest first. An item in hold can be reserved already.
    """

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
    free_on: date
    hold_source: str
    may_be_altered: bool | None
    state: ItemState
    left_by: str
    voided_by: str
    reserved: bool
    police_holds: tuple[PoliceHold, ...]
    matched: bool

    @property
    def number(self) -> str:
        """`A-000123/2`."""
        return self.entry.item(self.line)


_CAUSES: Mapping[str, Text] = MappingProxyType(
    {
        HoldCause.MATCHED: Text(
            nl="Geregistreerd als gestolen: melding {match}", en="Registered stolen: match {match}"
        ),
        HoldCause.FOUND_AT_ENTRY: Text(
            nl="Bij het vastleggen geregistreerd als gestolen", en="Registered stolen when it was recorded"
        ),
    }
)
