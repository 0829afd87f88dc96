"""The register lists and finds what came in and what went out, and a filter asks for a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dealer_client.app import OpenCounter, open_counter
from dealer_client.desk import Desk
from dealer_client.register.disposal import Disposal, DisposalLine, PoliceHandover
from dealer_client.register.draft import ACQUISITIONS, DISPOSALS, EntryKind
from dealer_client.register.item_life import ItemState
from dealer_client.register.listing import RegisterFilter
from tests.custody.profiles import a_profile

from .shop_day import a_sale, bought, days_later


@dataclass(frozen=True)
class Day:
    """A shop where four things were bought; then one was sold, one taken by the police and one given a reservation."""

    desk: Desk
    bought_on: date
    today: date


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    home = Path(tmp_path_factory.mktemp("searching")) / "home"
    a_profile(home)
    counter: OpenCounter = open_counter(home, sync_in_background=False)
    desk, bought_on = counter.desk, counter.desk.today()
    for number in range(1, 4):
        bought(desk, number)
    bought(desk, 4, kind=EntryKind.PLEDGE, redeem_by=bought_on + timedelta(days=60))
    today = days_later(desk, 6)
    desk.disposing.record(a_sale(desk, "A-000001/1", "A-000002/1"))
    police = PoliceHandover(case_number="PL-1")
    desk.disposing.record(
        Disposal(kind=EntryKind.POLICE, happened_on=today, lines=(DisposalLine(item="A-000003/1"),), police=police)
    )
    desk.stock.reserve("A-000004/1")
    yield Day(desk, bought_on, today)
    counter.close()


SOLD = ["A-000005/2", "A-000005/1"]
HANDED = ["A-000006/1"]
BOUGHT = ["A-000003/1", "A-000002/1", "A-000001/1"]
PLEDGED = ["A-000004/1"]


def found(day: Day, text: str = "", **values: object) -> list[str]:
    only = RegisterFilter(**values)  # type: ignore[arg-type]
    lines = [line.number for line in day.desk.search(text, only)]
    assert day.desk.count(text, only) == len(lines)
    pages = [day.desk.search(text, only, limit=2, offset=offset) for offset in range(0, len(lines) + 1, 2)]
    assert [line.number for page in pages for line in page] == lines
    return lines


def test_the_register_lists_what_came_in_and_what_went_out_newest_first(day: Day) -> None:
    assert found(day) == HANDED + SOLD + PLEDGED + BOUGHT


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("koper", SOLD),
        ("boormachine JOURNEY0000001", ["A-000005/1", "A-000001/1"]),
        ("JOURNEY0000002", ["A-000005/2", "A-000002/1"]),
        # The number of the item finds its sale too; that of the sale only the sale.
        ("A-000001/1", ["A-000005/1", "A-000001/1"]),
        ("A-000005/1", ["A-000005/1"]),
        ("persoon koper", []),
        ("voorbeeld", PLEDGED + BOUGHT),
    ],
)
def test_a_sale_is_found_by_buyer_goods_and_numbers(day: Day, text: str, lines: list[str]) -> None:
    assert found(day, text) == lines


@pytest.mark.parametrize("text", ["", "merk"])
def test_a_filter_asks_for_kinds(day: Day, text: str) -> None:
    assert found(day, text, kinds=ACQUISITIONS) == PLEDGED + BOUGHT
    assert found(day, text, kinds=DISPOSALS) == HANDED + SOLD
    assert found(day, text, kinds=frozenset({EntryKind.SALE})) == SOLD
    assert found(day, text, kinds=frozenset({EntryKind.SALE, EntryKind.PLEDGE})) == SOLD + PLEDGED
    assert found(day, text, kinds=frozenset({EntryKind.CORRECTION})) == []


@pytest.mark.parametrize("text", ["", "merk"])
def test_a_filter_asks_for_days_first_and_last_included(day: Day, text: str) -> None:
    assert found(day, text, last=day.bought_on) == PLEDGED + BOUGHT
    assert found(day, text, first=day.today) == HANDED + SOLD
    assert found(day, text, first=day.bought_on, last=day.today) == HANDED + SOLD + PLEDGED + BOUGHT
    between = day.bought_on + timedelta(days=1), day.today - timedelta(days=1)
    assert found(day, text, first=between[0], last=between[1]) == []


@pytest.mark.parametrize("text", ["", "merk"])
def test_a_filter_asks_for_the_states_of_items(day: Day, text: str) -> None:
    assert found(day, text, states=frozenset({ItemState.GONE})) == BOUGHT
    assert found(day, text, states=frozenset({ItemState.RESERVED})) == PLEDGED
    assert found(day, text, states=frozenset({ItemState.FREE})) == []


@pytest.mark.parametrize("text", ["", "merk"])
def test_a_filter_asks_for_a_person_a_category_and_who_recorded(day: Day, text: str) -> None:
    staff = day.desk.at_work.staff.id
    assert found(day, text, party="Koper Pietje") == SOLD
    assert found(day, text, party="3511AB") == PLEDGED + BOUGHT
    assert found(day, text, party='niemand "OR') == []
    assert found(day, text, category="tools") == found(day)
    assert found(day, text, category="phone") == []
    assert found(day, text, staff=staff) == found(day)
    assert found(day, text, staff="iemand anders") == []


def test_filters_are_asked_together(day: Day) -> None:
    together = {"kinds": ACQUISITIONS, "states": frozenset({ItemState.GONE}), "party": "voorbeeld", "category": "tools"}
    assert found(day, "boormachine", **together, last=day.bought_on) == BOUGHT
    assert found(day, "boormachine", **together, first=day.today) == []


def test_a_line_of_a_sale_says_what_left_to_whom_and_for_how_much(day: Day) -> None:
    (line,) = day.desk.search("A-000005/1")
    assert (line.number, line.item, line.kind, line.happened_on) == ("A-000005/1", "A-000001/1", "sale", day.today)
    assert (line.party, line.price_cents, line.brand) == ("Pietje Koper", 4000, "Merk")
    assert [identifier.value for identifier in line.identifiers] == ["JOURNEY0000001"]
    assert (line.hold_until, line.left_by, line.voided_by) == (None, "", "")
    (bought_line, handed) = (day.desk.search(text)[0] for text in ("voorbeeld JOURNEY0000001", "A-000006/1"))
    assert (bought_line.item, bought_line.left_by) == ("A-000001/1", "A-000005/1")
    assert handed.price_cents is None
    for word in ("Koper", "boormachine"):
        assert word not in repr(line)


def test_what_is_asked_of_a_person_is_in_no_repr() -> None:
    assert "Koper" not in repr(replace(RegisterFilter(), party="Koper"))
