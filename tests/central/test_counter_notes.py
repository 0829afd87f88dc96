"""What is done beside the entries at one counter of a dealer holds at his other ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from dealer_client.app import load_rule_pack
from dealer_client.central import wire
from dealer_client.central.errors import Refused
from dealer_client.central.stolen_checks import StolenChecks
from dealer_client.desk import Desk
from dealer_client.goods.categories import load_categories
from dealer_client.register.draft import Address
from dealer_client.register.item_life import ItemState
from dealer_client.register.known_seller import Attention, KnownSeller
from dealer_client.register.staff import Role
from dealer_client.store import schema
from dealer_client.store.staff import add_staff
from tests.practice.practising_counter import more_codes, new_dealer
from tests.practice.running_register import RunningRegister
from tests.store.books import BICYCLE, a_draft

from .counters import ACounter


class AShop(ACounter):
    """A counter with somebody at its desk, named after it."""

    def __init__(self, folder: Path, url: str, code: str, series: str) -> None:
        super().__init__(folder, url, code, series)
        with self.store.writing() as connection:
            staff = add_staff(connection, f"Kees van {series}", Role.OWNER)
        self.desk = Desk(
            store=self.store,
            shop=self.shop,
            staff=staff,
            counter_key=self.key,
            rules=load_rule_pack(replace(self.shop, address=Address(country="NL"))),
            categories=load_categories(),
            stolen_checks=StolenChecks(None),
            register_key=self.enrolment.register_key,
            on_recorded=lambda: None,
        )

    def seller(self) -> KnownSeller:
        return self.desk.sellers.find("", 1)[0]

    def flags(self) -> list[Attention]:
        return self.desk.sellers.attention(self.seller())

    def state(self, item: str) -> ItemState:
        return self.desk.stock.item(item).state


Open = Callable[..., AShop]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningRegister]:
    with RunningRegister(tmp_path_factory.mktemp("register")) as register:
        yield register


@pytest.fixture
def shop(tmp_path: Path, running: RunningRegister) -> Iterator[Open]:
    opened: list[AShop] = []
    codes: list[str] = more_codes(running.database, new_dealer(running.database))

    def make(code: str = "") -> AShop:
        opened.append(AShop(tmp_path, running.url, code or codes.pop(), "ABCDEF"[len(opened)]))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


@pytest.fixture
def two(shop: Open) -> tuple[AShop, AShop]:
    """Two counters that both have the one purchase that the first one recorded."""
    one, other = shop(), shop()
    one.record(a_draft(BICYCLE))
    one.sync()
    other.sync()
    return one, other


def test_a_flag_on_a_seller_stands_at_every_counter_until_one_of_them_lifts_it(two: tuple[AShop, AShop]) -> None:
    one, other = two
    one.desk.sellers.set_attention(one.seller(), "twee fietsen in een week")
    one.sync()
    other.sync()

    told = other.flags()
    assert [(flag.set_by, flag.reason, flag.is_lifted) for flag in told] == [
        ("Kees van A", "twee fietsen in een week", False)
    ]
    assert told[0].set_at == one.flags()[0].set_at

    other.desk.sellers.lift_attention(other.seller(), "bon gezien")
    other.sync()
    one.sync()

    assert [(flag.lifted_by, flag.lift_reason) for flag in one.flags()] == [("Kees van B", "bon gezien")]


def test_what_a_counter_told_itself_comes_back_to_it_and_changes_nothing(two: tuple[AShop, AShop]) -> None:
    one, _ = two
    one.desk.sellers.set_attention(one.seller(), "let op")
    one.sync()
    one.sync()

    assert len(one.flags()) == 1


def test_an_item_held_for_the_police_at_one_counter_is_held_at_the_other(two: tuple[AShop, AShop]) -> None:
    one, other = two
    one.desk.stock.place_police_hold("A-000001/1", "PL0900-1", "bevel van de politie")
    one.sync()
    other.sync()
    assert other.state("A-000001/1") is ItemState.POLICE_HOLD

    other.desk.stock.release_police_hold("A-000001/1", "vrijgegeven door agent 12")
    other.sync()
    one.sync()
    assert one.state("A-000001/1") is not ItemState.POLICE_HOLD


def test_a_reservation_holds_at_every_counter_and_ends_there_too(two: tuple[AShop, AShop]) -> None:
    one, other = two
    one.desk.stock.reserve("A-000001/1")
    one.sync()
    other.sync()
    assert other.desk.stock.item("A-000001/1").reserved

    other.desk.stock.cancel_reservation("A-000001/1")
    other.sync()
    one.sync()
    assert not one.desk.stock.item("A-000001/1").reserved


def test_a_note_that_comes_before_its_entry_waits_for_it(shop: Open) -> None:
    one, other = shop(), shop()
    one.record(a_draft(BICYCLE))
    one.desk.sellers.set_attention(one.seller(), "let op")
    one.desk.stock.place_police_hold("A-000001/1", "PL0900-1", "bevel")
    one.sync()

    told = other.client.feed(0, 0)
    other.exchange.took_feed(told)
    assert other.size("A") == 0
    other.exchange.took_book(other.client.book("A", 0))

    assert [flag.reason for flag in other.flags()] == ["let op"]
    assert other.state("A-000001/1") is ItemState.POLICE_HOLD


def test_its_words_are_kept_nowhere_but_where_they_belong_once_it_was_told_and_taken(two: tuple[AShop, AShop]) -> None:
    one, other = two
    one.desk.sellers.set_attention(one.seller(), "twee fietsen")
    one.sync()
    other.sync()

    for each in two:
        with each.store.reading() as connection:
            kept = connection.execute(select(schema.notice.c.content)).scalars().all()
            kept += connection.execute(select(schema.counter_note.c.reason)).scalars().all()
        assert "twee fietsen" not in "".join(kept)
        assert each.audit("A", one.key.public).problems == ()
    assert other.flags()[0].reason == "twee fietsen"


def test_another_dealer_hears_nothing_of_it(two: tuple[AShop, AShop], shop: Open, running: RunningRegister) -> None:
    one, _ = two
    stranger = shop(more_codes(running.database, new_dealer(running.database))[0])
    one.desk.stock.reserve("A-000001/1")
    one.sync()

    told = stranger.client.feed(0, 0).events
    assert not any(isinstance(event, wire.CounterNoteEvent) for event in told)


def test_two_notes_under_one_id_are_not_both_taken(two: tuple[AShop, AShop]) -> None:
    one, _ = two
    note = wire.CounterNote(
        notice_id="a" * 32,
        made_at="2026-11-25T09:00:00.000000Z",
        subject="reservation",
        change="set",
        series="A",
        number=1,
        line=1,
        said_by="Kees",
        reason="",
        reference="",
    )
    one.client.send_notice(note)
    one.client.send_notice(note)
    with pytest.raises(Refused):
        one.client.send_notice(note.model_copy(update={"change": "lifted"}))

    told = [event for event in one.client.feed(0, 0).events if isinstance(event, wire.CounterNoteEvent)]
    assert len(told) == 1
