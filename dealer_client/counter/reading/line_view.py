"""A list of rows of two lines each, for any number of rows: all have one height, and only what shows is drawn."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dealer_client.counter.icons import icon_pixmap
from dealer_client.counter.theme import FIELD_RADIUS, LABEL_SIZE, TEXT_SIZE, font, tokens

ROW_HEIGHT = 56
_FIRST_LINE, _SECOND_LINE = 10, 29
_LINE_HEIGHT = 18
_SIDE = 12

Index = QModelIndex | QPersistentModelIndex


class LineView(QTableView):
    """`typed` carries what was typed while the list had the focus: it belongs in a search field.

    A table of one column, because Qt lays out a list by going through all of its rows, and a table does not.
    """

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "lines")
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)

    def choose(self, row: int) -> None:
        """Makes a row the current one and brings it into view."""
        model = self.model()
        if model is not None and 0 <= row < model.rowCount():
            self.setCurrentIndex(model.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.text().strip() and event.text().isprintable() and not event.modifiers() & commands:
            self.typed.emit(event.text())
        elif event.key() == Qt.Key.Key_Home and not event.modifiers():
            self.choose(0)
        elif event.key() == Qt.Key.Key_End and not event.modifiers():
            self.choose(self.model().rowCount() - 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)


class LineDelegate(QStyledItemDelegate):
    """Draws one row; whoever derives from it says what stands in it by `draw`."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        return QSize(option.rect.width(), ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, rect = tokens(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        view = option.widget
        ringed = chosen and isinstance(view, QWidget) and view.hasFocus()
        painter.save()
        painter.setClipRect(rect)
        if chosen:
            painter.fillRect(rect, QColor(colours.accent_ground))
            if not ringed:
                painter.fillRect(rect.x(), rect.y(), 3, rect.height(), QColor(colours.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.left() + _SIDE, rect.bottom(), rect.right() - _SIDE, rect.bottom())
        self.draw(Row(painter, option), index)
        if ringed:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -3), FIELD_RADIUS, FIELD_RADIUS)
        painter.restore()

    def draw(self, row: Row, index: Index) -> None:
        """Draws what stands in the row."""
        raise NotImplementedError


class Row:
    """Where words and icons of one row go. `x` counts from the row's left edge, in pixels."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self._painter = painter
        self._rect = option.rect
        self._ratio = painter.device().devicePixelRatio() if painter.device() is not None else 1.0
        self.width = self._rect.width()

    def words(
        self, text: str, x: int, width: int, *, second: bool = False, tone: str = "text", strong: bool = False
    ) -> None:
        """Words on the first or second line, cut with an ellipsis where they do not fit."""
        self._draw(text, x, width, second, tone, strong, Qt.AlignmentFlag.AlignLeft)

    def words_right(
        self, text: str, x: int, width: int, *, second: bool = False, tone: str = "text", strong: bool = False
    ) -> int:
        """The same, against the right edge of that area; gives the width that the words take."""
        return self._draw(text, x, width, second, tone, strong, Qt.AlignmentFlag.AlignRight)

    def icon(self, name: str, tone: str, x: int, *, second: bool = False, size: int = 15) -> None:
        """An icon beside the words of a line."""
        top = self._rect.y() + (_SECOND_LINE if second else _FIRST_LINE) + (_LINE_HEIGHT - size) // 2
        pixmap = icon_pixmap(name, getattr(tokens(), tone), size, self._ratio)
        self._painter.drawPixmap(self._rect.x() + x, top, pixmap)

    def blank(self, x: int, width: int, *, second: bool = False) -> None:
        """A grey bar where words will come."""
        top = self._rect.y() + (_SECOND_LINE if second else _FIRST_LINE) + 4
        self._painter.fillRect(self._rect.x() + x, top, width, 10, QColor(tokens().hover))

    def _draw(
        self, text: str, x: int, width: int, second: bool, tone: str, strong: bool, side: Qt.AlignmentFlag
    ) -> int:
        # Amounts stand under each other; in a date equal widths would pull the hyphens apart.
        tabular = side == Qt.AlignmentFlag.AlignRight and "-" not in text
        face: QFont = font(LABEL_SIZE if second else TEXT_SIZE, strong=strong, tabular=tabular)
        shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, width)
        self._painter.setFont(face)
        self._painter.setPen(QColor(getattr(tokens(), tone)))
        top = self._rect.y() + (_SECOND_LINE if second else _FIRST_LINE)
        left = self._rect.x() + x
        self._painter.drawText(left, top, width, _LINE_HEIGHT, side | Qt.AlignmentFlag.AlignVCenter, shown)
        return QFontMetrics(face).horizontalAdvance(shown)
