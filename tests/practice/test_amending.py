"""A corrected number is compared under the entry that it belongs to; one that was corrected away or voided is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dealer_client.app import OpenCounter, open_counter
from dealer_client.register.correction import FieldChange
from dealer_client.register.item_life import ItemState
from dealer_client.register.numbering import EntryNumber
from dealer_client.setting_up import RegisterToEnrolWith, set_up, shop_details
from dealer_client.store import matches
from dealer_client.vault.profile import KeyPlace
from tests.desk.shop_day import bought

from .amended_books import REASON, correction, void
from .practising_counter import Enrolments, PractisingCounter, item, more_codes, new_dealer, practice_shops
from .practising_police import PolicePage
from .running_register import RunningRegister

VALUE = "items[0].identifiers[0].value"
LIST = "items[0].identifiers"


@pytest.fixture
def police(register: RunningRegister) -> PolicePage:
    return PolicePage(register.url)


def told(counter: PractisingCounter) -> list[tuple[int, int, str]]:
    return [(event.number, event.line, event.value) for event in counter.told()]


def serial(value: str) -> dict[str, str]:
    return {"kind": "serial", "value": value}


@pytest.mark.parametrize("change", [(VALUE, "NIEUW{0}"), (LIST, [serial("NIEUW{0}")])])
@pytest.mark.parametrize("in_one_batch", [True, False])
@pytest.mark.parametrize("reported_first", [True, False])
def test_a_number_that_a_correction_brings_in_is_found_under_the_entry_that_was_corrected(
    counter: PractisingCounter, police: PolicePage, change: tuple[str, Any], in_one_batch: bool, reported_first: bool
):
    own = counter.series
    path, new = change
    new = [serial(f"NIEUW{own}")] if isinstance(new, list) else new.format(own)
    book = [
        counter.entry(1, item(("serial", f"OUD{own}77")), item(("serial", f"TWEEDE{own}"), line=2)),
        correction(counter, 2, (path, new)),
    ]

    if reported_first:
        police.report(value=f"NIEUW{own}")
    if not in_one_batch:
        counter.uploaded(book[:1])
    counter.uploaded(book, after=0 if in_one_batch else 1)
    if not reported_first:
        police.report(value=f"NIEUW{own}")
    police.report(value=f"OUD{own}77")
    police.report(value=f"TWEEDE{own}")

    assert told(counter) == [(1, 1, f"NIEUW{own}"), (1, 2, f"TWEEDE{own}")]


def test_what_was_corrected_away_and_back_is_found_again(counter: PractisingCounter, police: PolicePage):
    own = counter.series
    book = [
        counter.entry(1, item(("serial", f"HEEN{own}"), ("serial", f"VAST{own}"))),
        correction(counter, 2, (VALUE, f"TERUG{own}")),
        correction(counter, 3, (LIST, [serial(f"VAST{own}")])),
        correction(counter, 4, (LIST, [serial(f"VAST{own}"), serial(f"HEEN{own}")]), (f"{LIST}[0].kind", "frame")),
    ]
    counter.uploaded(book[:3])
    for value in (f"HEEN{own}", f"TERUG{own}"):
        police.report(value=value)
    assert told(counter) == []

    counter.uploaded(book, after=3)

    assert told(counter) == [(1, 1, f"HEEN{own}")]


def test_a_match_stays_when_its_number_is_corrected_away(counter: PractisingCounter, police: PolicePage):
    own = counter.series
    book = [counter.entry(1, item(("serial", f"GEZIEN{own}"))), correction(counter, 2, (VALUE, f"ANDERS{own}"))]
    counter.uploaded(book[:1])
    path = police.report(value=f"GEZIEN{own}")

    counter.uploaded(book, after=1)

    assert told(counter) == [(1, 1, f"GEZIEN{own}")]
    assert f"{own}-000001/1" in police.get(path).text


def test_the_goods_of_a_void_entry_are_compared_no_longer(counter: PractisingCounter, police: PolicePage):
    own = counter.series
    book = [
        counter.entry(1, item(("serial", f"VERVALLEN{own}"))),
        void(counter, 2),
        correction(counter, 3, (VALUE, f"NOGIETS{own}"), (LIST, [serial(f"NOGIETS{own}")])),
    ]
    counter.uploaded(book)

    for value in (f"VERVALLEN{own}", f"NOGIETS{own}"):
        police.report(value=value)

    assert told(counter) == []


def test_an_amendment_that_is_not_accepted_brings_in_and_takes_nothing_away(
    counter: PractisingCounter, police: PolicePage
):
    own = counter.series
    book = [
        counter.entry(1, item(("serial", f"EERST{own}"))),
        correction(counter, 2, (VALUE, f"DAARNA{own}"), accepted=False),
        void(counter, 3, accepted=False),
    ]
    results = counter.uploaded(book).results
    assert [result.status for result in results] == ["accepted", "rejected", "rejected"]

    for value in (f"EERST{own}", f"DAARNA{own}"):
        police.report(value=value)

    assert told(counter) == [(1, 1, f"EERST{own}"), (1, 1, f"DAARNA{own}")]


@pytest.mark.parametrize(
    "changes",
    [
        [(LIST, "NIEUW")],
        [(LIST, None)],
        [(LIST, [None, {"kind": 1, "value": []}])],
        [("items[9].identifiers", [serial("NIEUW1234")])],
        [("items", []), ("items[0]", {"identifiers": [serial("NIEUW1234")]})],
        [("items[-1].identifiers", []), ("..", 1), ("items[0].identifiers[99999].value", "NIEUW1234")],
        [("items[0].brand", "x" * 3000), ("items[0].price_cents", 1)],
        [("seller.surname", "NIEUW1234")],
    ],
)
def test_whatever_a_correction_says_the_batch_is_taken_in(
    counter: PractisingCounter, police: PolicePage, changes: list[tuple[str, Any]]
):
    book = [counter.entry(1), correction(counter, 2, *changes)]

    assert len(counter.uploaded(book).results) == 2

    police.report(value="NIEUW1234")
    assert told(counter) == []


def test_a_correction_is_about_an_earlier_entry_of_the_same_book_only(enrolments: Enrolments, police: PolicePage):
    first, second = enrolments.counter(0), enrolments.counter(1)
    first.uploaded([first.entry(1, item(("serial", f"EIGEN{first.series}")))])
    foreign = second.entry(
        2,
        kind="correction",
        happened_on="2026-11-24",
        corrects=f"{first.series}-000001",
        changes=[{"path": VALUE, "old": None, "new": "VREEMD7788"}],
        parts=[REASON],
        without=("items", "payment", "total_cents"),
    )
    of_itself = correction(second, 3, (LIST, [serial("VREEMD7788")]), corrects=3)
    later = correction(second, 4, (LIST, [serial("VREEMD7788")]), corrects=5)
    second.uploaded([second.entry(1), foreign, of_itself, later, second.entry(5)])

    police.report(value=f"EIGEN{first.series}")
    police.report(value="VREEMD7788")

    assert told(first) == [(1, 1, f"EIGEN{first.series}")]
    assert told(second) == []


@pytest.fixture
def shop(register: RunningRegister, tmp_path: Path) -> Iterator[OpenCounter]:
    """A real counter of a dealer without another one, enrolled with the register."""
    (code,) = more_codes(register.database, new_dealer(register.database), 1)
    enrolment = RegisterToEnrolWith(url=register.url, code=code)
    set_up(tmp_path, shop_details(practice_shops()[0]), enrolment, keys=KeyPlace.PRACTICE_FILE, practice=True)
    opened = open_counter(tmp_path, sync_in_background=False)
    yield opened
    opened.close()


def warnings(shop: OpenCounter) -> list[tuple[EntryNumber, int, str]]:
    assert shop.sync is not None
    shop.sync.run_once()
    with shop.store.reading() as connection:
        return [(found.entry, found.line, found.value) for found in matches.read_matches(connection)]


@pytest.mark.parametrize(
    ("change", "first"),
    [(FieldChange(path=VALUE, new="BALIE 0001"), 1), (FieldChange(path=LIST, new=[serial("BALIE0003")]), 3)],
)
def test_at_a_real_counter_the_item_is_held_for_the_police_that_a_correction_named_anew(
    shop: OpenCounter, police: PolicePage, change: FieldChange, first: int
):
    number, voided = EntryNumber("A", 1), EntryNumber("A", 2)
    items = [bought(shop.desk, first), bought(shop.desk, first + 1)]
    no_longer = [shop.desk.correcting.present(each).value(VALUE) for each in (number, voided)]
    assert warnings(shop) == []
    shop.desk.correcting.correct(number, [change], "verkeerd gelezen")
    shop.desk.correcting.void(voided, "dubbel vastgelegd")
    assert warnings(shop) == []

    for value in (*no_longer, f"BALIE{first:04}"):
        police.report(value=str(value))

    assert [(entry, line) for entry, line, _ in warnings(shop)] == [(number, 1)]
    assert [shop.desk.stock.item(each).state for each in items] == [ItemState.POLICE_HOLD, ItemState.VOID]
