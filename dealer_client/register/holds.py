"""The hold (bewaartermijn): until when an acquired item must stay unsold and as it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from .hold_rule import HoldRule
from .rule_pack import RulePack


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A hold as it was found. `until` is its last day, `free_on` the first day on which the item is free."""

    until: date
    free_on: date
    days: int
    working_days: bool
    may_be_altered: bool | None
    municipality: str
    source: str


def hold_for(pack: RulePack, municipality: str, registered_at: datetime, zone: str) -> Hold:
    """The hold of an item registered at that UTC moment in that municipality.

    It counts from the moment of registration (domain, section 3): the day of registration itself, in the shop's own
    zone, is not one of the days. A rule for everywhere goes before the municipality's own.
    """
    registered_on = registered_at.astimezone(ZoneInfo(zone)).date()
    rule = _rule_for(pack, municipality, registered_on)
    if rule.working_days:
        until = _working_days_after(registered_on, rule.days, pack)
    else:
        until = registered_on + timedelta(days=rule.days)
    return Hold(
        until=until,
        # Where there is no hold an item is free on the day it comes in.
        free_on=until + timedelta(days=1) if rule.days else until,
        days=rule.days,
        working_days=rule.working_days,
        may_be_altered={"yes": True, "no": False}.get(rule.altered),
        municipality=rule.municipality,
        source=rule.source,
    )


def _rule_for(pack: RulePack, municipality: str, day: date) -> HoldRule:
    wanted = _plain(municipality)
    in_force = [hold for hold in pack.holds if hold.validity.holds_on(day)]
    for name in ("everywhere", wanted, ""):
        named = [hold for hold in in_force if _plain(hold.municipality) == name]
        if named:
            return max(named, key=lambda hold: hold.validity.begins or date.min)
    # A day before the pack begins: its hold for where nothing else is known is still the best there is.
    return next(hold for hold in pack.holds if hold.municipality == "")


def _working_days_after(day: date, count: int, pack: RulePack) -> date:
    """The last of so many working days after a day: not a Saturday, Sunday or holiday."""
    while count:
        day += timedelta(days=1)
        if day.weekday() < 5 and not _is_holiday(day, pack):
            count -= 1
    return day


def _is_holiday(day: date, pack: RulePack) -> bool:
    return day in _public_holidays(pack.country, day.year) or any(
        (holiday.month, holiday.day) == (day.month, day.day) and holiday.validity.holds_on(day)
        for holiday in pack.holidays
    )


@cache
def _public_holidays(country: str, year: int) -> frozenset[date]:
    # A large package, needed only where working days count.
    from holidays import country_holidays

    return frozenset(country_holidays(country, years=year))


def _plain(municipality: str) -> str:
    return " ".join(municipality.split()).casefold()
