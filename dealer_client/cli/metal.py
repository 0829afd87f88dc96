"""`dealer-client metal-prices`: the day's prices of precious metal."""

from __future__ import annotations

from decimal import Decimal

from dealer_client.goods.metal_prices import METAL_NAMES, MetalPrice, parse_metal
from dealer_client.register.wording import Text

from .context import Context

_MOST_BYTES = 1024 * 1024


def metal_prices(context: Context) -> int:
    """`metal-prices show | set METAL PRICE | import FILE`. Raises DealerError; then nothing was kept."""
    arguments = context.arguments
    with context.counter() as counter:
        metal = counter.desk.metal
        if arguments.action == "set":
            metal.set_price(parse_metal(arguments.metal), arguments.price)
        elif arguments.action == "import":
            metal.import_prices(context.read_text(arguments.file, _MOST_BYTES))
        prices = metal.prices().newest
    if not prices:
        context.say(Text(nl="Er is nog geen metaalprijs bekend.", en="No metal price is known yet."))
    for price in prices.values():
        context.say(_line(price))
    return 0


def _line(price: MetalPrice) -> Text:
    euro = Decimal(price.cents_per_kilogram) / 100_000
    text = f"{euro:.5f}".rstrip("0")
    text += "0" * max(0, 2 - len(text.partition(".")[2]))
    day = f"{price.day:%d-%m-%Y}"
    return Text(
        nl=f"{METAL_NAMES[price.metal].nl}: € {text.replace('.', ',')} per gram, {day}",
        en=f"{METAL_NAMES[price.metal].en}: €{text} a gram, {day}",
    )
