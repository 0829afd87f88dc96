"""A field for a weight in grams; it is kept in milligrams."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt

from dealer_client.register.wording import Text

from .field import Field

_WEIGHT = re.compile(r"(\d{1,9})(?:[.,](\d{1,3}))?\s*(k?g(?:ram)?|kilo)?", re.IGNORECASE)
_WRONG = Text(
    nl="Dit is geen gewicht. Typ het in gram, bijvoorbeeld 4,20.",
    en="This is no weight. Type it in grams, for instance 4.20.",
)


def parse_milligrams(text: str) -> int | None:
    """The milligrams of a weight in grams - 4,2  4.20  4,2 g - or in kilos where it says so (1,5 kg), or None."""
    found = _WEIGHT.fullmatch(text.strip())
    if found is None:
        return None
    milligrams = int(found[1]) * 1000 + int((found[2] or "").ljust(3, "0"))
    return milligrams * 1000 if found[3] and found[3].lower().startswith("k") else milligrams


def format_milligrams(milligrams: int) -> str:
    """`4,20`: grams with a comma, two digits behind it or three where they count."""
    digits = f"{milligrams % 1000:03d}"
    return f"{milligrams // 1000},{digits[:2] if digits.endswith('0') else digits}"


def weight_problem(text: str) -> Text | None:
    """What is wrong with a weight as typed, or None."""
    return None if parse_milligrams(text) is not None else _WRONG


class WeightField(Field):
    """Shows grams with a comma when left."""

    def __init__(self, path: str) -> None:
        super().__init__(path, tidy=_tidy, judge=weight_problem)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)

    def milligrams(self) -> int | None:
        """The weight, or None while there is none."""
        return parse_milligrams(self.text()) if self.text() else None

    def unvalued(self) -> str:
        return self.text() if self.milligrams() is None else ""


def _tidy(text: str) -> str:
    milligrams = parse_milligrams(text)
    return text if milligrams is None else format_milligrams(milligrams)
