"""The keys of the purchase."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def bind_keys(place: QWidget, bindings: Iterable[tuple[str, Callable[[], object]]]) -> None:
    """Each of these does its work while the focus is somewhere in `place`; several keys are separated by spaces."""
    for keys, work in bindings:
        for key in keys.split():
            shortcut = QShortcut(QKeySequence(key), place)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(work)
