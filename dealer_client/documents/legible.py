"""What a clerk typed, fit for paper: every character is shown or named, and none reorders what stands beside it."""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache

from dealer_client.resources import resource_path

TEXT_FONTS = ("Inter-Regular.ttf", "NotoSansArabic-Regular.ttf", "NotoEmoji-Regular.ttf")
"""The fonts of running text, in the order in which the templates try them."""

_BREAK_HERE = "\N{ZERO WIDTH SPACE}"
_ISOLATE, _END_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_LONG_WORD = re.compile(r"\S{25,}")
_PLAIN = re.compile(r"[ -~\u00a0-\u024f]*")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
# Joiners mean something in Arabic script and in emoji, and have no shape of their own.
_JOINERS = frozenset("\u200c\u200d\ufe0f")
_WITHOUT_SHAPE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_MOST_MARKS = 3


def legible(text: str) -> str:
    """The text on one line, safe to set beside other text.

    A character that no font of ours has, or that has no shape (a control or direction mark), becomes its code point:
    `[U+4E2D]`. Very long words may break anywhere, and text from right to left keeps to itself.
    """
    line = " ".join(text.split())
    if not _PLAIN.fullmatch(line):
        line = "".join(_shown(line))
        if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in line):
            line = f"{_ISOLATE}{line}{_END_ISOLATE}"
    return _LONG_WORD.sub(_breakable, line) if len(line) >= 25 else line


def code_points_only(text: str) -> str:
    """The text on one line with everything but Latin letters, digits and punctuation as code points."""
    line = " ".join(text.split())
    return _LONG_WORD.sub(_breakable, "".join(c if _PLAIN.fullmatch(c) else f"[U+{ord(c):04X}]" for c in line))


def _shown(line: str) -> Iterator[str]:
    """Each character or its code point. A mark is set only on a letter of the same font, and only a few high."""
    base, marks = None, 0
    for character in line:
        point, category = ord(character), unicodedata.category(character)
        if category in ("Mn", "Me", "Mc"):
            marks += 1
            fits = base is not None and base == font_of(point) and marks <= _MOST_MARKS
        elif character in _JOINERS:
            fits = True
        else:
            base, marks = font_of(point), 0
            fits = base is not None and category not in _WITHOUT_SHAPE
        yield character if fits else f"[U+{point:04X}]"


def _breakable(word: re.Match[str]) -> str:
    text = word[0]
    return _BREAK_HERE.join(text[place : place + 5] for place in range(0, len(text), 5))


def font_of(point: int) -> int | None:
    """The place of the font that Typst takes for a code point: the first one that has it."""
    return next((place for place, points in enumerate(_fonts()) if point in points), None)


@cache
def _fonts() -> tuple[frozenset[int], ...]:
    """The code points of each text font."""
    return tuple(frozenset(_code_points(resource_path("fonts", name).read_bytes())) for name in TEXT_FONTS)


def _code_points(font: bytes) -> Iterator[int]:
    """The code points in a font's Unicode character map (OpenType `cmap`, format 4 or 12)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4s4xLL", font, 12 + 16 * place) for place in range(tables))
    cmap = next(offset for tag, offset, _length in records if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    subtables = [cmap + struct.unpack_from(">4xL", font, cmap + 4 + 8 * place)[0] for place in range(count)]
    for subtable in subtables:
        (kind,) = struct.unpack_from(">H", font, subtable)
        if kind == 12:
            (groups,) = struct.unpack_from(">L", font, subtable + 12)
            for place in range(groups):
                first, last, _glyph = struct.unpack_from(">LLL", font, subtable + 16 + 12 * place)
                yield from range(first, last + 1)
        elif kind == 4:
            (segments_x2,) = struct.unpack_from(">H", font, subtable + 6)
            half = segments_x2 // 2
            ends = struct.unpack_from(f">{half}H", font, subtable + 14)
            starts = struct.unpack_from(f">{half}H", font, subtable + 16 + segments_x2)
            for first, last in zip(starts, ends, strict=True):
                yield from range(first, min(last, 0xFFFE) + 1)
