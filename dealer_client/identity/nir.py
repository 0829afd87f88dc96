"""The French social security number (numéro de sécurité sociale, NIR): 13 signs and a key of two digits.

Sex, year and month of birth, department (2A and 2B for Corsica), commune, order, and 97 minus the number modulo 97.
"""

from __future__ import annotations

import re

_MOST_CHARACTERS = 4000
_JOINT = "[ \u00a0\u202f.-]?"
_FORM = _JOINT.join(("[1-478]", "[0-9]{2}", "[0-9]{2}", "(?:[0-9]{2}|2[AaBb])", "[0-9]{3}", "[0-9]{3}", "[0-9]{2}"))
_NUMBER = re.compile(rf"(?<![0-9A-Za-z]){_FORM}(?![0-9A-Za-z])")


def holds_nir(text: str) -> bool:
    """Whether a text has a social security number in it. Looks at the first 4,000 characters."""
    return any(_key_holds(found[0]) for found in _NUMBER.finditer(text[:_MOST_CHARACTERS]))


def is_bare_nir(text: str) -> bool:
    """Whether a text is a social security number and nothing else, perhaps in groups."""
    short = text[:40].strip()
    return _NUMBER.fullmatch(short) is not None and _key_holds(short)


def _key_holds(written: str) -> bool:
    signs = re.sub("[^0-9A-Z]", "", written.upper())
    number = int(signs[:13].replace("2A", "19").replace("2B", "18"))
    return 97 - number % 97 == int(signs[13:])
