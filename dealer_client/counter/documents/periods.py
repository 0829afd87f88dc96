"""The periods that an inspector usually asks for."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum


class Period(StrEnum):
    """A named period; `OWN` is any other, by its two dates."""

    TODAY = "today"
    THIS_WEEK = "this-week"
    THIS_MONTH = "this-month"
    LAST_MONTH = "last-month"
    OWN = "own"


def days_of(period: Period, today: date) -> tuple[date, date] | None:
    """Its first and last day, counted from today; a week begins on Monday (ISO 8601). None for dates of one's own."""
    month = today.replace(day=1)
    before = month - timedelta(days=1)
    named = {
        Period.TODAY: (today, today),
        Period.THIS_WEEK: (today - timedelta(days=today.weekday()), today),
        Period.THIS_MONTH: (month, today),
        Period.LAST_MONTH: (before.replace(day=1), before),
    }
    return named.get(period)
