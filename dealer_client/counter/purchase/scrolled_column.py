"""A column of fields that scrolls where the screen is too low for it, and brings what has the focus in sight."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

_ROOM = 28
"""Above what has the focus stands its caption."""


class _InSight(QObject):
    """Brings a widget in sight as the focus comes to it, from wherever."""

    def __init__(self, scroll: QScrollArea) -> None:
        super().__init__(scroll)
        self._scroll = scroll

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.ensureWidgetVisible(watched, 0, _ROOM)
        return False


def scrolled_column(body: QVBoxLayout, targets: Iterable[QWidget]) -> QVBoxLayout:
    """The column, put in `body`; `targets` are the widgets that take the focus in it."""
    held, scroll = QWidget(), QScrollArea()
    held.setProperty("look", "scrolled")
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(body.spacing())
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(held)
    in_sight = _InSight(scroll)
    for target in targets:
        target.installEventFilter(in_sight)
    body.addWidget(scroll, 1)
    return column
