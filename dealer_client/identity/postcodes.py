"""Postcodes: the Dutch and French ones known by their form; those of other countries are kept as they were typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

_DUTCH = re.compile(r"(?:NL[\s-]*)?([1-9][0-9]{3})[\s-]*([A-Z]{2})")
_FRENCH = re.compile(r"(?:F(?:R)?[\s-]*)?[0-9]{5}")
_NEVER_USED = frozenset({"SA", "SD", "SS"})
_MOST_CHARACTERS = 120


def tidy_postcode(text: str, country: str) -> str:
    """`3511ab` as `3511 AB`; other texts come back trimmed, too long ones as they were. `country` is alpha-2."""
    if len(text) > _MOST_CHARACTERS:
        return text
    found = _dutch(text) if country.strip().upper() == "NL" else None
    return f"{found[1]} {found[2]}" if found else text.strip()


def is_dutch_postcode(text: str) -> bool:
    """Four digits that do not begin with 0, and two letters other than SA, SD and SS."""
    found = _dutch(text)
    return found is not None and found[2] not in _NEVER_USED


def is_french_postcode(text: str) -> bool:
    """Five digits."""
    return len(text) <= _MOST_CHARACTERS and _FRENCH.fullmatch(text.strip().upper()) is not None


POSTCODE_FORMS: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {"NL": is_dutch_postcode, "FR": is_french_postcode}
)
"""Whether a text has the form of a postcode, by country (alpha-2)."""


def _dutch(text: str) -> re.Match[str] | None:
    return _DUTCH.fullmatch(text.strip().upper()) if len(text) <= _MOST_CHARACTERS else None
