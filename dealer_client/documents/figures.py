"""Money, weights, dates and moments as a person reads them on paper."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dealer_client.register import amounts
from dealer_client.register.moments import parse_utc
from dealer_client.register.wording import Text

_SPACE = "\N{NO-BREAK SPACE}"
_DUTCH = str.maketrans(",.", ".,")


def euro(cents: int) -> str:
    """`€ 1.234,50`, the way Dutch law and customers write it, in both languages of a Dutch shop."""
    return amounts.euro(cents).replace(" ", _SPACE)


def grams(milligrams: int) -> str:
    """`4,20 g`; a third decimal only where it says something."""
    whole, rest = divmod(milligrams, 1000)
    decimals = f"{rest:03d}"
    return f"{whole:,}".translate(_DUTCH) + "," + (decimals if decimals[2] != "0" else decimals[:2]) + f"{_SPACE}g"


def count(number: int) -> str:
    """`12.408`."""
    return f"{number:,}".translate(_DUTCH)


def counted(number: int, one: Text, more: Text) -> Text:
    """`1 post` or `12 posten`: one form of words for one, the other with its number in the place of {n}."""
    return (one if number == 1 else more).filled(n=count(number))


def day(iso: str) -> str:
    """`03-11-2026` from an ISO 8601 date."""
    return f"{date.fromisoformat(iso):%d-%m-%Y}"


def day_of(at: datetime, zone: str) -> str:
    """`24-11-2026`: the day of a moment on the clock of that zone."""
    return f"{at.astimezone(ZoneInfo(zone)):%d-%m-%Y}"


def moment(utc: str, zone: str) -> str:
    """`24-11-2026 14:02` on the clock of that zone, from a UTC moment as the register writes it."""
    return f"{parse_utc(utc).astimezone(ZoneInfo(zone)):%d-%m-%Y %H:%M}"


def moment_or_utc(utc: str, zone: str) -> str:
    """As `moment`, in UTC where the zone is none that this computer knows."""
    try:
        return moment(utc, zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return f"{moment(utc, 'UTC')} UTC"


def grouped(hexadecimal: str) -> str:
    """A hash or key in groups of eight, so that two people can compare it aloud."""
    return " ".join(hexadecimal[place : place + 8] for place in range(0, len(hexadecimal), 8))
