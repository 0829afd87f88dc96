"""The day's price of metal: how it may be typed, what a file of them holds, and what an item is then worth."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.goods.metal_prices import (
    MetalPrice,
    MetalPrices,
    MetalPriceWrong,
    metal_of,
    parse_metal,
    parse_metal_prices,
    parse_price,
)
from dealer_client.register.draft import DraftItem

TODAY = date(2026, 11, 24)
GOLD = MetalPrice(metal="gold", day=TODAY, cents_per_kilogram=8_430_000)


def ring(**values: object) -> DraftItem:
    return DraftItem(**{"description": "ring", "fineness": "585", "weight_mg": 10_000, **values})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "cents_per_kilogram"),
    [
        ("84,30", 8_430_000),
        ("84.30", 8_430_000),
        (" € 84,3 ", 8_430_000),
        ("84", 8_400_000),
        ("1,03455", 103_455),
        ("0,00001", 1),
        ("999999,99999", 99_999_999_999),
    ],
)
def test_a_price_is_typed_in_euro_a_gram_with_a_comma_or_a_point(typed: str, cents_per_kilogram: int) -> None:
    assert parse_price(typed) == cents_per_kilogram


@pytest.mark.parametrize(
    "typed", ["", "0", "0,00", "-1", "1.234,50", "84,123456", "goud", "1e3", "١", "8" * 7, "84,30 per gram"]
)
def test_what_is_no_price_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(MetalPriceWrong) as refusal:
        parse_price(typed)
    assert "84,30" in refusal.value.message.nl
    assert refusal.value.field == "price"


@given(st.integers(1, 10**11 - 1))
def test_any_price_reads_back_as_it_was_written(cents: int) -> None:
    assert parse_price(f"{cents // 100_000},{cents % 100_000:05d}") == cents


def test_a_file_holds_a_price_a_line_with_headings_or_without() -> None:
    text = "metaal;datum;prijs\ngoud;2026-11-23;84,30\n\nsilver;24-11-2026;1.03\r\n"
    read = parse_metal_prices(text, today=TODAY)
    assert read == (
        MetalPrice(metal="gold", day=date(2026, 11, 23), cents_per_kilogram=8_430_000),
        MetalPrice(metal="silver", day=TODAY, cents_per_kilogram=103_000),
    )
    assert parse_metal_prices("\ufeff" + text.partition("\n")[2], today=TODAY) == read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("goud;2026-11-24;84,30\ngoud,2026-11-24,84.30\n", "Regel 2"),
        ("goud;2026-11-25;84,30", "toekomst"),
        ("goud;31-02-2026;84,30", "Regel 1"),
        ("goud;20261124;84,30", "Regel 1"),
        ("koper1;2026-11-24;84,30", "Kies uit: goud, zilver"),
        ("goud;2026-11-24;veel1", "Regel 1: Vul de prijs"),
        ("", "geen prijs"),
        ("metaal;datum;prijs", "geen prijs"),
        ("goud;2026-11-24;84,30\n" * 2001, "te lang"),
    ],
)
def test_a_file_with_one_thing_wrong_is_refused_whole_with_the_line(text: str, words: str) -> None:
    with pytest.raises(MetalPriceWrong) as refusal:
        parse_metal_prices(text, today=TODAY)
    assert words in refusal.value.message.nl
    assert "Nothing was kept" in refusal.value.message.en


def test_a_metal_goes_by_its_name_in_either_language() -> None:
    assert [parse_metal(word) for word in ("Goud", "gold", " platina ", "SILVER")] == [
        "gold",
        "gold",
        "platinum",
        "silver",
    ]
    with pytest.raises(MetalPriceWrong):
        parse_metal("koper")


@pytest.mark.parametrize(
    ("description", "fineness", "metal"),
    [
        ("ring", "585", "gold"),
        ("ring", "925", "silver"),
        ("ring", "950", None),
        ("platina ring", "950", "platinum"),
        ("gouden armband", "900", "gold"),
        ("witgouden ring met platina zetting", "950", "platinum"),
        ("zilveren lepel", "833", "silver"),
        ("verguld zilver", "925", None),
        ("gold plated", "750", None),
        ("gouden ring", "", None),
    ],
)
def test_the_metal_is_what_the_words_say_else_what_the_mark_tells(
    description: str, fineness: str, metal: str | None
) -> None:
    assert metal_of(ring(description=description, fineness=fineness)) == metal


def test_an_item_is_worth_its_weight_times_its_fineness_times_the_price() -> None:
    value = MetalPrices().with_prices(GOLD).value_of(ring())
    assert value is not None
    # 10 g of 585 at € 84.30 a gram.
    assert (value.cents, value.price) == (49_315, GOLD)


@pytest.mark.parametrize(
    "lacking", [{"weight_mg": None}, {"weight_mg": 0}, {"fineness": ""}, {"fineness": "925"}, {"fineness": "0.0"}]
)
def test_what_cannot_be_known_has_no_value(lacking: dict[str, object]) -> None:
    assert MetalPrices().with_prices(GOLD).value_of(ring(**lacking)) is None
    assert MetalPrices().value_of(ring()) is None


def test_the_newest_price_of_a_metal_stays() -> None:
    older = MetalPrice(metal="gold", day=date(2026, 11, 23), cents_per_kilogram=1)
    corrected = MetalPrice(metal="gold", day=TODAY, cents_per_kilogram=2)
    assert MetalPrices().with_prices(GOLD, older).newest["gold"] == GOLD
    assert MetalPrices().with_prices(older, GOLD, corrected).newest["gold"] == corrected
