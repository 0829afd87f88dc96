"""The day's price of precious metals, typed in or read from a file, and which metal an item is of.

A price is for fine metal, kept in whole euro cents a kilogram: silver at € 1,0345 a gram is 103,450.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from dealer_client.register.draft import DraftItem
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from .metal import fineness_tenths
from .metal_value import metal_value_cents

METAL_NAMES: Mapping[str, Text] = MappingProxyType(
    {
        "gold": Text(nl="goud", en="gold"),
        "silver": Text(nl="zilver", en="silver"),
        "platinum": Text(nl="platina", en="platinum"),
        "palladium": Text(nl="palladium", en="palladium"),
    }
)
"""Every metal that has a price, with its name."""

MOST_CENTS_PER_KILOGRAM = 10**11
_MOST_CHARACTERS = 60_000
_MOST_LINES = 2000
_MOST_SHOWN = 40
_PRICE = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,5}))?")
_DUTCH_DAY = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# A word of the description decides first; else a mark that in the trade stands on one metal alone.
_WORDS = (
    ("silver", re.compile(r"zilver|silver|argent\b|sterling", re.IGNORECASE)),
    ("platinum", re.compile(r"platina|platinum|platine\b", re.IGNORECASE)),
    ("palladium", re.compile(r"palladium", re.IGNORECASE)),
    ("gold", re.compile(r"goud|gold", re.IGNORECASE)),
)
_PLATED = re.compile(r"verguld|verzilverd|doublé|double\b|plated|plaqué|vermeil", re.IGNORECASE)
_MARKS = {
    **dict.fromkeys(("333", "375", "416", "585", "750", "916"), "gold"),
    **dict.fromkeys(("800", "835", "925"), "silver"),
}


class MetalPriceWrong(DealerError):
    """A price that was typed, or a file of prices, cannot be used. Nothing was kept."""

    title = Text(nl="Metaalprijs onbruikbaar", en="Metal price unusable")


@dataclass(frozen=True, slots=True, kw_only=True)
class MetalPrice:
    """What fine metal costs on a day, in euro cents a kilogram."""

    metal: str
    day: date
    cents_per_kilogram: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MetalValue:
    """What an item's metal is worth, in euro cents rounded down, and by which price."""

    cents: int
    price: MetalPrice


@dataclass(frozen=True, slots=True)
class MetalPrices:
    """The newest known price of each metal."""

    newest: Mapping[str, MetalPrice] = field(default_factory=lambda: MappingProxyType({}))

    def with_prices(self, *prices: MetalPrice) -> MetalPrices:
        """With these too; of two of one metal the newer day stays, of one day the one that came last."""
        newest = dict(self.newest)
        for price in prices:
            known = newest.get(price.metal)
            if known is None or price.day >= known.day:
                newest[price.metal] = price
        return MetalPrices(MappingProxyType(newest))

    def value_of(self, item: DraftItem) -> MetalValue | None:
        """What the item's metal is worth; None without its weight, its fineness, or a price of its metal."""
        price = self.newest.get(metal_of(item) or "")
        tenths = fineness_tenths(item.fineness)
        if price is None or tenths is None or item.weight_mg is None or item.weight_mg <= 0:
            return None
        return MetalValue(cents=metal_value_cents(item.weight_mg, tenths, price.cents_per_kilogram), price=price)


def metal_of(item: DraftItem) -> str | None:
    """Which metal an item with a fineness is of: what its description says, else what its mark tells; None where
    neither tells, and for what is only plated."""
    if not item.fineness or _PLATED.search(item.description):
        return None
    for metal, word in _WORDS:
        if word.search(item.description):
            return metal
    return _MARKS.get(item.fineness.replace(",", "."))


def parse_price(text: str) -> int:
    """A price in euro a gram, as typed (`84,30` or `84.30`), in cents a kilogram. Raises MetalPriceWrong."""
    found = _PRICE.fullmatch(text[:_MOST_SHOWN].strip().removeprefix("€").strip())
    cents = 0 if found is None or len(text) > _MOST_SHOWN else int(found[1] + (found[2] or "").ljust(5, "0"))
    if not 0 < cents <= MOST_CENTS_PER_KILOGRAM:
        raise MetalPriceWrong(_NO_PRICE, field="price")
    return cents


def parse_metal_prices(text: str, *, today: date) -> tuple[MetalPrice, ...]:
    """The prices of a CSV file: `metal;date;price`, a line each, the price in euro a gram with a comma or a point.

    A first line of headings and empty lines are passed over; dates as 2026-11-24 or 24-11-2026. Raises MetalPriceWrong
    with the line.
    """
    if len(text) > _MOST_CHARACTERS or text.count("\n") > _MOST_LINES:
        raise MetalPriceWrong(_TOO_LONG.filled(most=_MOST_LINES), field="file")
    lines = [(number, line) for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1) if line.strip()]
    if lines and _is_heading(lines[0][1]):
        del lines[0]
    prices = tuple(_price_of(number, line, today) for number, line in lines)
    if not prices:
        raise MetalPriceWrong(_EMPTY, field="file")
    return prices


def parse_metal(text: str) -> str:
    """The metal that a word in either language stands for. Raises MetalPriceWrong."""
    word = text[:_MOST_SHOWN].strip().casefold()
    for metal, names in METAL_NAMES.items():
        if word in (metal, names.nl, names.en):
            return metal
    known = Text(nl=", ".join(n.nl for n in METAL_NAMES.values()), en=", ".join(n.en for n in METAL_NAMES.values()))
    raise MetalPriceWrong(_NO_METAL.filled(known=known), field="metal")


def _is_heading(line: str) -> bool:
    return not any(sign.isdigit() for sign in line)


def _price_of(number: int, line: str, today: date) -> MetalPrice:
    parts = line.split(";")
    if len(parts) != 3:
        raise MetalPriceWrong(_NO_LINE.filled(line=number), field="file")
    try:
        metal, cents = parse_metal(parts[0]), parse_price(parts[2])
    except MetalPriceWrong as error:
        raise MetalPriceWrong(_IN_LINE.filled(line=number, what=error.message), field="file") from None
    day = _parse_day(parts[1])
    if day is None or day > today:
        raise MetalPriceWrong(_NO_DAY.filled(line=number), field="file")
    return MetalPrice(metal=metal, day=day, cents_per_kilogram=cents)


def _parse_day(text: str) -> date | None:
    word = text[:_MOST_SHOWN].strip()
    dutch = _DUTCH_DAY.fullmatch(word)
    try:
        if dutch is not None:
            return date(int(dutch[3]), int(dutch[2]), int(dutch[1]))
        return date.fromisoformat(word) if _ISO_DAY.fullmatch(word) else None
    except ValueError:
        return None


_NO_PRICE = Text(
    nl="Vul de prijs in euro per gram fijn metaal in, zoals 84,30.",
    en="Give the price in euro a gram of fine metal, such as 84.30.",
)
_NO_METAL = Text(nl="Dit metaal is onbekend. Kies uit: {known}.", en="This metal is not known. Choose from: {known}.")
_NO_LINE = Text(
    nl="Regel {line}: schrijf metaal;datum;prijs, zoals goud;2026-11-24;84,30. Er is niets bewaard.",
    en="Line {line}: write metal;date;price, such as gold;2026-11-24;84.30. Nothing was kept.",
)
_IN_LINE = Text(nl="Regel {line}: {what} Er is niets bewaard.", en="Line {line}: {what} Nothing was kept.")
_NO_DAY = Text(
    nl="Regel {line}: schrijf een datum die niet in de toekomst ligt, zoals 2026-11-24. Er is niets bewaard.",
    en="Line {line}: write a date that is not in the future, such as 2026-11-24. Nothing was kept.",
)
_TOO_LONG = Text(
    nl="Dit bestand is te lang: hoogstens {most} regels. Er is niets bewaard.",
    en="This file is too long: {most} lines at most. Nothing was kept.",
)
_EMPTY = Text(
    nl="In dit bestand staat geen prijs. Er is niets bewaard.", en="This file holds no price. Nothing was kept."
)
