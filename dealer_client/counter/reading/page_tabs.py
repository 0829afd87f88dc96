"""The pages of one place side by side, one of them shown; reached with Ctrl and its number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget


class PageTabs(QWidget):
    """`chosen` carries the number of the page, from 0. The keys work wherever the focus is within `place`."""

    chosen = Signal(int)

    def __init__(self, place: QWidget, count: int) -> None:
        super().__init__()
        self.current = 0
        self._withheld: set[int] = set()
        self.buttons: list[QPushButton] = []
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for number in range(count):
            button = QPushButton()
            button.setProperty("look", "chip")
            button.setCheckable(True)
            button.setAutoDefault(False)
            # Pages have keys of their own; the Tab order is that of the work on the page.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(partial(self.choose, number))
            self._group.addButton(button)
            self.buttons.append(button)
            row.addWidget(button)
            QShortcut(
                QKeySequence(f"Ctrl+{number + 1}"),
                place,
                activated=partial(self.choose, number),
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            )
        row.addStretch()
        self.buttons[0].setChecked(True)

    def choose(self, number: int, _checked: bool = False) -> None:
        """Shows a page, if it is offered."""
        if not self.is_offered(number):
            return
        self.buttons[number].setChecked(True)
        if number != self.current:
            self.current = number
            self.chosen.emit(number)

    def offer(self, number: int, offered: bool) -> None:
        """Whether a page can be gone to; the first one takes the place of one that no longer can."""
        if not offered and self.current == number:
            self.choose(0)
        (self._withheld.discard if offered else self._withheld.add)(number)
        self.buttons[number].setVisible(offered)

    def is_offered(self, number: int) -> bool:
        """Whether a page can be gone to."""
        return number not in self._withheld

    def say(self, words: Sequence[str]) -> None:
        """The names of the pages, in their order."""
        for number, (button, name) in enumerate(zip(self.buttons, words, strict=True), start=1):
            button.setText(name)
            button.setAccessibleName(f"{name} Ctrl+{number}")
            button.setToolTip(f"{name}   Ctrl+{number}")
