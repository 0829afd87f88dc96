"""The register as a list: as many rows as there are items, of which only pages near the screen are in memory."""

from __future__ import annotations

from collections.abc import Callable

from dealer_client.counter.language import say, say_date
from dealer_client.counter.reading.amounts import say_euro
from dealer_client.counter.reading.line_view import LineDelegate, Row
from dealer_client.counter.reading.paged_list import Index, PagedList
from dealer_client.goods.identifiers import IDENTIFIER_NAMES, format_for_display
from dealer_client.register.draft import DISPOSALS
from dealer_client.register.listing import RegisterLine

from . import wording

CategoryName = Callable[[str], str]
"""The name of a category, in the language on the screen, from its key."""

_LEFT, _SIDE = 14, 14
_NUMBER_WIDTH, _PRICE_WIDTH, _HOLD_WIDTH, _UPLOAD_WIDTH = 94, 132, 100, 92


class RegisterList(PagedList):
    """One row for each line of an entry."""

    def __init__(self, category_name: CategoryName) -> None:
        super().__init__()
        self._category_name = category_name

    def goods(self, line: RegisterLine) -> str:
        """What the item is, in a few words; of an entry without goods what kind of entry it is."""
        if not line.line:
            return say(wording.KINDS[line.kind])
        named = " ".join(part for part in (line.brand, line.model) if part)
        return ", ".join(part for part in (self._category_name(line.category), named or line.description) if part)

    def say_line(self, line: RegisterLine) -> str:
        _icon, _tone, upload = wording.UPLOADS[line.upload]
        kind = say(wording.KINDS[line.kind]) if line.kind in DISPOSALS else ""
        said = [line.number, kind, say_date(line.happened_on), self.goods(line), *numbers(line), line.party]
        spoken = f"{say(wording.HOLD)} {say_date(line.hold_until)}" if line.hold_until and _is_here(line) else ""
        said += [_price(line), spoken or standing(line), say(upload), say(wording.MATCHED) if line.matched else ""]
        return ". ".join(part for part in said if part)


class RegisterDelegate(LineDelegate):
    """Number and goods above date, identifiers and seller; price above hold and the way to the central register."""

    def draw(self, row: Row, index: Index) -> None:
        model = index.model()
        if not isinstance(model, RegisterList):
            return
        line, goods_at = model.line(index.row()), _LEFT + _NUMBER_WIDTH
        if line is None:
            row.blank(_LEFT, 70)
            row.blank(goods_at, 180)
            row.blank(goods_at, 120, second=True)
            model.want(index.row())
            return
        right = row.width - _SIDE
        row.words(line.number, _LEFT, _NUMBER_WIDTH - 8, strong=True)
        row.words(say_date(line.happened_on), _LEFT, _NUMBER_WIDTH - 8, second=True, tone="muted")
        price = row.words_right(_price(line), right - _PRICE_WIDTH, _PRICE_WIDTH)
        signs = right - price - 14
        if line.matched:
            word = row.words_right(say(wording.MATCHED), signs - 70, 70, tone="attention")
            signs -= word + 20
            row.icon("bell", "attention", signs)
            signs -= 10
        out = f"{say(wording.KINDS[line.kind])}: " if line.kind in DISPOSALS else ""
        row.words(out + model.goods(line), goods_at, signs - goods_at, tone="muted" if line.voided_by else "text")
        icon, tone, upload = wording.UPLOADS[line.upload]
        upload_at = right - _UPLOAD_WIDTH
        row.icon(icon, tone, upload_at, second=True)
        row.words(say(upload), upload_at + 19, _UPLOAD_WIDTH - 19, second=True, tone=tone)
        hold_at = upload_at - 14 - _HOLD_WIDTH
        row.words_right(standing(line), hold_at, _HOLD_WIDTH, second=True, tone="muted")
        about = "  ·  ".join(part for part in (*numbers(line), line.party) if part)
        row.words(about, goods_at, hold_at - 14 - goods_at, second=True, tone="muted")


def standing(line: RegisterLine) -> str:
    """What became of it, or until when it must be kept."""
    if line.voided_by:
        return say(wording.STRUCK)
    if line.left_by:
        return say(wording.LEFT.filled(entry=line.left_by.partition("/")[0]))
    return say(wording.UNTIL.filled(day=say_date(line.hold_until))) if line.hold_until else ""


def _is_here(line: RegisterLine) -> bool:
    return not (line.left_by or line.voided_by)


def _price(line: RegisterLine) -> str:
    """What was paid or received; nothing for goods that went out without a sale."""
    return "" if line.price_cents is None else say_euro(line.price_cents)


def numbers(line: RegisterLine) -> list[str]:
    """The item's identifiers, each with its name."""
    said = []
    for identifier in line.identifiers:
        name, shown = IDENTIFIER_NAMES.get(identifier.kind), format_for_display(identifier.kind, identifier.value)
        said.append(f"{say(name)} {shown}" if name is not None else shown)
    return said
