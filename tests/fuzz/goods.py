"""The parsers of `goods`: each kind of identifier, plates, fineness, metal prices, categories, and a whole draft."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dealer_client.goods.categories import category_key, category_of, load_categories
from dealer_client.goods.findings import item_findings
from dealer_client.goods.identifiers import (
    IDENTIFIER_NAMES,
    fold_lookalikes,
    format_for_display,
    identifier_doubt,
    identifier_problem,
    normalise,
    plausible_kinds,
)
from dealer_client.goods.metal import fineness_is_usual, fineness_problem, fineness_tenths, tidy_fineness
from dealer_client.goods.metal_prices import (
    MetalPrice,
    MetalPrices,
    MetalPriceWrong,
    parse_metal,
    parse_metal_prices,
    parse_price,
)
from dealer_client.goods.plates import PLATE_FORMS, is_plate_of
from dealer_client.goods.rules import goods_tests
from dealer_client.register.draft import Draft, DraftItem, Identifier
from dealer_client.register.limits import is_too_long_to_judge
from dealer_client.register.rules import draft_findings
from tests.register.drafts import dutch_pack, facts

from .campaign import Parser

_TODAY = date(2026, 11, 24)
_GOOD = {
    "imei": ["490154203237518", "49 015420 323751 8", "4901542032375199", "35-209900-176148-1"],
    "vin": ["1M8GDM9AXKP042788", "WVWZZZ1JZXW000001", "wvw zzz 1jz xw 000001"],
    "frame": ["WTU123456789", "GZ-0O1I-5S8B"],
    "serial": ["C02XL0ZZJGH5", "s/n: 12.34-56"],
    "reference": ["126610LN", "5711/1A-010"],
    "engraving": ["Voor altijd, J & M 12-05-1998", "♥ A.B."],
    "plate": ["XX-999-X", "12-AB-34", "AB-123-CD", "1234 AB 75"],
    "coin": ["NGC 4852139-001", "PCGS 12345678"],
}
_CSV = "metaal;datum;prijs\ngoud;2026-11-23;84,30\nzilver;24-11-2026;1.03455\nplatina;2026-11-24;31\n"
_CATEGORIES = load_categories()
_PRICES = MetalPrices().with_prices(MetalPrice(metal="gold", day=_TODAY, cents_per_kilogram=8_430_000))
_TESTS = goods_tests(_CATEGORIES, _PRICES)
_PACK, _FACTS = dutch_pack(), facts()


def _identifier(kind: str) -> Callable[[str], object]:
    def parse(text: str) -> object:
        fold_lookalikes(normalise(kind, text))
        format_for_display(kind, text[:400])
        return identifier_problem(kind, text), identifier_doubt(kind, text), plausible_kinds(text)

    return parse


def _fineness(text: str) -> object:
    tidy = tidy_fineness(text[:120])
    return fineness_problem(tidy), fineness_is_usual(tidy), fineness_tenths(tidy), fineness_tenths(text)


def _everywhere(text: str) -> None:
    """A draft with the text in each field of an item, judged by all that knows goods."""
    item = DraftItem(
        category=text,
        description=text,
        brand=text,
        model=text,
        colour=text,
        fineness=text,
        weight_mg=1000,
        price_cents=1,
        identifiers=(Identifier(kind=text, value=text), Identifier(kind="plate", value=text)),
    )
    known = DraftItem(category="jewellery", description=text, fineness=text, weight_mg=1000, price_cents=1)
    draft = Draft(items=(item, known))
    # As `desk.judging` does it.
    if not is_too_long_to_judge(draft_findings(draft, _FACTS, _PACK, _TESTS)):
        item_findings(draft, _CATEGORIES)


PARSERS = [
    *(Parser(name=kind, parse=_identifier(kind), good=_GOOD[kind]) for kind in IDENTIFIER_NAMES),
    Parser(
        name="plates",
        parse=lambda text: [is_plate_of(country, text) for country in PLATE_FORMS],
        good=_GOOD["plate"],
    ),
    Parser(name="fineness", parse=_fineness, good=["585", "999,9", "14 kt", "18 karaat", "925.0"]),
    Parser(name="metal_price", parse=parse_price, errors=(MetalPriceWrong,), good=["84,30", "€ 84.3", "1,03455"]),
    Parser(name="metal", parse=parse_metal, errors=(MetalPriceWrong,), good=["goud", "Silver", " platina "]),
    Parser(
        name="metal_price_file",
        parse=lambda text: parse_metal_prices(text, today=_TODAY),
        errors=(MetalPriceWrong,),
        good=[_CSV, _CSV.partition("\n")[2], "gold;2026-11-24;84.30"],
    ),
    Parser(
        name="categories",
        parse=lambda text: category_of(category_key(text[:120], _CATEGORIES), _CATEGORIES),
        good=["gouden sieraad", "phone", "Laptop of tablet", "e-bike"],
    ),
    Parser(name="item_findings", parse=_everywhere, good=[*_GOOD["imei"], "gouden ring 585", "585", "phone"]),
]
