"""Icons: the shipped Lucide drawings, tinted with a colour of the theme and cached by name, colour and pixel size."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from dealer_client.resources import resource_path

from .theme import tokens

ICON_SIZE = 18


def icon_pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon in one colour (`#rrggbb`), `size` logical pixels square, for a screen with that many pixels to one.

    Empty where no drawing has that name: an icon never stands alone, so nothing is lost.
    """
    pixmap = _drawn(name, colour, round(size * ratio))
    made = QPixmap(pixmap)
    made.setDevicePixelRatio(ratio)
    return made


def tinted_icon(name: str, colour: str, size: int = ICON_SIZE) -> QIcon:
    """The same for a button or a menu, sharp up to twice the size."""
    icon = QIcon()
    for ratio in (1.0, 2.0):
        icon.addPixmap(icon_pixmap(name, colour, size, ratio))
    return icon


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, pixels: int) -> QPixmap:
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    drawing = _drawing(name)
    if drawing:
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode())).render(painter)
        painter.end()
    return pixmap


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    file = resource_path("icons", f"{name}.svg")
    return file.read_text(encoding="utf-8") if file.is_file() else ""


class IconLabel(QWidget):
    """An icon that takes its colour from the theme at each paint: `tone` is the name of a token."""

    def __init__(self, name: str, tone: str = "muted", size: int = ICON_SIZE) -> None:
        super().__init__()
        self._name, self._tone, self._size = name, tone, size
        self.setFixedSize(size, size)

    def show_icon(self, name: str, tone: str) -> None:
        """Shows another drawing, in the colour of that token."""
        if (name, tone) != (self._name, self._tone):
            self._name, self._tone = name, tone
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        colour = getattr(tokens(), self._tone)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, icon_pixmap(self._name, colour, self._size, self.devicePixelRatio()))
