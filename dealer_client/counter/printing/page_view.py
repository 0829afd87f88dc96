"""The preview: one page of a document, or a slip, as wide as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

_MARGIN = 12
_WIDEST, _SLIP_WIDEST = 760, 400
_PAGE_DOTS = 144
"""Dots per inch that a page is read at: A4 is 1190 wide then, sharp at twice the usual scale too."""
_LABEL_DOTS = 2 * _PAGE_DOTS
_LABEL_WIDEST_MM = 105.0
_EDGE = QColor(0, 0, 0, 60)


def preview_dots(width_mm: float) -> int:
    """Dots per inch to read a page at; a label is shown larger than it is, so it is read finer."""
    return _LABEL_DOTS if width_mm <= _LABEL_WIDEST_MM else _PAGE_DOTS


class PageView(QScrollArea):
    """Scrolls where the page is longer than the room. Paper is white, in the dark as well."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet = _Sheet()
        self.setWidget(self._sheet)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_picture(self, picture: QImage | None, *, slip: bool = False) -> None:
        """Another page, from its top; None while it is made."""
        self._sheet.picture = QPixmap() if picture is None else QPixmap.fromImage(picture)
        self._sheet.widest = _SLIP_WIDEST if slip else _WIDEST
        self._fit()
        self.verticalScrollBar().setValue(0)

    @property
    def picture(self) -> QPixmap:
        """What is shown."""
        return self._sheet.picture

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        picture, sheet = self._sheet.picture, self._sheet
        room = min(self.viewport().width() - 2 * _MARGIN, sheet.widest)
        if picture.isNull() or room <= 0:
            sheet.resize(0, 0)
            return
        # A small label is shown larger, but not so large that its bars look rough.
        width = min(room, picture.width())
        sheet.resize(width + 2 * _MARGIN, round(width * picture.height() / picture.width()) + 2 * _MARGIN)


class _Sheet(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.picture, self.widest = QPixmap(), _WIDEST
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.size()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        if self.picture.isNull():
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            paper = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
            painter.drawPixmap(paper, self.picture)
            painter.setPen(_EDGE)
            painter.drawRect(paper)
