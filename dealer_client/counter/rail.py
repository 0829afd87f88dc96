"""The left rail: the places of work with their function keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from .icons import icon_pixmap
from .language import Worded
from .place import Place
from .theme import font, tokens

_ICON = 20


class Rail(Worded, QWidget):
    """One button for each place; `chosen` tells which one was pressed."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "rail-ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(84)
        self._buttons: dict[Place, RailButton] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 10, 8, 10)
        self._column.setSpacing(6)
        self._column.addStretch()

    def add_place(self, place: Place) -> None:
        """One more place, below the others."""
        button = RailButton(place.icon, QKeySequence(place.key).toString())
        button.clicked.connect(lambda: self.chosen.emit(place))
        self._group.addButton(button)
        self._column.insertWidget(len(self._buttons), button)
        self._buttons[place] = button
        button.say(place.title())

    def show_place(self, place: Place) -> None:
        """Marks the place that is on the screen."""
        self._buttons[place].setChecked(True)

    def show_only(self, places: Sequence[Place]) -> None:
        """Leaves out the places where one cannot go now."""
        for place, button in self._buttons.items():
            button.setVisible(place in places)

    def show_count(self, place: Place, count: int) -> None:
        """Shows how many things wait at a place; nothing for 0."""
        self._buttons[place].show_count(count)

    def retranslate(self) -> None:
        for place, button in self._buttons.items():
            button.say(place.title())


class RailButton(QPushButton):
    """Icon, word and key under each other; drawn here because a push button sets them side by side."""

    def __init__(self, icon: str, key: str) -> None:
        super().__init__()
        self.setProperty("look", "rail")
        self.setCheckable(True)
        # Places have keys of their own; the Tab order is the conversation's.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._icon, self._key, self._word, self._count = icon, key, "", 0

    def say(self, word: str) -> None:
        """The word under the icon."""
        self._word = word
        self.setAccessibleName(f"{word} {self._key}")
        self.setToolTip(f"{word}  {self._key}")
        self.update()

    def show_count(self, count: int) -> None:
        """The badge; nothing for 0."""
        self._count = count
        self.setAccessibleDescription(str(count) if count else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        colours = tokens()
        colour = colours.on_accent if self.isChecked() else colours.rail_text
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ratio = self.devicePixelRatio()
            painter.drawPixmap((self.width() - _ICON) // 2, 7, icon_pixmap(self._icon, colour, _ICON, ratio))
            painter.setPen(QColor(colour))
            painter.setFont(font(11, strong=self.isChecked()))
            wide = painter.fontMetrics().horizontalAdvance(self._word) > self.width() - 4
            if wide:
                painter.setFont(font(10))
            painter.drawText(QRect(0, 28, self.width(), 16), Qt.AlignmentFlag.AlignCenter, self._word)
            painter.setFont(font(10))
            painter.drawText(QRect(0, 43, self.width(), 14), Qt.AlignmentFlag.AlignCenter, self._key)
            if self._count:
                self._paint_count(painter)

    def _paint_count(self, painter: QPainter) -> None:
        colours = tokens()
        words = str(self._count) if self._count < 100 else "99+"
        painter.setFont(font(10, strong=True))
        width = max(16, painter.fontMetrics().horizontalAdvance(words) + 8)
        badge = QRect(self.width() // 2 + 4, 3, width, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.attention_ground))
        painter.drawRoundedRect(badge, 8, 8)
        painter.setPen(QColor(colours.attention))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.HoverEnter:
            self.update()
        return super().event(event)
