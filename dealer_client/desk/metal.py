"""What precious metal is worth: the day's prices as this counter knows them, and what to offer."""

from __future__ import annotations

from datetime import date

from dealer_client.goods.metal_prices import MetalPrice, MetalPrices, MetalValue, parse_metal_prices, parse_price
from dealer_client.goods.metal_value import offer_cents
from dealer_client.register.draft import DraftItem
from dealer_client.store.metal_prices import read_metal_prices, read_offer_share, write_metal_prices, write_offer_share

from .at_work import AtWork


class Metal:
    """Metal prices of one counter. They are kept in the book's settings; `desk.check` uses them from memory."""

    def __init__(self, at_work: AtWork) -> None:
        self._at_work = at_work
        with at_work.store.reading() as connection:
            at_work.metal_prices = read_metal_prices(connection)
            self._share = read_offer_share(connection)

    def prices(self) -> MetalPrices:
        """The newest price of each metal that has one."""
        return self._at_work.metal_prices

    def set_price(self, metal: str, text: str, day: date | None = None) -> MetalPrice:
        """Keeps a price in euro a gram as it was typed, of today where no day is named. Raises MetalPriceWrong."""
        price = MetalPrice(metal=metal, day=day or self._at_work.today(), cents_per_kilogram=parse_price(text))
        self._keep(price)
        return price

    def import_prices(self, text: str) -> tuple[MetalPrice, ...]:
        """Keeps the prices of a CSV file, all of them or none; see `parse_metal_prices`. Raises MetalPriceWrong."""
        prices = parse_metal_prices(text, today=self._at_work.today())
        self._keep(*prices)
        return prices

    def value(self, item: DraftItem) -> MetalValue | None:
        """What the metal of an item is worth; None without weight, fineness or a price of its metal. Memory only."""
        return self._at_work.metal_prices.value_of(item)

    def offer(self, item: DraftItem) -> int | None:
        """What the shop offers for an item by its metal, in cents: its own share of the value. Memory only."""
        value = self.value(item)
        return None if value is None else offer_cents(value.cents, self._share)

    @property
    def offer_share(self) -> int:
        """The share of the metal's value that the shop offers, in hundredths of a per cent."""
        return self._share

    def set_offer_share(self, basis_points: int) -> None:
        """Changes that share. Raises ValueError outside 0 to 10,000."""
        offer_cents(0, basis_points)
        self._at_work.refuse_inspector()
        with self._at_work.store.writing() as connection:
            write_offer_share(connection, basis_points)
        self._share = basis_points

    def _keep(self, *prices: MetalPrice) -> None:
        self._at_work.refuse_inspector()
        known = self._at_work.metal_prices.with_prices(*prices)
        with self._at_work.store.writing() as connection:
            write_metal_prices(connection, known)
        self._at_work.metal_prices = known
