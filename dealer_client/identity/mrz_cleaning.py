"""From what a reader sent through the keyboard to the characters of the zone.

A reader acts as a keyboard with some layout, the computer may be set to another. Then `<` comes out as another sign,
digits as the signs of their keys, and some letters change places. What was meant cannot be known for sure, so
`variants` gives every reading that makes sense, the likeliest first; check digits decide.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

MOST_CHARACTERS = 400
"""The largest zone has 90; the rest is for line ends, prefixes and suffixes of a reader."""

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\ufeff]")
_SIGN = re.compile(r"[^A-Z0-9\s]")
_NOT_ZONE = re.compile("[^A-Z0-9<]")

_LETTERS_SWAPPED_ON_AZERTY = {"A": "Q", "Q": "A", "Z": "W", "W": "Z", "?": "M", ",": "M", ".": "<"}
# The row of digits as these layouts type it when the reader believes it is on a US keyboard, or the other way round.
_DIGIT_ROWS: tuple[tuple[str, dict[str, str]], ...] = (
    ("à&é\"'(-è_ç", _LETTERS_SWAPPED_ON_AZERTY),  # France
    ("à&é\"'(§è!ç", _LETTERS_SWAPPED_ON_AZERTY),  # Belgium
    (")!@#$%^&*(", {}),  # shifted, US
    ('=!"§$%&/()', {}),  # shifted, Germany
)
_LAYOUTS = tuple(
    str.maketrans({**{sign: str(digit) for digit, sign in enumerate(row)}, **letters}) for row, letters in _DIGIT_ROWS
)
_QWERTZ = str.maketrans("YZ", "ZY")


def variants(text: str) -> Iterator[str]:
    """Every reading of `text` as A-Z, 0-9 and `<`, the likeliest first. `text` has at most MOST_CHARACTERS."""
    seen: set[str] = set()
    for variant in _all_variants(text):
        if variant and variant not in seen:
            seen.add(variant)
            yield variant


def _all_variants(text: str) -> Iterator[str]:
    sent = _CONTROLS.sub("", text)
    if not re.search("[0-9]", sent):
        # Before capitals are made: è and È are not the same key.
        for layout in _LAYOUTS:
            yield from _signs_read(sent.translate(_small_letters_too(layout)).upper())
    capitals = sent.upper()
    yield from _signs_read(capitals)
    # A keyboard on which Y and Z change places has no `<` where the reader looks for it either.
    if "<" not in capitals and ("Y" in capitals or "Z" in capitals):
        yield from _signs_read(capitals.translate(_QWERTZ))


def _small_letters_too(layout: dict[int, str]) -> dict[int, str]:
    return {**{ord(chr(key).lower()): value for key, value in layout.items() if chr(key).isalpha()}, **layout}


def _signs_read(text: str) -> Iterator[str]:
    """With one sign as the filler and all others dropped; with every sign as a filler; with spaces as fillers."""
    joined = "".join(text.split())
    signs = Counter(_SIGN.findall(joined))
    filler = "<" if "<" in signs else max(signs, key=lambda sign: signs[sign], default="<")
    yield _NOT_ZONE.sub("", joined.replace(filler, "<"))
    yield _SIGN.sub("<", joined)
    # Word processors make « of <<.
    yield _SIGN.sub("<", re.sub("[«»]", "<<", joined))
    if "<" not in signs and " " in text:
        yield _spaces_as_fillers(text)


def _spaces_as_fillers(text: str) -> str:
    """Spaces at the end of a line may have been lost on the way; they are only fillers."""
    lines = [line for line in re.split(r"[\r\n\t\v\f]+", text) if line.strip()]
    width = {2: (44, 36), 3: (30,)}.get(len(lines), ())
    longest = max((len(line) for line in lines), default=0)
    padded = next((w for w in reversed(width) if w >= longest), 0)
    return _NOT_ZONE.sub("<", "".join(line.ljust(padded) for line in lines))
