"""Cash that counts together: deals with one person within a window of days are one, however they were split.

From 2026 a dealer may neither take nor make a cash payment of the limit or more, in one deal or in linked ones (Wwft).
How many days link is a value of the pack's rule; so is the limit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .amounts import euro_text
from .days import days_after, days_before
from .draft import PaymentMethod
from .numbering import EntryNumber
from .rule import Rule
from .rule_pack import RulePack
from .wording import Text

CASH_TEST = "cash-at-least"


@dataclass(frozen=True, slots=True, kw_only=True)
class CashDeal:
    """One earlier deal in cash: its entry, its day, and the cash in cents, as the entry stands now.

    `recorded_on` is the day in the shop on which it was recorded, which no correction moves; None for one that came
    from an old book, where that day says nothing.
    """

    number: EntryNumber
    happened_on: date
    cents: int
    recorded_on: date | None = None

    def is_within(self, first: date, last: date) -> bool:
        """Whether its day, or the day on which it was recorded, is one from `first` up to and including `last`."""
        return first <= self.happened_on <= last or (self.recorded_on is not None and first <= self.recorded_on <= last)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedCash:
    """Earlier deals in cash with one person, oldest first."""

    deals: tuple[CashDeal, ...] = ()

    @property
    def cents(self) -> int:
        """All of it together."""
        return sum(deal.cents for deal in self.deals)

    @property
    def entries(self) -> tuple[EntryNumber, ...]:
        """The entries of the deals, in their order."""
        return tuple(deal.number for deal in self.deals)

    def within(self, days: int, day: date) -> LinkedCash:
        """The deals made or recorded at most so many days before or after a day; none where no days link."""
        first, last = days_before(day, days), days_after(day, days)
        return LinkedCash(deals=tuple(deal for deal in self.deals if days and deal.is_within(first, last)))


NO_LINKED_CASH = LinkedCash()


def linked_days(pack: RulePack, day: date) -> int:
    """How many days link deals at most, by the rules in force on that day; 0 where none does."""
    return max(
        (
            rule.values.get("linked_days", 0)
            for rule in pack.rules
            if rule.test == CASH_TEST and rule.validity.holds_on(day)
        ),
        default=0,
    )


def cash_reached(cents: int, method: str, linked: LinkedCash, day: date, rule: Rule) -> Mapping[str, object] | None:
    """What fills the words of a cash rule where a deal of so many cents on that day reaches its limit, else None."""
    counted = linked.within(rule.values.get("linked_days", 0), day)
    total, limit = cents + counted.cents, rule.values["cents"]
    if method != PaymentMethod.CASH or total < limit:
        return None
    return {
        "total": euro_text(total),
        "limit": euro_text(limit),
        "highest": euro_text(limit - 1),
        "linked": _counted_words(counted),
    }


def _counted_words(counted: LinkedCash) -> Text:
    """Which earlier deals count, as a sentence with a space behind it; nothing where there are none."""
    if not counted.deals:
        return Text(nl="", en="")
    named = counted.deals[-_MOST_NAMED:]
    deals = Text(
        nl=", ".join(f"{deal.number} ({euro_text(deal.cents).nl})" for deal in named),
        en=", ".join(f"{deal.number} ({euro_text(deal.cents).en})" for deal in named),
    )
    more = len(counted.deals) - _MOST_NAMED
    return (_COUNTED_AND_MORE if more > 0 else _COUNTED).filled(deals=deals, more=more)


_MOST_NAMED = 5
_COUNTED = Text(
    nl="Meegeteld van dezelfde persoon: {deals}. ",
    en="Counted from the same person: {deals}. ",
)
_COUNTED_AND_MORE = Text(
    nl="Meegeteld van dezelfde persoon: {deals} en nog {more}. ",
    en="Counted from the same person: {deals} and {more} more. ",
)
