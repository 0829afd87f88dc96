"""Two-digit years of machine readable zones."""

from __future__ import annotations

from datetime import date

from .mrz_errors import MrzPart, impossible

_YEARS_BACK, _YEARS_AHEAD = 50, 49


def birth_date(digits: str, today: date) -> date | None:
    """The date of `YYMMDD`; a day that is still to come is a century earlier. None where any part is unknown.

    Unknown parts are `<` (Doc 9303 part 3, 4.8); older documents have zeros for the month or the day. Raises MrzError.
    """
    if "<" in digits or "00" in (digits[2:4], digits[4:6]):
        return None
    century = today.year // 100 * 100
    found = _date(century, digits, MrzPart.DATE_OF_BIRTH, or_earlier=True)
    return found if found <= today else _date(century - 100, digits, MrzPart.DATE_OF_BIRTH)


def expiry_date(digits: str, today: date, born: date | None) -> date | None:
    """The date of `YYMMDD` in the hundred years around today, and after the birth. None where any part is unknown.

    Raises MrzError.
    """
    if "<" in digits or digits == "000000":
        return None
    year = today.year // 100 * 100 + int(digits[:2])
    if year > today.year + _YEARS_AHEAD:
        year -= 100
    elif year < today.year - _YEARS_BACK:
        year += 100
    found = _date(year // 100 * 100, digits, MrzPart.EXPIRY)
    if born is not None and found < born:
        return _date(year // 100 * 100 + 100, digits, MrzPart.EXPIRY)
    return found


def _date(century: int, digits: str, part: MrzPart, *, or_earlier: bool = False) -> date:
    try:
        return date(century + int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        if or_earlier:
            return _date(century - 100, digits, part)
        raise impossible(part) from None
