"""The counter's metal prices, and the share of a metal's value that the shop offers, among the book's settings."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from dealer_client.goods.metal_prices import METAL_NAMES, MetalPrice, MetalPrices
from dealer_client.register.canonical import Json

from .settings import read_setting, write_setting

_PRICES, _SHARE = "metal_prices", "metal_offer_share"
_USUAL_SHARE = 8500


def read_metal_prices(connection: Connection) -> MetalPrices:
    """The newest price of each metal that has one."""
    kept = read_setting(connection, _PRICES)
    if not isinstance(kept, dict):
        return MetalPrices()
    prices = (_price(metal, kept[metal]) for metal in METAL_NAMES if metal in kept)
    return MetalPrices().with_prices(*(price for price in prices if price is not None))


def write_metal_prices(connection: Connection, prices: MetalPrices) -> None:
    """Keeps them in place of what was there."""
    write_setting(
        connection,
        _PRICES,
        {
            price.metal: {"day": price.day.isoformat(), "cents_per_kilogram": price.cents_per_kilogram}
            for price in prices.newest.values()
        },
    )


def read_offer_share(connection: Connection) -> int:
    """The share in hundredths of a per cent; 85 % where nobody said otherwise."""
    kept = read_setting(connection, _SHARE)
    return kept if isinstance(kept, int) and 0 <= kept <= 10_000 else _USUAL_SHARE


def write_offer_share(connection: Connection, basis_points: int) -> None:
    """Keeps the share, in hundredths of a per cent."""
    write_setting(connection, _SHARE, basis_points)


def _price(metal: str, kept: Json) -> MetalPrice | None:
    if not isinstance(kept, dict):
        return None
    day, cents = kept.get("day"), kept.get("cents_per_kilogram")
    if not isinstance(day, str) or not isinstance(cents, int):
        return None
    return MetalPrice(metal=metal, day=date.fromisoformat(day), cents_per_kilogram=cents)
