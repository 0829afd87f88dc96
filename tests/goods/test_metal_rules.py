"""A price that lies far from what the metal is worth, by the bounds of a pack."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dealer_client.goods.categories import load_categories
from dealer_client.goods.metal_prices import MetalPrice, MetalPrices
from dealer_client.goods.rules import goods_tests
from dealer_client.register.draft import Draft, EntryKind
from dealer_client.register.findings import Finding, Level
from dealer_client.register.rules import draft_findings
from tests.register.drafts import TODAY, dutch_pack, facts, with_item

PACK = dutch_pack()
# Ten grams of 585 at € 100 a gram: € 585.00.
RING = with_item(category="jewellery", description="ring", fineness="585", weight_mg=10_000, identifiers=())
CODES = {"METAL-PRICE-FAR", "METAL-PRICE-OLD"}


def said(draft: Draft, day: date = TODAY, cents_per_kilogram: int = 10_000_000) -> list[Finding]:
    prices = MetalPrices().with_prices(MetalPrice(metal="gold", day=day, cents_per_kilogram=cents_per_kilogram))
    findings = draft_findings(draft, facts(), PACK, goods_tests(load_categories(), prices))
    return [finding for finding in findings if finding.code in CODES]


def priced(cents: int | None) -> Draft:
    return replace(RING, items=(replace(RING.items[0], price_cents=cents),))


@pytest.mark.parametrize(
    ("cents", "far"), [(23_399, True), (23_400, False), (58_500, False), (64_350, False), (64_351, True), (None, False)]
)
def test_a_price_outside_the_bounds_needs_a_reason(cents: int | None, far: bool) -> None:
    expected = [("METAL-PRICE-FAR", Level.WARN, "items[0].price_cents")] if far else []
    assert [(finding.code, finding.level, finding.field) for finding in said(priced(cents))] == expected


def test_the_words_say_the_price_its_share_the_value_and_the_day() -> None:
    (finding,) = said(priced(10_000))
    for words in ("€ 100,00", "17 %", "€ 585,00", "goud", "24-11-2026"):
        assert words in finding.text.nl
    for words in ("€100.00", "17 %", "€585.00", "gold"):
        assert words in finding.text.en


@pytest.mark.parametrize(("days", "codes"), [(3, ["METAL-PRICE-FAR"]), (4, ["METAL-PRICE-OLD"])])
def test_a_stale_price_judges_nothing_and_says_that_it_is_stale(days: int, codes: list[str]) -> None:
    assert [finding.code for finding in said(priced(1), TODAY - timedelta(days=days))] == codes


def test_goods_without_a_value_in_metal_are_left_alone() -> None:
    assert said(with_item(price_cents=1)) == []
    assert said(replace(priced(1), kind=EntryKind.GIFT)) == []
    (old,) = said(replace(priced(1), kind=EntryKind.GIFT), TODAY - timedelta(days=9))
    assert old.level is Level.HINT
