"""What is in stock: each item in the state that it is in today, found by state, by word and by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from dealer_client.app import OpenCounter, open_counter
from dealer_client.central.stolen_checks import StolenChecks
from dealer_client.desk import Desk, NotAllowed
from dealer_client.desk.errors import ItemNotInStock, TextNotAccepted
from dealer_client.register.draft import Identifier
from dealer_client.register.item_life import IN_STOCK, ItemState
from dealer_client.register.numbering import NumberError
from dealer_client.register.staff import Role, Staff
from dealer_client.register.stolen_check import MatchLevel, StolenCheck
from dealer_client.store.errors import EntryMissing
from tests.custody.profiles import a_profile

from .shop_day import a_sale, bought, days_later


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[OpenCounter]:
    a_profile(tmp_path / "home")
    opened = open_counter(tmp_path / "home", sync_in_background=False)
    yield opened
    opened.close()


@pytest.fixture
def desk(counter: OpenCounter) -> Desk:
    return counter.desk


def numbers(desk: Desk, *states: ItemState, text: str = "") -> list[str]:
    found = [line.number for line in desk.stock.lines(text, set(states))]
    assert desk.stock.count(text, set(states)) == len(found)
    return found


def test_each_item_is_in_the_list_of_its_state_and_in_no_other(desk: Desk) -> None:
    sold, held, reserved, free = (bought(desk, number) for number in range(1, 5))
    days_later(desk, 6)
    in_hold = "A-000005/1"
    desk.disposing.record(a_sale(desk, sold))
    desk.stock.place_police_hold(held, "PL-1", "Gevorderd")
    desk.stock.reserve(reserved)
    assert numbers(desk, ItemState.GONE) == [sold]
    assert numbers(desk, ItemState.POLICE_HOLD) == [held]
    assert numbers(desk, ItemState.RESERVED) == [reserved]
    assert numbers(desk, ItemState.FREE) == [free]
    assert numbers(desk, ItemState.IN_HOLD) == []
    assert numbers(desk, *IN_STOCK) == [free, reserved, held]
    assert numbers(desk, ItemState.GONE, ItemState.FREE) == [free, sold]
    assert numbers(desk, *IN_STOCK, ItemState.GONE) == numbers(desk) == [free, reserved, held, sold]
    assert in_hold not in numbers(desk)


def test_words_and_states_are_asked_together(desk: Desk) -> None:
    first, second = bought(desk, 1), bought(desk, 2)
    assert numbers(desk, ItemState.IN_HOLD, text="boormachine") == [second, first]
    assert numbers(desk, ItemState.IN_HOLD, text="JOURNEY0000001") == [first]
    assert numbers(desk, ItemState.FREE, text="boormachine") == []


def test_a_sale_is_not_in_stock_though_it_names_the_goods(desk: Desk) -> None:
    item = bought(desk)
    days_later(desk, 6)
    desk.disposing.record(a_sale(desk, item))
    assert numbers(desk, text="boormachine") == [item]


def test_a_line_says_all_that_a_clerk_asks_of_an_item(desk: Desk) -> None:
    item = bought(desk)
    line = desk.stock.item(item.lower())
    assert (line.number, line.kind, line.category, line.brand) == (item, "purchase", "tools", "Merk")
    assert (line.price_cents, line.seller) == (2500, "Persoon 1 Voorbeeld")
    assert line.free_on > line.hold_until > line.acquired_on == desk.today()
    assert "Gemeenteregels" in line.hold_source
    assert [identifier.value for identifier in line.identifiers] == ["JOURNEY0000001"]
    assert (line.state, line.police_holds, line.left_by, line.matched) == (ItemState.IN_HOLD, (), "", False)
    for word in ("Voorbeeld", "boormachine"):
        assert word not in repr(line)


def test_the_day_on_which_items_become_free_is_asked_from_and_to(desk: Desk) -> None:
    first, second, held = bought(desk, 1), bought(desk, 2), bought(desk, 3)
    free_on = desk.stock.item(first).free_on
    desk.stock.place_police_hold(held, "PL-1", "Gevorderd")
    assert [line.number for line in desk.stock.becoming_free(desk.today(), free_on)] == [first, second]
    assert [line.number for line in desk.stock.becoming_free(free_on, free_on)] == [first, second]
    assert desk.stock.becoming_free(desk.today(), desk.stock.item(first).hold_until) == []
    days_later(desk, 6)
    desk.disposing.record(a_sale(desk, first))
    assert [line.number for line in desk.stock.becoming_free(free_on, free_on)] == [second]


def test_pages_follow_one_another_without_a_gap(desk: Desk) -> None:
    items = [bought(desk, number) for number in range(1, 6)]
    pages = [desk.stock.lines(limit=2, offset=offset) for offset in (0, 2, 4)]
    assert [line.number for page in pages for line in page] == items[::-1]


def test_an_item_in_hold_can_be_reserved_and_is_free_for_nobody_else_after_it(desk: Desk) -> None:
    item = bought(desk)
    desk.stock.reserve(item)
    desk.stock.reserve(item)
    assert (desk.stock.item(item).state, desk.stock.item(item).reserved) == (ItemState.IN_HOLD, True)
    days_later(desk, 6)
    assert desk.stock.item(item).state is ItemState.RESERVED
    desk.stock.cancel_reservation(item)
    assert desk.stock.item(item).state is ItemState.FREE


def test_a_sold_item_is_reserved_for_nobody(desk: Desk) -> None:
    item = bought(desk)
    desk.stock.reserve(item)
    days_later(desk, 6)
    desk.disposing.record(a_sale(desk, item))
    assert not desk.stock.item(item).reserved
    for refused in (
        lambda: desk.stock.reserve(item),
        lambda: desk.stock.place_police_hold(item, "PL-1", "Gevorderd"),
    ):
        with pytest.raises(ItemNotInStock):
            refused()


def test_a_police_hold_says_who_placed_it_when_and_why_and_who_released_it(desk: Desk, counter: OpenCounter) -> None:
    item = bought(desk)
    desk.stock.place_police_hold(item, " PL-1 ", " Gevorderd ")
    (hold,) = desk.stock.item(item).police_holds
    assert (hold.reference, hold.reason, hold.placed_by) == ("PL-1", "Gevorderd", desk.at_work.staff.id)
    assert hold.holds
    assert "Gevorderd" not in repr(hold)
    desk.stock.release_police_hold(item, "Vrijgegeven")
    assert desk.stock.item(item).police_holds == ()
    with counter.store.reading() as connection:
        kept = connection.exec_driver_sql("SELECT released_by, release_reason FROM police_hold").one()
    assert tuple(kept) == (desk.at_work.staff.id, "Vrijgegeven")
    with pytest.raises(ItemNotInStock):
        desk.stock.release_police_hold(item, "Nog eens")


def test_releasing_releases_every_hold_on_the_item(desk: Desk) -> None:
    item = bought(desk)
    desk.stock.place_police_hold(item, "PL-1", "Gevorderd")
    desk.stock.place_police_hold(item, "PL-2", "Nog een zaak")
    assert len(desk.stock.item(item).police_holds) == 2
    desk.stock.release_police_hold(item, "Vrijgegeven")
    assert desk.stock.item(item).state is ItemState.IN_HOLD


@pytest.mark.parametrize(
    ("reference", "reason", "field"),
    [
        ("", "Gevorderd", "reference"),
        ("PL-1", "  ", "reason"),
        ("PL-1", "bsn 111222333", "reason"),
        ("PL\x00", "Gevorderd", "reference"),
        ("PL-1", "x" * 2001, "reason"),
    ],
)
def test_a_police_hold_needs_a_reference_and_a_reason(desk: Desk, reference: str, reason: str, field: str) -> None:
    item = bought(desk)
    with pytest.raises(TextNotAccepted) as refused:
        desk.stock.place_police_hold(item, reference, reason)
    assert refused.value.field == field
    assert desk.stock.item(item).police_holds == ()


def test_a_release_needs_a_reason(desk: Desk) -> None:
    item = bought(desk)
    desk.stock.place_police_hold(item, "PL-1", "Gevorderd")
    with pytest.raises(TextNotAccepted):
        desk.stock.release_police_hold(item, " ")
    assert desk.stock.item(item).state is ItemState.POLICE_HOLD


def test_an_inspector_changes_nothing_in_stock(desk: Desk) -> None:
    item = bought(desk)
    desk.at_work.staff = Staff(id="i", name="Inspecteur", role=Role.INSPECTOR)
    for refused in (
        lambda: desk.stock.reserve(item),
        lambda: desk.stock.cancel_reservation(item),
        lambda: desk.stock.place_police_hold(item, "PL-1", "x"),
        lambda: desk.stock.release_police_hold(item, "x"),
    ):
        with pytest.raises(NotAllowed):
            refused()


class OneIsStolen(StolenChecks):
    """A central register that knows of one stolen thing, or of one that looks like it."""

    def __init__(self, level: MatchLevel) -> None:
        super().__init__(None)
        self.level = level

    def known(self, identifier: Identifier) -> StolenCheck | None:
        return StolenCheck(
            kind=identifier.kind,
            value=identifier.value,
            level=self.level,
            asked="register",
            checked_at=datetime(2026, 11, 24, 12, tzinfo=UTC),
            reference="SH-77",
            goods="boormachine",
            contact="0900-8844",
        )


def test_what_is_bought_though_registered_stolen_is_held_for_the_police_at_once(desk: Desk) -> None:
    desk.at_work.stolen_checks = OneIsStolen(MatchLevel.EXACT)
    (hold,) = desk.stock.item(bought(desk)).police_holds
    assert (hold.reference, hold.placed_by) == ("SH-77", "")


@pytest.mark.parametrize("level", [MatchLevel.NEAR, MatchLevel.POSSIBLE, MatchLevel.CLEAR])
def test_what_only_looks_stolen_is_not_held_by_itself(desk: Desk, level: MatchLevel) -> None:
    desk.at_work.stolen_checks = OneIsStolen(level)
    assert desk.stock.item(bought(desk)).police_holds == ()


@pytest.mark.parametrize("done", ["DELETE FROM police_hold", "UPDATE police_hold SET reason = 'x', released_at = '1'"])
def test_the_store_keeps_a_police_hold_as_it_was_placed(desk: Desk, counter: OpenCounter, done: str) -> None:
    desk.stock.place_police_hold(bought(desk), "PL-1", "Gevorderd")
    with pytest.raises(IntegrityError), counter.store.writing() as connection:
        connection.exec_driver_sql(done)


def test_an_item_that_is_not_in_the_book_is_named(desk: Desk) -> None:
    with pytest.raises(EntryMissing, match="A-000009/1"):
        desk.stock.item("a-000009/1")
    with pytest.raises(NumberError):
        desk.stock.item("A-000009")
