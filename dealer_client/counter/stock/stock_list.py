"""Items with their state: the list of the stock, and whatever else shows items a row each."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from dealer_client.counter.language import say, say_date
from dealer_client.counter.reading.amounts import say_euro
from dealer_client.counter.reading.line_view import LineDelegate, Row
from dealer_client.counter.reading.paged_list import Index, PagedList
from dealer_client.goods.identifiers import IDENTIFIER_NAMES, format_for_display
from dealer_client.register.item_life import ItemState, StockLine

from . import wording

_LEFT, _SIDE = 14, 14
_NUMBER_WIDTH, _STATE_WIDTH, _PRICE_WIDTH = 98, 128, 100


class StockList(PagedList):
    """One row for each item. `category_name` gives the words of a category's key."""

    def __init__(self, category_name: Callable[[str], str]) -> None:
        super().__init__()
        self._category_name = category_name
        self.zone = "UTC"
        """The time zone of the shop."""

    def goods(self, line: StockLine) -> str:
        """What the item is, in a few words."""
        named = " ".join(part for part in (line.brand, line.model) if part)
        return ", ".join(part for part in (self._category_name(line.category), named or line.description) if part)

    def say_line(self, line: StockLine) -> str:
        _icon, _tone, state = wording.STATES[line.state]
        said = [
            line.number,
            self.goods(line),
            *numbers(line),
            say(state),
            when(line, self.zone),
            say_euro(line.price_cents),
        ]
        return ". ".join(part for part in said if part)


class StockDelegate(LineDelegate):
    """Number and goods above day and identifiers; state above until when."""

    prices = True
    """Whether what was paid for an item stands with it: not where a customer looks along."""

    def draw(self, row: Row, index: Index) -> None:
        model = index.model()
        if not isinstance(model, StockList):
            return
        line, goods_at = model.line(index.row()), _LEFT + _NUMBER_WIDTH
        if line is None:
            row.blank(_LEFT, 70)
            row.blank(goods_at, 180)
            row.blank(goods_at, 120, second=True)
            model.want(index.row())
            return
        right = row.width - _SIDE - _STATE_WIDTH
        icon, tone, state = wording.STATES[line.state]
        row.words(line.number, _LEFT, _NUMBER_WIDTH - 8, strong=True)
        row.words(say_date(line.acquired_on), _LEFT, _NUMBER_WIDTH - 8, second=True, tone="muted")
        row.icon(icon, tone, right)
        row.words(say(state), right + 20, _STATE_WIDTH - 20, tone=tone)
        row.words(when(line, model.zone), right + 20, _STATE_WIDTH - 20, second=True, tone="muted")
        paid = say_euro(line.price_cents) if self.prices else ""
        price = row.words_right(paid, right - 14 - _PRICE_WIDTH, _PRICE_WIDTH)
        row.words(model.goods(line), goods_at, right - 28 - price - goods_at)
        # Without brand and model the description stands above already.
        about = "  ·  ".join(numbers(line)) or (line.description if line.brand or line.model else "")
        row.words(about, goods_at, right - 14 - goods_at, second=True, tone="muted")


def numbers(line: StockLine) -> list[str]:
    """The item's identifiers, each with its name."""
    said = []
    for identifier in line.identifiers:
        name, shown = IDENTIFIER_NAMES.get(identifier.kind), format_for_display(identifier.kind, identifier.value)
        said.append(f"{say(name)} {shown}" if name is not None else shown)
    return said


def when(line: StockLine, zone: str) -> str:
    """Until when it is so, or since when."""
    if line.state is ItemState.IN_HOLD:
        return say(wording.UNTIL.filled(day=say_date(line.hold_until)))
    if line.state is ItemState.GONE:
        return say(wording.BY.filled(entry=line.left_by.partition("/")[0]))
    if line.state is ItemState.VOID:
        return say(wording.BY.filled(entry=line.voided_by))
    if line.state is ItemState.POLICE_HOLD and line.police_holds:
        return say(wording.SINCE.filled(day=say_date(line.police_holds[0].placed_at.astimezone(ZoneInfo(zone)).date())))
    return say(wording.SINCE.filled(day=say_date(line.free_on)))
