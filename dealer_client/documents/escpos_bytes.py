"""A slip as the bytes of an ESC/POS printer, by python-escpos.

Text goes out in code page 858 (Western European with the euro sign); a line with other letters goes out as a picture,
so that every name can be read on every printer.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .line_picture import line_picture
from .slip import Slip, SlipCode, SlipLine, SlipPair, SlipRule, SlipText

if TYPE_CHECKING:
    from PIL.Image import Image

_CODE_PAGE = "cp858"
# The marks that keep a script in its place mean nothing on a line by itself.
_PLAIN_SIGNS = str.maketrans(
    {
        "\N{NO-BREAK SPACE}": " ",
        "–": "-",
        "—": "-",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "…": "...",
        "\u200b": "",
        "\u2066": "",
        "\u2068": "",
        "\u2069": "",
    }
)
_QR_DOTS = 200
_TEAR_LINES = 6


@dataclass(frozen=True, slots=True)
class Paper:
    """A width of paper: how many dots and how many characters of 12 dots fit on a line."""

    dots: int
    characters: int


PAPERS = {58: Paper(dots=384, characters=32), 80: Paper(dots=576, characters=48)}
"""The papers there are, by their width in millimetres."""


def slip_bytes(slip: Slip, *, width_mm: int, cuts: bool = True) -> bytes:
    """What is sent to the printer to print the slip, cut it off, and open the drawer where it should.

    Without a cutter (`cuts` False) the paper is fed on, to be torn off.
    """
    paper = PAPERS[width_mm]
    printer = _dummy(paper)
    printer.hw("INIT")
    printer.charcode("CP858")
    if slip.logo is not None:
        printer.set(align="center")
        printer.image(_logo(slip.logo, paper), impl="bitImageRaster")
    for line in slip.lines:
        for part in _parts(line, paper):
            _print(printer, part, paper)
    if cuts:
        printer.cut()
    else:
        printer.text("\n" * _TEAR_LINES)
    if slip.opens_drawer:
        printer.cashdraw(2)
    return bytes(printer.output)


def drawer_bytes() -> bytes:
    """What opens the cash drawer that hangs on the printer."""
    printer = _dummy(PAPERS[80])
    printer.cashdraw(2)
    return bytes(printer.output)


def _dummy(paper: Paper) -> Any:
    """A printer of that paper that gathers its bytes."""
    from escpos.printer import Dummy

    printer = Dummy()
    known = deepcopy(printer.profile.profile_data)
    known["media"]["width"]["pixels"] = paper.dots
    printer.profile.profile_data = known
    return printer


def _parts(line: SlipLine, paper: Paper) -> Iterator[SlipLine]:
    """The lines of paper that a line of the slip takes."""
    if isinstance(line, SlipText):
        width = paper.characters // (2 if line.large else 1)
        for part in textwrap.wrap(_printable(line.text), width) or [""]:
            yield SlipText(text=part, align=line.align, bold=line.bold, large=line.large)
    elif isinstance(line, SlipPair):
        left, right = _printable(line.left), _printable(line.right)
        if len(left) + len(right) < paper.characters:
            yield SlipText(text=left + right.rjust(paper.characters - len(left)), bold=line.bold)
        else:
            yield from _parts(SlipText(text=left, bold=line.bold), paper)
            yield SlipText(text=right[: paper.characters].rjust(paper.characters), bold=line.bold)
    elif isinstance(line, SlipRule):
        yield SlipText(text="-" * paper.characters)
    else:
        yield line


def _print(printer: Any, line: SlipLine, paper: Paper) -> None:
    if isinstance(line, SlipText):
        align = line.align
        printer.set(
            align=align,
            bold=line.bold,
            double_width=line.large,
            double_height=line.large,
            normal_textsize=not line.large,
        )
        if _fits_code_page(line.text):
            printer.text(f"{line.text}\n")
        else:
            printer.image(line_picture(line.text, paper.dots, large=line.large, align=align), impl="bitImageRaster")
    elif isinstance(line, SlipCode):
        printer.set(align="center")
        printer.image(_qr(line.text), impl="bitImageRaster")


def _printable(text: str) -> str:
    """On one line, with typographic signs that no printer has as plain ones; it was made legible before."""
    return " ".join(text.translate(_PLAIN_SIGNS).split())


def _fits_code_page(text: str) -> bool:
    try:
        text.encode(_CODE_PAGE)
    except UnicodeEncodeError:
        return False
    return text.isprintable()


def _qr(text: str) -> Image:
    import segno
    from PIL import Image

    picture = io.BytesIO()
    code = segno.make(text, micro=False, error="m")
    code.save(picture, kind="png", scale=max(_QR_DOTS // code.symbol_size(border=2)[0], 1), border=2)
    return Image.open(picture)


def _logo(png: bytes, paper: Paper) -> Image:
    """The logo in black and white, not wider than the paper, on white where it is see-through."""
    from PIL import Image

    with Image.open(io.BytesIO(png)) as opened:
        coloured = opened.convert("RGBA")
    ground = Image.new("RGBA", coloured.size, "white")
    ground.alpha_composite(coloured)
    ground.thumbnail((paper.dots * 2 // 3, 160))
    return ground.convert("L")
