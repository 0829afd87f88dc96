"""The check digit of machine readable zones (ICAO Doc 9303 part 3, 4.9)."""

from __future__ import annotations

from itertools import cycle

_VALUES = {"<": 0, **{sign: value for value, sign in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}}


def check_digit(text: str) -> str:
    """The digit over `text` (A-Z, 0-9 and `<`): weights 7, 3, 1, modulo 10. Other characters raise KeyError."""
    return str(sum(_VALUES[sign] * weight for sign, weight in zip(text, cycle((7, 3, 1)), strict=False)) % 10)


def check_digit_holds(text: str, digit: str) -> bool:
    """Whether `digit` belongs to `text`. A `<` stands for 0 where there is nothing to check, as the standard allows."""
    if digit == "<":
        return not text.strip("<")
    return check_digit(text) == digit
