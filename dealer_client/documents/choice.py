"""Which entries an extract is to hold, and how it shows them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dealer_client.register.citation import Cited
from dealer_client.register.draft import ACQUISITIONS, DISPOSALS, EntryKind


class Register(StrEnum):
    """Which register an extract is of."""

    PURCHASES = "purchases"
    """What came in (inkoopregister)."""
    SALES = "sales"
    """What went out (verkoopregister)."""
    BOTH = "both"

    @property
    def kinds(self) -> frozenset[EntryKind]:
        """The kinds of entries that stand in it."""
        return {Register.PURCHASES: ACQUISITIONS, Register.SALES: DISPOSALS}.get(self, ACQUISITIONS | DISPOSALS)

    @property
    def cited(self) -> tuple[Cited, ...]:
        """What its page cites a law for."""
        both = (Cited.PURCHASE_REGISTER, Cited.SALES_REGISTER)
        return {Register.PURCHASES: both[:1], Register.SALES: both[1:]}.get(self, both)


class Column(StrEnum):
    """A column that the law does not ask for and a dealer may choose."""

    IDENTIFIERS = "identifiers"
    HOLD = "hold"
    RUNNING = "running"
    STAFF = "staff"


USUAL_COLUMNS = (Column.IDENTIFIERS, Column.HOLD)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractChoice:
    """Which entries belong in an extract, and how they are shown.

    Days and entry numbers run up to and including the last. `seller` and `text` are words that must all be found, of
    the person and of the goods; `category` is a key. Empty means: all. `redacted` leaves every person out.
    """

    first: date
    last: date
    register: Register = Register.PURCHASES
    seller: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    category: str = ""
    first_number: int | None = None
    last_number: int | None = None
    columns: tuple[Column, ...] = USUAL_COLUMNS
    redacted: bool = False
