"""Metal prices at the desk: kept with the book, used by the check, and turned into an offer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dealer_client.app import OpenCounter
from dealer_client.desk import Desk, NotAllowed
from dealer_client.goods.metal_prices import MetalPriceWrong
from dealer_client.register.draft import DraftItem
from dealer_client.register.staff import Role
from tests.counter.till import open_shop
from tests.journeys.busy_counter import purchase

RING = DraftItem(category="jewellery", description="ring", fineness="585", weight_mg=10_000, price_cents=1000)


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[OpenCounter]:
    opened = open_shop(tmp_path)
    yield opened
    opened.close()


def test_a_price_that_was_typed_gives_a_value_and_an_offer(counter: OpenCounter) -> None:
    metal = counter.desk.metal
    assert metal.value(RING) is None
    assert metal.offer(RING) is None
    metal.set_price("gold", "100,00")
    value = metal.value(RING)
    assert value is not None
    assert (value.cents, value.price.day) == (58_500, counter.desk.today())
    assert metal.offer(RING) == 49_725
    metal.set_offer_share(9000)
    assert metal.offer(RING) == 52_650


def test_the_check_warns_of_a_price_far_from_the_value_at_once(counter: OpenCounter) -> None:
    draft = replace(purchase(1, counter.desk.today()), items=(RING,))
    assert "METAL-PRICE-FAR" not in {finding.code for finding in counter.desk.check(draft)}
    counter.desk.metal.set_price("gold", "100")
    assert "METAL-PRICE-FAR" in {finding.code for finding in counter.desk.check(draft)}


def test_prices_and_the_share_are_there_when_the_book_opens_again(counter: OpenCounter) -> None:
    day = counter.desk.today().isoformat()
    counter.desk.metal.import_prices(f"goud;{day};84,30\nzilver;{day};1,03")
    counter.desk.metal.set_offer_share(7000)
    at_work = counter.desk.at_work
    again = Desk(
        store=at_work.store,
        shop=at_work.shop,
        staff=at_work.staff,
        counter_key=at_work.key,
        rules=at_work.rules,
        categories=at_work.categories,
        stolen_checks=at_work.stolen_checks,
        register_key="",
        on_recorded=lambda: None,
    )
    assert again.metal.prices() == counter.desk.metal.prices()
    assert set(again.metal.prices().newest) == {"gold", "silver"}
    assert again.metal.offer_share == 7000


def test_a_file_with_one_wrong_line_changes_no_price(counter: OpenCounter) -> None:
    counter.desk.metal.set_price("gold", "100")
    known = counter.desk.metal.prices()
    with pytest.raises(MetalPriceWrong):
        counter.desk.metal.import_prices("goud;2026-11-01;84,30\nzilver;2026-11-01;?9")
    assert counter.desk.metal.prices() == known


def test_an_inspector_changes_no_price(counter: OpenCounter) -> None:
    at_work = counter.desk.at_work
    at_work.staff = replace(at_work.staff, role=Role.INSPECTOR)
    with pytest.raises(NotAllowed):
        counter.desk.metal.set_price("gold", "100")
    with pytest.raises(NotAllowed):
        counter.desk.metal.set_offer_share(1)
    assert not counter.desk.metal.prices().newest
