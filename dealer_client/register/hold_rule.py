"""How long goods stay as they are, and when nobody works: the `[[hold]]` and `[[holiday]]` tables of a pack."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .pack_values import Table, Validity, text_of, validity_of


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldRule:
    """How long items stay as they are. `municipality` is a name, `everywhere`, or empty for where nothing else is
    known.

    `altered` says whether an item may be altered meanwhile: `yes`, `no` or `unknown`.
    """

    municipality: str
    days: int
    working_days: bool
    altered: str
    source: str
    verified: bool
    validity: Validity


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayRule:
    """A day of every year on which nobody works by law, beside the country's public holidays."""

    month: int
    day: int
    source: str
    verified: bool
    validity: Validity


_LONGEST_HOLD_DAYS = 366


def read_holds(tables: Iterable[Table]) -> tuple[HoldRule, ...]:
    """The holds that the tables of a pack hold. Raises KeyError, TypeError or ValueError for what is none."""
    return tuple(_hold(table) for table in tables)


def read_holidays(tables: Iterable[Table]) -> tuple[HolidayRule, ...]:
    """The same of its holidays."""
    return tuple(_holiday(table) for table in tables)


def _hold(values: Table) -> HoldRule:
    if values["day_kind"] not in ("calendar", "working"):
        raise ValueError("day_kind must be calendar or working")
    if type(values["days"]) is not int or not 0 <= values["days"] <= _LONGEST_HOLD_DAYS:
        raise ValueError(f"days of a hold must be from 0 to {_LONGEST_HOLD_DAYS}")
    altered = values.get("altered", "unknown")
    if altered not in ("yes", "no", "unknown"):
        raise ValueError("altered must be yes, no or unknown")
    return HoldRule(
        municipality=text_of(values, "municipality"),
        days=values["days"],
        working_days=values["day_kind"] == "working",
        altered=altered,
        source=text_of(values, "source"),
        verified=values["verified"] is True,
        validity=validity_of(values),
    )


def _holiday(values: Table) -> HolidayRule:
    if re.fullmatch(r"[0-9]{2}-[0-9]{2}", text_of(values, "day")) is None:
        raise ValueError("day of a holiday must be month and day, such as 05-05")
    # A leap year, so that 29 February is a day too.
    day = date.fromisoformat(f"2000-{values['day']}")
    return HolidayRule(
        month=day.month,
        day=day.day,
        source=text_of(values, "source"),
        verified=values["verified"] is True,
        validity=validity_of(values),
    )
