"""Counting within the calendar, at its very ends."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dealer_client.register.days import days_after, days_before
from dealer_client.register.linked_cash import NO_LINKED_CASH

counts = st.integers(0, 40_000)


@given(day=st.dates(date(1000, 1, 1), date(9000, 1, 1)), count=counts)
def test_days_are_counted_as_a_calendar_does(day: date, count: int) -> None:
    assert days_before(day, count) == day - timedelta(days=count)
    assert days_after(day, count) == day + timedelta(days=count)


@given(day=st.dates(), count=counts)
def test_any_day_that_can_be_typed_has_days_around_it(day: date, count: int) -> None:
    assert date.min <= days_before(day, count) <= day <= days_after(day, count) <= date.max


@given(day=st.dates())
def test_linked_cash_is_counted_around_any_day(day: date) -> None:
    assert NO_LINKED_CASH.within(30, day) == NO_LINKED_CASH
