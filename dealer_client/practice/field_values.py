"""What the value of a field may be, whatever kind of entry it stands in."""

from __future__ import annotations

import re
from datetime import date

from .text_lines import NOT_TEXT

_MOST_TEXT = 200
_MOST_FREE_TEXT = 2_000
_MOST_CENTS = 10**12
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")
_ENTRY = re.compile(r"[A-Z]{1,4}-[0-9]{6,12}")
_ITEM = re.compile(r"[A-Z]{1,4}-[0-9]{6,12}/[1-9][0-9]{0,3}")
_LINE_BREAKS = str.maketrans("\n\t", "  ")


def is_text(value: object) -> bool:
    """One line of real characters."""
    return isinstance(value, str) and 0 < len(value) <= _MOST_TEXT and not NOT_TEXT.search(value)


def is_free_text(value: object) -> bool:
    """Real characters, of more than one line if need be."""
    return (
        isinstance(value, str)
        and 0 < len(value) <= _MOST_FREE_TEXT
        and not NOT_TEXT.search(value.translate(_LINE_BREAKS))
    )


def is_cents(value: object) -> bool:
    """Money, below zero too."""
    return isinstance(value, int) and not isinstance(value, bool) and value <= _MOST_CENTS


def is_date(value: object) -> bool:
    """A day as yyyy-mm-dd."""
    try:
        return isinstance(value, str) and len(value) == 10 and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def is_moment(value: object) -> bool:
    """A UTC moment with six decimals."""
    return isinstance(value, str) and _MOMENT.fullmatch(value) is not None and is_date(value[:10])


def is_entry_number(value: object) -> bool:
    """The number of an entry: A-000123."""
    return isinstance(value, str) and _ENTRY.fullmatch(value) is not None


def is_item_number(value: object) -> bool:
    """The number of an item: A-000123/2."""
    return isinstance(value, str) and _ITEM.fullmatch(value) is not None


def is_identifier(value: object) -> bool:
    """A kind of number and its value."""
    return isinstance(value, dict) and is_text(value.get("kind")) and is_text(value.get("value"))
