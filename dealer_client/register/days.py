"""Counting days back and on within the calendar: whoever types the year 1 or 9999 gets an answer, no failure."""

from __future__ import annotations

from datetime import date


def days_before(day: date, count: int) -> date:
    """So many days before a day, or the calendar's first."""
    return date.fromordinal(max(day.toordinal() - count, date.min.toordinal()))


def days_after(day: date, count: int) -> date:
    """So many days after a day, or the calendar's last."""
    return date.fromordinal(min(day.toordinal() + count, date.max.toordinal()))
