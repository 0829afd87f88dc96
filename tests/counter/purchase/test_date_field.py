from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.counter.language import say_date
from dealer_client.counter.purchase.date_field import DateField, parse_date

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "typed",
    ["10-03-1965", "10031965", "10 3 65", "10/3/1965", "10.3.65", "10-3-65", "100365", "1965-03-10", " 10 03 1965 "],
)
def test_a_date_is_understood_however_it_is_typed(typed):
    assert parse_date(typed, today=TODAY, past=True) == date(1965, 3, 10)


@pytest.mark.parametrize("typed", ["", "1003", "31-02-2020", "10-13-1965", "maart", "10-03-19655", "00-00-0000", "1-2"])
def test_what_is_no_date_is_refused(typed):
    assert parse_date(typed, today=TODAY, past=True) is None


def test_a_birth_year_of_two_digits_that_would_be_in_the_future_is_last_century():
    assert parse_date("25-11-26", today=TODAY, past=True) == date(1926, 11, 25)
    assert parse_date("24-11-26", today=TODAY, past=True) == date(2026, 11, 24)


def test_an_expiry_year_of_two_digits_is_in_this_century():
    assert parse_date("08-08-31", today=TODAY, past=False) == date(2031, 8, 8)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.booleans())
def test_a_date_as_shown_reads_back_as_itself(day, past):
    assert parse_date(say_date(day), today=TODAY, past=past) == day


@pytest.mark.parametrize("typed", ["31-02-1965", "31021965", "1965-02-31", "10-13-1965"])
def test_a_day_that_does_not_exist_is_told_from_what_is_no_date(app, qtbot, typed):
    field = DateField("seller.date_of_birth", today=lambda: date(2026, 11, 25), past=True)
    qtbot.addWidget(field)
    field.fill(typed)
    assert "bestaat niet" in field.shown_problem()
    field.fill("ergens in maart")
    assert "geen datum" in field.shown_problem()
