"""A field for a date, in any order of typing that a Dutch counter knows."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from dealer_client.counter.language import say_date
from dealer_client.register.wording import Text

from .field import Field

_SEPARATED = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})")
_RUN = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WHOLE = re.compile(r"\d{8}|\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d{2}")
_WRONG = Text(
    nl="Dit is geen datum. Typ dag, maand en jaar, zoals 10-03-1965.",
    en="This is no date. Type day, month and year, such as 10-03-1965.",
)
_NO_SUCH_DAY = Text(
    nl="Deze dag bestaat niet. Kijk de dag en de maand na op het document.",
    en="There is no such day. Compare day and month with the document.",
)
_IN_FUTURE = Text(nl="Een geboortedatum ligt niet in de toekomst.", en="A date of birth is not in the future.")


def parse_date(text: str, *, today: date, past: bool) -> date | None:
    """The date in 10-03-1965, 10031965, 10 3 65, 10/3/1965 or 1965-03-10, or None.

    Of two digits for the year: with `past` the latest year that is not in the future, else this century.
    """
    bare = text.strip()
    iso = _ISO.fullmatch(bare)
    found = _is_laid_out(bare)
    if found is None:
        return None
    first, month, last = found.groups()
    day, year = (last, first) if iso else (first, last)
    full = int(year)
    if len(year) == 2:
        full += 2000
        if past and (full, int(month), int(day)) > (today.year, today.month, today.day):
            full -= 100
    try:
        return date(full, int(month), int(day))
    except ValueError:
        return None


def _is_laid_out(text: str) -> re.Match[str] | None:
    """The three numbers of a date, whether there is such a day or not."""
    return _ISO.fullmatch(text) or _SEPARATED.fullmatch(text) or _RUN.fullmatch(text)


class DateField(Field):
    """Shows `10-03-1965` when left. `today` tells the shop's date; `past` is for dates that have been."""

    def __init__(self, path: str, *, today: Callable[[], date], past: bool, wanted: bool = True) -> None:
        super().__init__(path, wanted=wanted, tidy=self._tidied_date, judge=self._date_problem, whole=self._is_whole)
        self._today, self._past = today, past

    def date(self) -> date | None:
        """The date, or None while there is none. While typing, a year of two digits may still become four."""
        found = parse_date(self.text(), today=self._today(), past=self._past)
        if found is not None and self.is_being_edited() and not re.search(r"\d{4}$|^\d{4}-", self.text()):
            return None
        if found is not None and self.is_being_edited() and re.fullmatch(r"\d{6}", self.text()):
            return None
        return found

    def unvalued(self) -> str:
        return self.text() if self.date() is None else ""

    def fill_date(self, day: date | None) -> None:
        """Puts a date here."""
        self.fill(say_date(day) if day is not None else "")

    def _is_whole(self, text: str) -> bool:
        """With four digits for the year a date has come to its end."""
        return bool(_WHOLE.fullmatch(text)) and self._date_problem(text) is None

    def _tidied_date(self, text: str) -> str:
        day = parse_date(text, today=self._today(), past=self._past)
        return text if day is None else say_date(day)

    def _date_problem(self, text: str) -> Text | None:
        day = parse_date(text, today=self._today(), past=self._past)
        if day is None:
            return _NO_SUCH_DAY if _is_laid_out(text.strip()) else _WRONG
        return _IN_FUTURE if self._past and day > self._today() else None
