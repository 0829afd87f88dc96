"""Labels for items: number, bar code (Code 128), what it is and when it is free; on sheets, or one on a label's own
size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from dealer_client.register.canonical import JsonObject
from dealer_client.register.wording import Text

from . import figures
from .field_wording import PRACTICE_MARK
from .legible import code_points_only
from .pen import Pen
from .sheet import Sheet
from .typesetting import NotTypeset, typeset

_TITLE = Text(nl="Etiketten", en="Labels")
_FREE_ON = Text(nl="Vrij op {day}", en="Free on {day}")
_BAR_CODE = Text(nl="Streepjescode {number}", en="Bar code {number}")
_SMALL = 230
_QUIET_MODULES = 10
"""The empty space that a reader needs at each side of a code (ISO/IEC 15417)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSheet:
    """How labels lie on a sheet; all in tenths of a millimetre. A label printer's label is a sheet of one."""

    page: tuple[int, int]
    margin: tuple[int, int]
    label: tuple[int, int]
    gap: tuple[int, int] = (0, 0)
    columns: int = 1
    rows: int = 1


LABEL_SHEETS: Mapping[str, LabelSheet] = MappingProxyType(
    {
        "a4-24": LabelSheet(page=(2100, 2970), margin=(0, 0), label=(700, 371), columns=3, rows=8),
        "a4-21": LabelSheet(page=(2100, 2970), margin=(72, 151), label=(635, 381), gap=(25, 0), columns=3, rows=7),
        "a4-65": LabelSheet(page=(2100, 2970), margin=(47, 107), label=(381, 212), gap=(25, 0), columns=5, rows=13),
        "label-62x29": LabelSheet(page=(620, 290), margin=(0, 0), label=(620, 290)),
        "label-57x32": LabelSheet(page=(570, 320), margin=(0, 0), label=(570, 320)),
        "label-50x25": LabelSheet(page=(500, 250), margin=(0, 0), label=(500, 250)),
    }
)
"""Sheets and labels that shops have, by name: so many on A4, or width by height in millimetres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLabel:
    """What stands on a label. `number` is `A-000123/2`; `free_on` is None for what is free to be sold."""

    number: str
    goods: str = field(repr=False)
    free_on: date | None = None


def item_labels(labels: Sequence[ItemLabel], layout: LabelSheet, sheet: Sheet, *, skip: int = 0) -> bytes:
    """The labels as a PDF. `skip` leaves so many places of the first sheet free: it was used before. Raises
    NotTypeset."""
    codes = {f"code-{place}": code128_svg(label.number) for place, label in enumerate(labels)}

    def data(pen: Pen) -> JsonObject:
        made_at = sheet.made_at
        return {
            "language": sheet.language,
            "title": pen.say(_TITLE),
            "made": [made_at.year, made_at.month, made_at.day, made_at.hour, made_at.minute, made_at.second],
            "author": pen.show(sheet.shop.dealer),
            "practice": pen.say(PRACTICE_MARK) if sheet.shop.practice else "",
            "page": layout.page,
            "margin": layout.margin,
            "label": layout.label,
            "gap": layout.gap,
            "columns": layout.columns,
            "rows": layout.rows,
            "labels": [None] * (skip % (layout.columns * layout.rows))
            + [
                {
                    "number": label.number,
                    "goods": pen.show(_shortened(label.goods, layout)),
                    "free": pen.say(_FREE_ON, day=figures.day(label.free_on.isoformat())) if label.free_on else "",
                    "code": f"code-{place}",
                    "alt": pen.say(_BAR_CODE, number=label.number),
                }
                for place, label in enumerate(labels)
            ],
        }

    try:
        return typeset("labels.typ", data(sheet.pen()), made_at=sheet.made_at, attached=codes)
    except NotTypeset:
        plain = Pen(sheet.language, home=sheet.shop.address.country, show=code_points_only)
        return typeset("labels.typ", data(plain), made_at=sheet.made_at, attached=codes)


def _shortened(goods: str, layout: LabelSheet) -> str:
    """As much of the goods as the label has room for: two lines, or one on a small label."""
    width, height = layout.label
    small = height < _SMALL
    most = int((width - 60) / (12 if small else 15)) * (1 if small else 2)
    line = " ".join(goods.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def code128_svg(text: str) -> str:
    """The Code 128 of an item number, with its quiet space, as bars one unit a module."""
    from barcode.codex import Code128

    (modules,) = Code128(text).build()
    bars, start = [], None
    for place, module in enumerate(f"{modules}0"):
        if module == "1" and start is None:
            start = place
        elif module == "0" and start is not None:
            bars.append(f'<rect x="{start + _QUIET_MODULES}" width="{place - start}" height="40"/>')
            start = None
    width = len(modules) + 2 * _QUIET_MODULES
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 40" width="{width}" height="40" '
        f'preserveAspectRatio="none" shape-rendering="crispEdges">{"".join(bars)}</svg>'
    )
