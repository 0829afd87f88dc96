"""The slow model: what the books of both counters must say, worked out anew from a plain list of what happened."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field, replace
from datetime import date

from dealer_client.register.item_life import ItemState
from dealer_client.register.numbering import EntryNumber

SERIES = ("A", "B")
LIMIT, WINDOW = 300_000, 30

SURNAMES = ("Voorbeeld", "Zwaluw", "Spreeuw")
BORN = (date(1980, 1, 1), date(1980, 1, 1), date(1975, 6, 5))
METHODS = ("cash", "bank", "card")


@dataclass(slots=True)
class Deal:
    """What the model knows of a purchase, as it stands now."""

    number: EntryNumber
    surname: str
    born: date
    document: str
    day: date
    method: str
    prices: list[int]
    brands: list[str]
    voided: bool = False
    erased: bool = False
    changes: list[tuple[str, object, object]] = field(default_factory=list)

    @property
    def cash(self) -> int:
        return sum(self.prices) if self.method == "cash" and not self.voided else 0


@dataclass(slots=True)
class Sold:
    """What the model knows of a disposal."""

    number: EntryNumber
    item: str
    buyer: str
    day: date
    cash: int
    voided: bool = False
    erased: bool = False


@dataclass(slots=True)
class Thing:
    """What the model knows of an item."""

    deal: Deal
    free_on: date
    sold: Sold | None = None
    held: bool = False


@dataclass(slots=True)
class Model:
    """Everything that happened, by number of the entry or item, and the day that it is."""

    today: date
    recorded_on: date
    deals: dict[EntryNumber, Deal] = field(default_factory=dict)
    sales: dict[EntryNumber, Sold] = field(default_factory=dict)
    things: dict[str, Thing] = field(default_factory=dict)
    seen_deals: dict[str, list[Deal]] = field(default_factory=dict)
    seen_sales: dict[str, list[Sold]] = field(default_factory=dict)

    def exchanged(self, into, other):
        """The counter `into` has seen all that happened at the other one so far, as it stood then."""
        for seen, kept in ((self.seen_deals, self.deals), (self.seen_sales, self.sales)):
            seen[into] = [copy.deepcopy(each) for each in kept.values() if each.number.series == other]

    @staticmethod
    def _known(series, own, seen):
        return [*(each for each in own.values() if each.number.series == series), *seen.get(series, ())]

    def state(self, thing):
        if thing.deal.voided:
            return ItemState.VOID
        if thing.sold is not None:
            return ItemState.GONE
        if thing.held:
            return ItemState.POLICE_HOLD
        return ItemState.IN_HOLD if self.today < thing.free_on else ItemState.FREE

    def linked(self, series, wanted, besides=None):
        return sum(
            deal.cash
            for deal in self._known(series, self.deals, self.seen_deals)
            if deal is not besides
            and not deal.erased
            and self._near(deal.day, wanted.day)
            and (deal.document == wanted.document or (deal.surname, deal.born) == (wanted.surname, wanted.born))
        )

    def linked_to_buyer(self, series, buyer):
        return sum(
            sold.cash
            for sold in self._known(series, self.sales, self.seen_sales)
            if sold.buyer == buyer and not sold.voided and not sold.erased and self._near(sold.day, self.today)
        )

    def _near(self, day, asked):
        """Whether a deal of that day counts for the one that is asked about; all are recorded on one real day."""
        return min(abs((one - asked).days) for one in (day, self.recorded_on)) <= WINDOW

    def reaches(self, deal):
        """Whether a deal with what counts together reaches the limit; of an erased person nobody can tell any more."""
        own = self.deals[deal.number]
        linked = 0 if deal.erased else self.linked(deal.number.series, deal, besides=own)
        return deal.method == "cash" and sum(deal.prices) + linked >= LIMIT

    def item(self, which):
        """The number of some item."""
        return sorted(self.things)[which % len(self.things)]


def corrected(deal: Deal, kind: str, line: int, new: object) -> Deal:
    """The deal with one field changed."""
    if kind in ("price", "brand"):
        name = "prices" if kind == "price" else "brands"
        values = list(getattr(deal, name))
        values[line] = new
        return replace(deal, **{name: values})
    return replace(deal, **{kind: date.fromisoformat(str(new)) if kind == "day" else new})
