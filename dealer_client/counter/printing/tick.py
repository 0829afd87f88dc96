"""A tick box in the colours of the counter: Qt's own can hardly be seen in the dark."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from dealer_client.counter.icons import icon_pixmap
from dealer_client.counter.theme import tokens

_BOX, _GAP, _HEIGHT, _ICON = 18, 8, 30, 14


class Tick(QCheckBox):
    """The whole line can be clicked, as with any tick box."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(_BOX + _GAP + self.fontMetrics().horizontalAdvance(self.text()) + 4, _HEIGHT)

    def hitButton(self, _position: object) -> bool:  # noqa: N802
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        colours = tokens()
        ground, edge, words = colours.surface, colours.muted, colours.text
        if self.isChecked():
            ground = edge = colours.accent
        if not self.isEnabled():
            edge = words = colours.muted
        if self.hasFocus():
            edge = colours.text if self.isChecked() else colours.accent
        top = (self.height() - _BOX) / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(ground))
            painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
            painter.drawRoundedRect(QRectF(1, top, _BOX - 1, _BOX - 1), 4, 4)
            if self.isChecked():
                mark = icon_pixmap("check", colours.on_accent, _ICON, self.devicePixelRatio())
                painter.drawPixmap(QRectF(2.5, top + 1.5, _ICON, _ICON).toRect(), mark)
            painter.setPen(QColor(words))
            line = self.rect().adjusted(_BOX + _GAP, 0, 0, 0)
            shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
