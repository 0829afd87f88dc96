"""A stock count survives everything, and says what is missing and what should not be there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from dealer_client.app import OpenCounter, open_counter
from dealer_client.desk import Desk, NotAllowed
from dealer_client.desk.stock_count import NotCounting
from dealer_client.register.disposal import Disposal, DisposalLine, PoliceHandover
from dealer_client.register.draft import EntryKind, Identifier
from dealer_client.register.staff import Role, Staff
from dealer_client.register.stock_count import ScanOutcome
from tests.custody.profiles import a_profile

from .test_day import a_purchase


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[OpenCounter]:
    a_profile(tmp_path / "home")
    opened = open_counter(tmp_path / "home", sync_in_background=False)
    yield opened
    opened.close()


@pytest.fixture
def desk(counter: OpenCounter) -> Desk:
    return counter.desk


def buy(desk: Desk, imei: str = "490154203237518") -> str:
    draft = a_purchase(desk, 12_500)
    item = replace(draft.items[0], identifiers=(Identifier(kind="imei", value=imei),))
    return desk.record(replace(draft, items=(item,))).items[0]


def hand_over(desk: Desk, item: str) -> None:
    """The police take it: that is allowed at any time."""
    disposal = Disposal(
        kind=EntryKind.POLICE,
        happened_on=desk.today(),
        lines=(DisposalLine(item=item),),
        police=PoliceHandover(case_number="PL-1", station="Utrecht", officer="A. Agent", badge="12"),
    )
    desk.disposing.record(replace(disposal, reasons={f.code: "x" for f in desk.disposing.check(disposal)}))


def test_what_is_on_the_shelf_is_found_and_what_is_not_is_missing(desk: Desk) -> None:
    first, second = buy(desk), buy(desk, "356938035643809")
    desk.stock_count.begin()
    assert desk.stock_count.scan(first).outcome is ScanOutcome.FOUND
    report = desk.stock_count.end()
    assert (report.expected, report.found) == (2, 1)
    assert [item.number for item in report.missing] == [second]
    assert desk.stock_count.reports() == [report]


def test_an_item_is_found_by_its_own_number_too_and_counts_once(desk: Desk) -> None:
    item = buy(desk)
    desk.stock_count.begin()
    assert desk.stock_count.scan("490154203237518").outcome is ScanOutcome.FOUND
    assert desk.stock_count.scan(item).outcome is ScanOutcome.AGAIN
    assert desk.stock_count.end().found == 1


def test_what_left_or_was_never_here_is_unexpected(desk: Desk) -> None:
    gone = buy(desk)
    hand_over(desk, gone)
    desk.stock_count.begin()
    assert desk.stock_count.scan(gone).outcome is ScanOutcome.GONE
    assert desk.stock_count.scan("8710400280507").outcome is ScanOutcome.UNKNOWN
    assert [item.number for item in desk.stock_count.end().unexpected] == [gone, "8710400280507"]


def test_business_goes_on_during_a_count(desk: Desk) -> None:
    """What is sold after its scan was here; what came in after the beginning need not be scanned."""
    sold = buy(desk)
    desk.stock_count.begin()
    desk.stock_count.scan(sold)
    hand_over(desk, sold)
    buy(desk, "356938035643809")
    report = desk.stock_count.end()
    assert (report.found, report.missing, report.unexpected) == (1, (), ())


def test_a_count_goes_on_after_the_program_was_closed(tmp_path: Path) -> None:
    a_profile(tmp_path / "home")
    counter = open_counter(tmp_path / "home", sync_in_background=False)
    item = buy(counter.desk)
    counter.desk.stock_count.begin()
    counter.desk.stock_count.scan(item)
    counter.close()
    counter = open_counter(tmp_path / "home", sync_in_background=False)
    try:
        going_on = counter.desk.stock_count.current()
        assert going_on is not None
        assert going_on.items == {item}
        assert counter.desk.stock_count.compare().missing == ()
    finally:
        counter.close()


def test_there_is_one_count_at_a_time_and_an_ended_one_stays(counter: OpenCounter, desk: Desk) -> None:
    with pytest.raises(NotCounting):
        desk.stock_count.scan("A-000001/1")
    desk.stock_count.begin()
    with pytest.raises(NotCounting):
        desk.stock_count.begin()
    desk.stock_count.end()
    with pytest.raises(IntegrityError), counter.store.writing() as connection:
        connection.execute(text("UPDATE stock_count SET report = x'00'"))


def test_an_inspector_does_not_count(desk: Desk) -> None:
    desk.at_work.staff = Staff(id="1", name="I. Inspecteur", role=Role.INSPECTOR)
    with pytest.raises(NotAllowed):
        desk.stock_count.begin()
