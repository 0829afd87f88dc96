"""A sheet to read: headings, facts, states and steps as one text, that can be selected, copied and read aloud.

One document instead of many labels: an entry of a hundred items is laid out within a frame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser

from dealer_client.counter.icons import icon_pixmap
from dealer_client.counter.theme import FIGURE_SIZE, GAP, HEADING_SIZE, LABEL_SIZE, TEXT_SIZE, tokens

Compose = Callable[[], str]
_ICON = 18
_SCROLL_BAR = 12


class Sheet(QTextBrowser):
    """Shows what `compose` gives, and asks it again when the colours change.

    `keeps_lane`: what stands on it ends at the same place whether there is a scroll bar or not.
    """

    def __init__(self, *, keeps_lane: bool = False) -> None:
        super().__init__()
        self.setProperty("look", "sheet")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._compose: Compose | None = None
        self._shown = ""
        if keeps_lane:
            self._keep_lane(0, 0)
            self.verticalScrollBar().rangeChanged.connect(self._keep_lane)

    def show_parts(self, compose: Compose | None, *, from_top: bool = False) -> None:
        """Shows a sheet, or none; with the same words it stays where it was scrolled to."""
        self._compose = compose
        html = compose() if compose is not None else ""
        if html == self._shown and not from_top:
            return
        self._shown = html
        place = 0 if from_top else self.verticalScrollBar().value()
        self.setHtml(html)
        self.verticalScrollBar().setValue(place)

    def needed_height(self, width: int) -> int:
        """How high it must be to show everything at that width, in pixels."""
        copy = self.document().clone()
        # As beside a scroll bar, so that one which is there already has no reason to stay.
        copy.setTextWidth(width - _SCROLL_BAR)
        return round(copy.size().height()) + GAP

    def loadResource(self, kind: int, name: QUrl) -> Any:  # noqa: N802
        if kind == QTextDocument.ResourceType.ImageResource and name.scheme() == "icon":
            drawing, _, tone = name.path().partition("/")
            return icon_pixmap(drawing, getattr(tokens(), tone, tokens().text), _ICON * 2)
        return super().loadResource(kind, name)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and getattr(self, "_compose", None) is not None:
            self.show_parts(self._compose)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _keep_lane(self, first: int, last: int) -> None:
        self.setViewportMargins(0, 0, 0 if last > first else _SCROLL_BAR, 0)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(320, 200)


def title(words: str, beside: str = "") -> str:
    """The one thing that the sheet is about, and a line under it."""
    bottom = 2 if beside else 12
    made = (
        f'<p style="margin:0 0 {bottom}px 0; font-size:{FIGURE_SIZE - 4}px; font-weight:600; color:{tokens().text}">'
        f"{escape(words)}</p>"
    )
    if beside:
        made += f'<p style="margin:0 0 12px 0; font-size:{TEXT_SIZE}px; color:{tokens().muted}">{escape(beside)}</p>'
    return made


def heading(words: str) -> str:
    """The name of a part of the sheet."""
    return (
        f'<p style="margin:14px 0 4px 0; font-size:{HEADING_SIZE - 1}px; font-weight:600; color:{tokens().text}">'
        f"{escape(words)}</p>"
    )


def plain(words: str, *, muted: bool = False) -> str:
    """A paragraph."""
    colour = tokens().muted if muted else tokens().text
    return f'<p style="margin:0 0 6px 0; font-size:{TEXT_SIZE}px; color:{colour}">{escape(words)}</p>'


def facts(rows: Iterable[tuple[str, str]], *, label_width: int = 108) -> str:
    """Names with their values; a row without a value is left out."""
    cells = "".join(
        f'<tr><td width="{label_width}" style="padding:2px 10px 2px 0; color:{tokens().muted}; '
        f'font-size:{LABEL_SIZE}px">{escape(name)}</td>'
        f'<td style="padding:2px 0; color:{tokens().text}; font-size:{TEXT_SIZE}px">{_lines(value)}</td></tr>'
        for name, value in rows
        if value
    )
    return f'<table width="100%" cellspacing="0" cellpadding="0">{cells}</table>'


def table(
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    figures_from: int = 1,
    strong: bool = False,
    shares: Sequence[int] = (),
) -> str:
    """Rows under their names; from the column `figures_from` on they stand at the right. `strong`: the last row counts
    the others up. `shares` of the width (in hundredths) have tables below each other agree."""
    lines = list(rows)
    widths = [f'width="{share}%" ' for share in shares] or [""] * len(columns)
    head = "".join(
        f'<td {widths[at]}align="{"right" if at >= figures_from else "left"}" style="padding:2px 6px 4px 0; '
        f'color:{tokens().muted}; font-size:{LABEL_SIZE}px">{escape(name)}</td>'
        for at, name in enumerate(columns)
    )
    body = ""
    for number, cells in enumerate(lines, start=1):
        weight = 600 if strong and number == len(lines) else 400
        body += "<tr>" + "".join(
            f'<td align="{"right" if at >= figures_from else "left"}" style="padding:3px 6px 3px 0; '
            f'color:{tokens().text}; font-size:{TEXT_SIZE}px; font-weight:{weight}">{_lines(cell)}</td>'
            for at, cell in enumerate(cells)
        )
        body += "</tr>"
    named = f"<tr>{head}</tr>" if any(columns) else ""
    return f'<table width="100%" cellspacing="0" cellpadding="0" style="margin:2px 0 2px 0">{named}{body}</table>'


def state(icon: str, tone: str, words: str, detail: str = "") -> str:
    """How something stands: icon, words and a tinted ground of ok, attention, blocked or muted."""
    ground = getattr(tokens(), "hover" if tone == "muted" else f"{tone}_ground")
    more = (
        f'<br><span style="font-weight:400; font-size:{LABEL_SIZE}px; color:{tokens().muted}">{_lines(detail)}</span>'
        if detail
        else ""
    )
    return (
        '<table width="100%" cellspacing="0" cellpadding="0" style="margin:4px 0 4px 0"><tr>'
        f'<td width="{_ICON}" bgcolor="{ground}" style="padding:8px 4px 8px 10px" valign="top">'
        f'<img src="icon:{icon}/{tone}" width="{_ICON}" height="{_ICON}"></td>'
        f'<td bgcolor="{ground}" style="padding:8px 10px 8px 6px; font-size:{TEXT_SIZE}px; font-weight:600; '
        f'color:{tokens().text}">{escape(words)}{more}</td></tr></table>'
    )


def figure(label: str, words: str, beside: str = "") -> str:
    """What one reads from the sheet to someone else, large: a telephone number with whose it is."""
    if not words:
        return ""
    small = f'<span style="font-size:{LABEL_SIZE}px; color:{tokens().muted}">'
    made = f'<p style="margin:10px 0 0 0">{small}{escape(f"{label} {beside}".strip())}</span></p>'
    return (
        f'{made}<p style="margin:0 0 6px 0; font-size:{FIGURE_SIZE - 4}px; font-weight:600; color:{tokens().text}">'
        f"{escape(words)}</p>"
    )


def steps(words: Sequence[str]) -> str:
    """What to do, in order."""
    rows = "".join(
        f'<tr><td width="26" valign="top" style="padding:4px 0; color:{tokens().accent}; font-weight:600; '
        f'font-size:{TEXT_SIZE}px">{number}.</td>'
        f'<td style="padding:4px 0; color:{tokens().text}; font-size:{TEXT_SIZE}px">{escape(step)}</td></tr>'
        for number, step in enumerate(words, start=1)
    )
    return f'<table width="100%" cellspacing="0" cellpadding="0">{rows}</table>'


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")
