"""Licence plates: which signs a country's plates have, letters as X and digits as 9."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from .identifiers import MOST_CHARACTERS, normalise

PLATE_FORMS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        # RDW sidecodes 1 to 14 (not verified against a source).
        "NL": re.compile(
            "XX9999|9999XX|99XX99|XX99XX|XXXX99|99XXXX|99XXX9|9XXX99|XX999X|X999XX|XXX99X|X99XXX|9XX999|999XX9"
        ),
        # The national numbers since 2009, and those of a department before (not verified against a source).
        "FR": re.compile("XX999XX|9{1,4}X{1,3}(?:99|9X|999)"),
    }
)
"""By country (alpha-2)."""


def is_plate_of(country: str, value: str) -> bool:
    """Whether a plate has a form of that country's plates."""
    if len(value) > MOST_CHARACTERS:
        return False
    bare = normalise("plate", value)
    return PLATE_FORMS[country].fullmatch("".join("9" if sign.isdigit() else "X" for sign in bare)) is not None
