"""What a receipt printer makes of its bytes, as a picture: a preview, and the proof that they mean what they should.

It knows the commands that `escpos_bytes` sends and refuses any other.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dealer_client.resources import resource_path

from .escpos_bytes import PAPERS

if TYPE_CHECKING:
    from PIL.Image import Image

_LINE, _MARGIN = 30, 16
_CHARACTER = 12


@dataclass(slots=True)
class _State:
    align: int = 0
    bold: bool = False
    scale: tuple[int, int] = (1, 1)
    text: bytearray = field(default_factory=bytearray)


@dataclass(frozen=True, slots=True)
class PrintedSlip:
    """What came out: the picture (PNG), the lines of text, and whether it was cut off and the drawer opened."""

    png: bytes = field(repr=False)
    text: tuple[str, ...] = field(repr=False)
    cut: bool
    drawer_opened: bool


def printed(data: bytes, *, width_mm: int) -> PrintedSlip:
    """Runs the bytes. Raises ValueError for a command that is none of ours."""
    return _Run(PAPERS[width_mm].dots).of(data)


class _Run:
    def __init__(self, dots: int) -> None:
        self._dots = dots
        self._strips: list[Image] = []
        self._text: list[str] = []
        self._state = _State()
        self._cut = self._drawer = False

    def of(self, data: bytes) -> PrintedSlip:
        place = 0
        while place < len(data):
            place = self._command(data, place)
        return PrintedSlip(self._picture(), tuple(self._text), self._cut, self._drawer)

    def _command(self, data: bytes, place: int) -> int:
        """Runs what stands at that place; gives the next one."""
        lead, kind = data[place], data[place + 1 : place + 2]
        state = self._state
        if lead == 0x0A:
            self._feed()
            return place + 1
        if lead >= 0x20:
            state.text.append(lead)
            return place + 1
        if lead == 0x1B and kind == b"@":
            self._state = _State()
            return place + 2
        if lead == 0x1B and kind == b"d":
            self._strips.append(self._blank(_LINE * data[place + 2]))
            return place + 3
        if lead == 0x1B and kind == b"p":
            self._drawer = True
            return place + 5
        if lead == 0x1B and kind in (b"t", b"a", b"E", b"!", b"M", b"-", b"{"):
            value = data[place + 2]
            if kind == b"a":
                state.align = value % 48
            elif kind == b"E":
                state.bold = bool(value & 1)
            elif kind == b"!":
                state.scale = (2 if value & 0x20 else 1, 2 if value & 0x10 else 1)
            return place + 3
        if lead == 0x1D and kind in (b"!", b"B", b"b"):
            if kind == b"!":
                state.scale = ((data[place + 2] >> 4) + 1, (data[place + 2] & 7) + 1)
            return place + 3
        if lead == 0x1D and kind == b"V":
            self._cut = True
            return place + (4 if data[place + 2] in (65, 66) else 3)
        if data[place : place + 3] == b"\x1dv0":
            return self._raster(data, place)
        raise ValueError(f"not a command of ours: {data[place : place + 4].hex()}")

    def _raster(self, data: bytes, place: int) -> int:
        from PIL import Image, ImageOps

        across = int.from_bytes(data[place + 4 : place + 6], "little")
        down = int.from_bytes(data[place + 6 : place + 8], "little")
        start, end = place + 8, place + 8 + across * down
        picture = ImageOps.invert(Image.frombytes("1", (across * 8, down), data[start:end]).convert("L"))
        if picture.width > self._dots:
            raise ValueError("a picture wider than the paper")
        strip = self._blank(down)
        strip.paste(picture, (self._left(picture.width), 0))
        self._strips.append(strip)
        return end

    def _feed(self) -> None:
        """Prints the line that was gathered."""
        from PIL import Image, ImageDraw, ImageFont

        line, self._state.text = self._state.text.decode("cp858"), bytearray()
        self._text.append(line)
        across, down = self._state.scale
        if len(line) * _CHARACTER * across > self._dots:
            raise ValueError("a line longer than the paper")
        font = ImageFont.truetype(str(resource_path("fonts", "JetBrainsMono-Regular.ttf")), 20)
        small = Image.new("L", (max(len(line), 1) * _CHARACTER, _LINE), 255)
        draw = ImageDraw.Draw(small)
        for position, character in enumerate(line):
            draw.text((position * _CHARACTER, 2), character, font=font, fill=0, stroke_width=int(self._state.bold))
        drawn = small.resize((small.width * across, small.height * down))
        strip = self._blank(drawn.height)
        strip.paste(drawn, (self._left(drawn.width), 0))
        self._strips.append(strip)

    def _left(self, width: int) -> int:
        return {0: 0, 1: (self._dots - width) // 2, 2: self._dots - width}[self._state.align]

    def _blank(self, height: int) -> Image:
        from PIL import Image

        return Image.new("L", (self._dots, height), 255)

    def _picture(self) -> bytes:
        from PIL import Image

        height = sum(strip.height for strip in self._strips)
        whole = Image.new("L", (self._dots + 2 * _MARGIN, height + 2 * _MARGIN), 255)
        y = _MARGIN
        for strip in self._strips:
            whole.paste(strip, (_MARGIN, y))
            y += strip.height
        file = io.BytesIO()
        whole.save(file, "PNG")
        return file.getvalue()
