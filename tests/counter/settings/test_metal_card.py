"""The day's metal prices: typed or from a file, with their day, and what is old said under it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dealer_client.counter.language import use_language
from dealer_client.counter.settings.metal_card import MetalCard


@pytest.fixture
def card(alone):
    card = alone.show(MetalCard(alone.background))
    card.fields["gold"].go()
    return card


def test_a_price_and_the_shop_s_share_are_kept(alone, card):
    alone.type("61,25")
    alone.enter()
    alone.until(lambda: card.state.isVisible() and card.state.line.tone == "ok")
    assert alone.desk.metal.prices().newest["gold"].cents_per_kilogram == 6_125_000
    assert card.fields["gold"].text() == "61,25"
    card.share.fill("80")
    card.keep()
    alone.until(lambda: alone.desk.metal.offer_share == 8000)


def test_a_metal_without_a_price_says_so(card):
    assert card.fields["palladium"].words_below() == "nog geen prijs"


def test_what_is_no_price_is_refused_at_its_own_field_and_nothing_is_kept(alone, card):
    alone.type("61,25")
    card.fields["silver"].go()
    alone.type("veel")
    alone.enter()
    assert "zoals 84,30" in card.fields["silver"].words_below()
    assert alone.focus() is card.fields["silver"].edit
    assert card.fields["gold"].text() == "61,25"
    assert not alone.desk.metal.prices().newest


def test_an_old_price_asks_for_today_s_and_the_same_one_typed_again_is_of_today(alone, card):
    today = alone.desk.today()
    alone.desk.metal.set_price("gold", "61,25", today - timedelta(days=9))
    card.refresh()
    assert "typ die van vandaag" in card.fields["gold"].words_below()
    card.fields["gold"].edit.selectAll()
    alone.type("61,25")
    alone.enter()
    alone.until(lambda: alone.desk.metal.prices().newest["gold"].day == today)
    alone.until(lambda: "typ die" not in card.fields["gold"].words_below())


def test_prices_come_from_a_file(alone, card, tmp_path):
    file = tmp_path / "prijzen.csv"
    file.write_text("metaal;datum;prijs\ngoud;2026-01-05;84,30\nzilver;05-01-2026;0,98\n", encoding="utf-8")
    card.read_file(file)
    alone.until(lambda: card.state.isVisible() and card.state.line.tone == "ok")
    assert card.state.line.title == "2 prijzen uit prijzen.csv gelezen"
    assert card.fields["gold"].text() == "84,30"
    assert "05-01-2026" in card.fields["silver"].words_below()


def test_a_file_with_a_fault_names_its_line_and_keeps_nothing(alone, card, tmp_path):
    file = tmp_path / "prijzen.csv"
    file.write_text("goud;2026-01-05;84,30\ntin;2026-01-05;1,00\n", encoding="utf-8")
    card.read_file(file)
    alone.until(lambda: card.state.isVisible() and card.state.line.tone == "blocked")
    assert "Regel 2" in card.state.line.detail
    assert not alone.desk.metal.prices().newest
    use_language("en")
    alone.until(lambda: "Line 2" in card.state.line.detail)
