"""The sums of a day at the till, and what may be closed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.register.canonical import canonical_json, parse_object
from dealer_client.register.day_close import (
    EURO_PIECES,
    CashCount,
    CashMovement,
    DayNotClosed,
    DayReport,
    DealLine,
    MovementKind,
    change_of_payments,
    check_count,
    check_movement,
    counted_cents,
    payments_of,
)
from dealer_client.register.day_close_json import report_from_json, report_json
from dealer_client.register.draft import EntryKind

DAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)


def deal(cents: int, method: str = "cash", number: int = 1) -> DealLine:
    kind = EntryKind.SALE if cents > 0 else EntryKind.PURCHASE
    return DealLine(entry=f"A-{number:06d}", kind=kind, happened_on=DAY, method=method, cents=cents)


def movement(cents: int, kind: MovementKind = MovementKind.OTHER) -> CashMovement:
    return CashMovement(number=1, at=NOON, staff="1", kind=kind, cents=cents, reason="postzegels")


def a_day(*deals: DealLine, opening: int = 0, movements: tuple[CashMovement, ...] = ()) -> DayReport:
    return DayReport(first_day=DAY, day=DAY, opening_cents=opening, deals=deals, movements=movements)


def test_the_till_should_hold_what_it_opened_with_and_what_cash_came_and_went() -> None:
    day = a_day(
        deal(-12_300),
        deal(20_000),
        deal(-99_900, "bank"),
        deal(5_000, "card"),
        opening=15_000,
        movements=(movement(5_000), movement(-10_000, MovementKind.BANK)),
    )
    assert day.expected_cents == 15_000 - 12_300 + 20_000 + 5_000 - 10_000
    assert day.methods == ("cash", "card", "bank")
    assert (day.total("cash", incoming=True), day.total("cash", incoming=False)) == (20_000, -12_300)


@given(st.dictionaries(st.sampled_from(EURO_PIECES), st.integers(0, 500)))
def test_notes_and_coins_count_by_their_value(pieces: dict[int, int]) -> None:
    assert counted_cents(pieces) == sum(value for value, count in pieces.items() for _ in range(count))


@pytest.mark.parametrize(
    ("kind", "content", "moved"),
    [
        (EntryKind.PURCHASE, {"payment": {"method": "cash"}, "total_cents": 500}, {"cash": -500}),
        (EntryKind.SALE, {"payment": {"method": "card"}, "total_cents": 500}, {"card": 500}),
        (EntryKind.GIFT, {"payment": {"method": ""}, "total_cents": 0}, {}),
        (EntryKind.POLICE, {}, {}),
        (
            EntryKind.TRADE_IN,
            {"payment": {"method": "cash"}, "total_cents": 500, "exchange": {"value_cents": 800}},
            {"cash": 300},
        ),
    ],
)
def test_what_an_entry_moves_follows_its_kind(kind: EntryKind, content: dict, moved: dict[str, int]) -> None:
    assert payments_of(kind, content) == moved


def test_a_correction_moves_only_what_became_different() -> None:
    assert change_of_payments({"cash": -500}, {"cash": -400}) == {"cash": 100}
    assert change_of_payments({"cash": -500}, {"bank": -500}) == {"bank": -500, "cash": 500}
    assert change_of_payments({"cash": -500}, {"cash": -500}) == {}
    assert change_of_payments({"cash": -500}, {}) == {"cash": 500}


@given(st.dictionaries(st.sampled_from(["cash", "bank"]), st.integers(-9_999, 9_999)), st.data())
def test_corrections_after_one_another_come_to_the_last_state(first: dict[str, int], data: st.DataObject) -> None:
    later = data.draw(st.dictionaries(st.sampled_from(["cash", "bank"]), st.integers(-9_999, 9_999)))
    moved = change_of_payments(first, later)
    for method in ("cash", "bank"):
        assert first.get(method, 0) + moved.get(method, 0) == later.get(method, 0)


def test_a_difference_needs_a_reason_and_then_stands_in_the_report() -> None:
    day = a_day(deal(1_000))
    check_count(day, CashCount(cents=1_000))
    with pytest.raises(DayNotClosed) as refused:
        check_count(day, CashCount(cents=950, reason="  "))
    assert refused.value.field == "reason"
    check_count(day, CashCount(cents=950, reason="te veel teruggegeven"))
    counted = DayReport(first_day=DAY, day=DAY, opening_cents=0, deals=day.deals, count=CashCount(cents=950))
    assert counted.difference_cents == -50


def test_notes_that_do_not_come_to_the_amount_are_counted_again() -> None:
    with pytest.raises(DayNotClosed) as refused:
        check_count(a_day(), CashCount(cents=1_000, pieces={500: 1}, reason="x"))
    assert refused.value.field == "counted_cents"


@pytest.mark.parametrize(
    ("kind", "cents", "reason", "field"),
    [
        (MovementKind.FLOAT, 0, "", "cents"),
        (MovementKind.FLOAT, -500, "", "cents"),
        (MovementKind.BANK, 500, "", "cents"),
        (MovementKind.OTHER, 500, " ", "reason"),
        (MovementKind.OTHER, 10**12, "x", "cents"),
    ],
)
def test_a_movement_that_makes_no_sense_is_refused_by_its_field(
    kind: MovementKind, cents: int, reason: str, field: str
) -> None:
    with pytest.raises(DayNotClosed) as refused:
        check_movement(kind, cents, reason)
    assert refused.value.field == field


def test_a_closed_day_is_kept_as_canonical_json_and_comes_back_the_same() -> None:
    struck = DealLine(
        entry="A-000002",
        kind=EntryKind.VOID,
        happened_on=DAY,
        method="cash",
        cents=500,
        about="A-000001",
        late=True,
    )
    day = DayReport(
        number=3,
        first_day=date(2026, 11, 22),
        day=DAY,
        opening_cents=15_000,
        deals=(deal(-500), struck),
        movements=(movement(5_000),),
        count=CashCount(cents=19_500, pieces={5000: 3, 500: 9}),
        closed_at=NOON,
        closed_by="1",
    )
    assert report_from_json(parse_object(canonical_json(report_json(day)))) == day


def test_a_day_that_is_open_has_no_kept_form() -> None:
    with pytest.raises(ValueError, match="still open"):
        report_json(a_day())
