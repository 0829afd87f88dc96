"""A line of text as a picture, for printers that lack its letters."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from dealer_client.resources import resource_path

from .legible import TEXT_FONTS, font_of

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

_HEIGHT, _LARGE_HEIGHT = 28, 52
_SIZE_OF_HEIGHT = 0.72


def line_picture(text: str, dots: int, *, large: bool = False, align: str = "left") -> Image:
    """The line in black on white, `dots` wide; what does not fit is drawn smaller."""
    from PIL import Image, ImageDraw

    height = _LARGE_HEIGHT if large else _HEIGHT
    runs = _runs(text)
    size = int(height * _SIZE_OF_HEIGHT)
    wide = _width(runs, size)
    if wide > dots:
        size = max(size * dots // wide, 8)
        wide = _width(runs, size)
    picture = Image.new("L", (dots, height), 255)
    draw = ImageDraw.Draw(picture)
    x = {"left": 0, "center": max(dots - wide, 0) // 2, "right": max(dots - wide, 0)}[align]
    for font, run in runs:
        drawn = _font(font, size)
        draw.text((x, height * 3 // 4), run, font=drawn, fill=0, anchor="ls")
        x += int(drawn.getlength(run))
    return picture


def _runs(text: str) -> list[tuple[int, str]]:
    """Pieces of the text by the font that has them; spaces stay with what stands before them."""
    fonts: list[int] = []
    for character in text:
        fonts.append(fonts[-1] if character == " " and fonts else font_of(ord(character)) or 0)
    return [
        (font, "".join(character for _, character in piece))
        for font, piece in groupby(zip(fonts, text, strict=True), key=lambda pair: pair[0])
    ]


def _width(runs: list[tuple[int, str]], size: int) -> int:
    return sum(int(_font(font, size).getlength(run)) for font, run in runs)


@cache
def _font(place: int, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(str(resource_path("fonts", TEXT_FONTS[place])), size)
