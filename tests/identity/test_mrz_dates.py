"""The century of two-digit years."""

from __future__ import annotations

from datetime import date

import pytest

from dealer_client.identity.mrz_dates import birth_date, expiry_date
from dealer_client.identity.mrz_errors import MrzError

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("digits", "born"),
    [
        ("740812", date(1974, 8, 12)),
        ("270101", date(1927, 1, 1)),
        ("261125", date(1926, 11, 25)),
        ("261124", date(2026, 11, 24)),
        ("260101", date(2026, 1, 1)),
        ("081124", date(2008, 11, 24)),
        ("000229", date(2000, 2, 29)),
        ("991231", date(1999, 12, 31)),
        ("280229", date(1928, 2, 29)),
    ],
)
def test_a_birth_that_is_still_to_come_was_a_century_ago(digits: str, born: date) -> None:
    assert birth_date(digits, TODAY) == born


@pytest.mark.parametrize("digits", ["<<<<<<", "74<<<<", "7408<<", "<<0812", "740000", "740800"])
def test_a_birth_date_with_an_unknown_part_is_unknown(digits: str) -> None:
    assert birth_date(digits, TODAY) is None


@pytest.mark.parametrize("digits", ["741301", "740832", "740230", "990229"])
def test_a_birth_date_that_is_no_date_is_refused(digits: str) -> None:
    with pytest.raises(MrzError):
        birth_date(digits, TODAY)


@pytest.mark.parametrize(
    ("digits", "born", "expires"),
    [
        ("310808", None, date(2031, 8, 8)),
        ("120415", None, date(2012, 4, 15)),
        ("961210", None, date(1996, 12, 10)),
        ("751231", None, date(2075, 12, 31)),
        ("760101", None, date(1976, 1, 1)),
        ("991231", date(2001, 1, 1), date(2099, 12, 31)),
        ("280229", None, date(2028, 2, 29)),
    ],
)
def test_an_expiry_lies_in_the_hundred_years_around_today_and_after_the_birth(
    digits: str, born: date | None, expires: date
) -> None:
    assert expiry_date(digits, TODAY, born) == expires


@pytest.mark.parametrize("digits", ["<<<<<<", "000000", "31<<<<"])
def test_no_expiry_is_none(digits: str) -> None:
    assert expiry_date(digits, TODAY, None) is None


def test_an_expiry_around_the_turn_of_a_century() -> None:
    assert expiry_date("020101", date(2098, 5, 1), None) == date(2102, 1, 1)
