"""The stock count report: what the book says is in the shop, what was found there, and the difference."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from dealer_client.register.wording import Text

from . import figures
from .pen import Pen
from .sheet import Body, Sheet, set_sheet

_TITLE = Text(nl="Voorraadtelling", en="Stock count")
_SUBTITLE = Text(nl="Geteld op {at} door {counter}", en="Counted on {at} by {counter}")
_EXPECTED = Text(nl="Volgens het boek", en="By the book")
_FOUND = Text(nl="Gevonden", en="Found")
_MISSING = Text(nl="Niet gevonden", en="Not found")
_UNKNOWN = Text(nl="Gevonden, niet in voorraad volgens het boek", en="Found, not in stock by the book")
_PLACES = Text(nl="Getelde plaatsen", en="Places counted")
_COLUMNS = (
    Text(nl="Volgnummer", en="Number"),
    Text(nl="Goed", en="Item"),
    Text(nl="Plaats", en="Place"),
    Text(nl="Inkoopprijs", en="Purchase price"),
)
_TOTAL = Text(nl="Samen", en="Together")
_NONE = Text(nl="Geen.", en="None.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedItem:
    """One item of a count: its number (empty where it has none), what it is, where, and the price paid in cents."""

    number: str
    goods: str = field(repr=False)
    place: str = ""
    price_cents: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StockCount:
    """A finished count. `counted_by` is the name of the person; `at` is UTC."""

    at: datetime
    counted_by: str
    expected: int
    found: int
    missing: tuple[CountedItem, ...]
    unknown: tuple[CountedItem, ...]
    places: tuple[str, ...] = ()


def stock_count_report(count: StockCount, sheet: Sheet) -> bytes:
    """The count on paper. Raises NotTypeset."""

    def write(pen: Pen) -> Body:
        def table(items: tuple[CountedItem, ...]) -> object:
            if not items:
                return None
            return {
                "columns": [pen.say(column) for column in _COLUMNS],
                "rows": [
                    [
                        [pen.show(item.number)] if item.number else ["–"],
                        [pen.show(item.goods)],
                        [pen.show(item.place)] if item.place else [],
                        [figures.euro(item.price_cents)] if item.price_cents is not None else [],
                    ]
                    for item in items
                ],
                "total": [[pen.say(_TOTAL), figures.euro(sum(item.price_cents or 0 for item in items))]],
            }

        places = ", ".join(pen.show(place) for place in count.places)
        return Body(
            title=pen.say(_TITLE),
            subtitle=pen.say(_SUBTITLE, at=sheet.moment(count.at), counter=pen.show(count.counted_by)),
            data={
                "facts": [
                    [pen.say(_EXPECTED), [figures.count(count.expected)]],
                    [pen.say(_FOUND), [figures.count(count.found)]],
                    [pen.say(_MISSING), [figures.count(len(count.missing))]],
                    [pen.say(_UNKNOWN), [figures.count(len(count.unknown))]],
                    *([[pen.say(_PLACES), [places]]] if places else []),
                ],
                "lists": [
                    {"title": pen.say(_MISSING), "goods": table(count.missing)},
                    {"title": pen.say(_UNKNOWN), "goods": table(count.unknown)},
                ],
                "none": pen.say(_NONE),
            },
        )

    return set_sheet("stock-count.typ", sheet, write)
