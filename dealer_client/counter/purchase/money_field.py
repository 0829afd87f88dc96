"""A field for an amount in euros; it is kept in cents."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt

from dealer_client.counter.language import current_language
from dealer_client.register.wording import Text

from .field import Field

# Beyond any amount; a whole page that was pasted is no number to work out.
_MOST_CHARACTERS = 40
_MOST_DIGITS = 15
_NO_CENTS = re.compile(r"[.,](?:-+|–|=)$")
_AMOUNT = re.compile(
    r"(?P<whole>\d+|\d{1,3}(?:(?P<group>[.,' ])\d{3})(?:(?P=group)\d{3})*)(?:(?P<point>[.,])(?P<cents>\d{0,2}))?"
)
_WRONG = Text(
    nl="Dit is geen bedrag. Typ bijvoorbeeld 12,50 of 1.234,50.",
    en="This is no amount. Type for instance 12.50 or 1234.50.",
)
_DECIMAL_MARKS = {"nl": ",", "en": ".,"}
"""Amounts are shown with a comma in both languages."""
_SLIP = re.compile(r"\d{1,3}(?P<mark>[.,])\d{3}")
_THREE_DIGITS = Text(
    nl="Achter de komma staan hoogstens twee cijfers. Typ 12,50 met een komma, of 12500 zonder teken.",
    en="After the point there are two digits at most. Type 12.50 with a point, or 12500 without a sign.",
)
_NEGATIVE = Text(
    nl="Een bedrag is nul of meer. Haal het minteken weg.", en="An amount is zero or more. Remove the minus sign."
)


def parse_cents(text: str) -> int | None:
    """The cents of an amount as people write it - 12,50  12.50  1.234,50  1,234.50  12  € 12,- - or None.

    A separator with three digits after it groups thousands: in Dutch 1.234 is one thousand two hundred and thirty-four.
    A mark that may stand before decimals does not do so by itself: 12,345 is a slip, and no amount.
    """
    if len(text) > _MOST_CHARACTERS or _is_slip(text):
        return None
    bare = _NO_CENTS.sub("", _number_in(text))
    found = _AMOUNT.fullmatch(bare)
    if found is None or (found["point"] and found["point"] == found["group"]):
        return None
    digits = re.sub(r"\D", "", found["whole"])
    if len(digits) > _MOST_DIGITS:
        return None
    return int(digits) * 100 + int((found["cents"] or "").ljust(2, "0"))


def format_cents(cents: int) -> str:
    """`1.234,50`, as written in the shop's country, in both languages."""
    return f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02d}"


def amount_problem(text: str) -> Text | None:
    """What is wrong with an amount as typed, or None."""
    if parse_cents(text) is not None:
        return None
    if _is_slip(text):
        return _THREE_DIGITS
    return _NEGATIVE if parse_cents(text.replace("-", "", 1)) is not None else _WRONG


class MoneyField(Field):
    """Takes any sensible way of writing an amount, and shows it as `1.234,50` when left."""

    def __init__(self, path: str) -> None:
        super().__init__(path, tidy=_tidy, judge=amount_problem)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)

    def cents(self) -> int | None:
        """The amount, or None while there is none."""
        return parse_cents(self.text()) if self.text() else None

    def unvalued(self) -> str:
        return self.text() if self.cents() is None else ""


def _number_in(text: str) -> str:
    return text.replace("€", "").replace("EUR", "").replace("\u00a0", " ").strip()


def _is_slip(text: str) -> bool:
    found = _SLIP.fullmatch(_number_in(text))
    return found is not None and found["mark"] in _DECIMAL_MARKS[current_language()]


def _tidy(text: str) -> str:
    cents = parse_cents(text)
    return text if cents is None else format_cents(cents)
