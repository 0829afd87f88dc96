"""The margin list: what was paid for the goods that were sold, against what they brought in (margeregeling, art. 28b
and following of the Wet op de omzetbelasting 1968). Amounts are euro cents; the tax itself is the bookkeeper's sum.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from .draft import EntryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginLine:
    """One item that was sold. `acquired_as` says how it came in: not every kind is bought."""

    item: str
    goods: str = field(repr=False)
    acquired_as: EntryKind
    acquired_on: date
    purchase_cents: int
    sale: str
    sold_on: date
    sale_cents: int

    @property
    def margin_cents(self) -> int:
        """What it brought in more than it cost; negative for a loss."""
        return self.sale_cents - self.purchase_cents


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginList:
    """The items that were sold in a period, and all that was bought in it, sold or not: for the margin by item and for
    the margin of a whole period (globalisatie)."""

    first: date
    last: date
    lines: tuple[MarginLine, ...]
    bought_cents: int

    @property
    def sold_cents(self) -> int:
        """What the sales of the period brought in."""
        return sum(line.sale_cents for line in self.lines)

    @property
    def margin_cents(self) -> int:
        """The margins of the sold items together, a loss on one against the gain on another."""
        return sum(line.margin_cents for line in self.lines)
