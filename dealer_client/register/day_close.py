"""The day close: what went through the till since the last one, what should be in it, and what was counted.

A close takes in every entry from the one after the last close up to the newest, so each entry stands in exactly one.
What is recorded after a day was closed falls in the next close and is marked late there. Amounts are euro cents;
what comes into the shop is positive, what goes out negative.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from .canonical import JsonObject
from .draft import DISPOSALS, EntryKind, PaymentMethod
from .errors import DealerError
from .wording import Text

EURO_PIECES = (
    50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1,
)  # fmt: skip
"""What a till holds, in cents, largest first: the notes and coins of the euro (Regulation (EC) 974/98)."""

_MOST_CENTS = 10_000_000_00


class MovementKind(StrEnum):
    """Why cash is put in the till or taken out without a deal."""

    FLOAT = "float"
    """Change that is put in (wisselgeld)."""
    BANK = "bank"
    """Taken out and brought to the bank."""
    OTHER = "other"
    """Anything else, in or out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CashMovement:
    """Cash put in (positive cents) or taken out (negative). `number` runs from 1; `staff` is the id; `at` is UTC."""

    number: int
    at: datetime
    staff: str
    kind: MovementKind
    cents: int
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DealLine:
    """What one entry moved by one way of paying. `about` is the entry that a correction or void changes, else empty."""

    entry: str
    kind: EntryKind
    happened_on: date
    method: str
    cents: int
    about: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CashCount:
    """What was found in the till. `pieces` counts notes and coins by their value in cents, empty for a total alone."""

    cents: int
    pieces: Mapping[int, int] = field(default_factory=dict)
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReport:
    """A day at the till, still open or closed. `number` is 0 and `closed_at` None while it is open.

    `first_day` is before `day` where days went by without a close. `opening_cents` is what the last close counted.
    """

    number: int = 0
    first_day: date
    day: date
    opening_cents: int
    deals: tuple[DealLine, ...] = ()
    movements: tuple[CashMovement, ...] = ()
    count: CashCount | None = None
    closed_at: datetime | None = None
    closed_by: str = ""

    @property
    def expected_cents(self) -> int:
        """What should be in the till."""
        moved = sum(movement.cents for movement in self.movements)
        return self.opening_cents + moved + self.total(PaymentMethod.CASH.value)

    @property
    def difference_cents(self) -> int:
        """Counted less expected; 0 before counting."""
        return 0 if self.count is None else self.count.cents - self.expected_cents

    @property
    def methods(self) -> tuple[str, ...]:
        """The ways of paying that were used, cash first."""
        used = {deal.method for deal in self.deals}
        known = [PaymentMethod.CASH.value, PaymentMethod.CARD.value, PaymentMethod.BANK.value]
        return (*(method for method in known if method in used), *sorted(used - set(known)))

    def total(self, method: str, *, incoming: bool | None = None) -> int:
        """What one way of paying comes to; with `incoming` only what came in, or only what went out."""
        return sum(
            deal.cents
            for deal in self.deals
            if deal.method == method and (incoming is None or (deal.cents > 0) is incoming)
        )


class DayNotClosed(DealerError):
    """A day cannot be closed, or cash not moved, as it was typed. Nothing was kept."""

    title = Text(nl="Nog niet af te sluiten", en="Cannot be closed yet")


def counted_cents(pieces: Mapping[int, int]) -> int:
    """What so many of each note and coin (value in cents) come to."""
    return sum(value * count for value, count in pieces.items())


def payments_of(kind: EntryKind, content: JsonObject) -> dict[str, int]:
    """What an acquisition or disposal moved, in cents by way of paying; empty where nothing was paid.

    What was taken over from an older book never went through this till.
    """
    if "imported" in content:
        return {}
    method, total = content.get("payment", {}).get("method", ""), _total(content)
    exchanged = content.get("exchange", {}).get("value_cents", 0) if kind is EntryKind.TRADE_IN else 0
    cents = total if kind in DISPOSALS else exchanged - total
    return {method: cents} if method and cents else {}


def _total(content: JsonObject) -> int:
    """What the deal comes to: the prices of its items, which a correction may have changed, or the total agreed on."""
    prices = [item.get("price_cents") for item in content.get("items", ())]
    known = [price for price in prices if price is not None]
    return sum(known) if known and len(known) == len(prices) else int(content.get("total_cents", 0))


def change_of_payments(before: Mapping[str, int], after: Mapping[str, int]) -> dict[str, int]:
    """What a correction moves: the payments as they are now less what they were; nothing for what stays the same."""
    moved = {method: after.get(method, 0) - before.get(method, 0) for method in sorted({*before, *after})}
    return {method: cents for method, cents in moved.items() if cents}


def check_movement(kind: MovementKind, cents: int, reason: str) -> None:
    """Raises DayNotClosed where a movement cannot be kept: no amount, the wrong way, or without a reason."""
    if not 0 < abs(cents) <= _MOST_CENTS:
        raise DayNotClosed(
            Text(
                nl="Vul een bedrag in van 0,01 tot 10.000.000,00 euro.",
                en="Fill in an amount between 0.01 and 10,000,000.00 euros.",
            ),
            field="cents",
        )
    if (kind is MovementKind.BANK and cents > 0) or (kind is MovementKind.FLOAT and cents < 0):
        raise DayNotClosed(
            Text(
                nl="Wisselgeld gaat de kas in, een storting bij de bank gaat eruit. Kies anders ‘Anders’.",
                en="A float goes into the till, a bank drop comes out of it. Otherwise choose ‘Other’.",
            ),
            field="cents",
        )
    if kind is MovementKind.OTHER and not reason.strip():
        raise DayNotClosed(
            Text(nl="Schrijf erbij waarvoor dit geld is.", en="Add what this money is for."), field="reason"
        )


def check_count(report: DayReport, count: CashCount) -> None:
    """Raises DayNotClosed where the till holds something else than expected and no reason is given."""
    if not 0 <= count.cents <= _MOST_CENTS:
        raise DayNotClosed(
            Text(nl="Vul in wat er in de kas zit, nul of meer.", en="Fill in what is in the till, zero or more."),
            field="counted_cents",
        )
    if count.pieces and counted_cents(count.pieces) != count.cents:
        raise DayNotClosed(
            Text(
                nl="De biljetten en munten tellen niet op tot dit bedrag. Tel ze opnieuw.",
                en="The notes and coins do not come to this amount. Count them again.",
            ),
            field="counted_cents",
        )
    if count.cents != report.expected_cents and not count.reason.strip():
        raise DayNotClosed(
            Text(
                nl="De kas klopt niet met wat verwacht was. Tel na, of geef de reden van het verschil.",
                en="The till does not hold what was expected. Count again, or give the reason for the difference.",
            ),
            field="reason",
        )
