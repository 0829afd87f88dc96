"""Spellings of one name, and of one number, made equal: a person who is typed otherwise must not become another one.

A name is spelled as its bearer does, as a passport's machine-readable zone does (ICAO 9303-3, section 6: Ö becomes OE,
Ø OE, Å AA, IJ stays two letters), or without its accents; and letters of other scripts look the same. In a number O and
0, and I and 1, are mistaken for each other.

Names are folded far, since no name decides alone: a date of birth, or an address, must be equal as well. A number of a
document nearly decides alone, so only what a clerk cannot tell apart is made equal in it.
"""

from __future__ import annotations

import re
import unicodedata

# Letters that have no accent to take off.
_LETTERS = str.maketrans(
    {"Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "Æ": "A", "Œ": "O", "Þ": "TH", "Ħ": "H", "Ŧ": "T", "Ŋ": "N", "Ɖ": "D"}
)
# Cyrillic and Greek capitals that look like Latin ones.
_SAME_LOOK = str.maketrans("АВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTYXIJSABEZHIKMNOPTYX")
_DIGITS_FOR_LETTERS = str.maketrans("01", "OI")
_LETTERS_FOR_DIGITS = str.maketrans("OI", "01")
_TWO_FOR_ONE = re.compile("A[AE]+|[OU]E+|IJ")


def folded_name(text: str) -> str:
    """A name or place in capitals, the same for each of its spellings; no longer fit to be read."""
    letters = _capitals(text).translate(_LETTERS).translate(_DIGITS_FOR_LETTERS)
    return _TWO_FOR_ONE.sub(lambda found: "Y" if found[0] == "IJ" else found[0][0], letters)


def folded_number(text: str) -> str:
    """The number of a document, firm or house, the same for each of its spellings."""
    return _capitals(text).translate(_LETTERS_FOR_DIGITS)


def _capitals(text: str) -> str:
    """Capitals and digits alone: no accents, spaces or punctuation."""
    capitals = unicodedata.normalize("NFKD", text).upper().translate(_SAME_LOOK)
    return "".join(sign for sign in capitals if sign.isalnum())
