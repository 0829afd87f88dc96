"""What kind of item it is: the usual kinds as chips, the others behind one more; a first letter finds it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton

from dealer_client.counter.icons import tinted_icon
from dealer_client.counter.language import say
from dealer_client.counter.theme import tokens
from dealer_client.goods.categories import Category

from .chips import ChipRow

USUAL = ("jewellery", "watch", "phone", "computer", "bicycle")
"""The kinds that a second-hand shop sees all day; the others are in the menu."""


class CategoryChips(ChipRow):
    """A category that is not among the usual ones takes the place of the last chip when it is chosen."""

    def __init__(self, path: str, categories: Sequence[Category]) -> None:
        usual = [category.key for category in categories if category.key in USUAL]
        self._other_value = ""
        super().__init__(path, usual)
        self._categories = tuple(categories)
        self._other = self.add_chip("")
        self.chips.pop("")
        self._other.clicked.disconnect()
        self._other.clicked.connect(self.open_menu)
        self._set_tab_stop()
        self.row.removeWidget(self._other)
        self.row.insertWidget(len(usual), self._other)
        self.retranslate()

    def choose(self, value: str) -> None:
        self._other_value = "" if value in self.chips else value
        super().choose(value)
        self.group.setExclusive(False)
        self._other.setChecked(bool(self._other_value))
        self.group.setExclusive(bool(value))
        self._set_tab_stop()
        self.retranslate()

    def open_menu(self) -> None:
        """Shows all categories that have no chip of their own."""
        # The click alone chooses nothing.
        self.choose(self.value())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for category in self._categories:
            if category.key not in self.chips:
                icon = tinted_icon(category.icon, tokens().muted)
                menu.addAction(icon, say(category.names), lambda key=category.key: self._pick(key))
        menu.popup(self._other.mapToGlobal(QPoint(0, self._other.height() + 2)))

    def target(self) -> QPushButton:
        return self._other if self._other_value else self.chips.get(self.value()) or next(iter(self.chips.values()))

    def take_letter(self, letter: str) -> bool:
        """Chips first, then the others in their order."""
        if not letter.strip():
            return False
        named = [c for c in self._categories if say(c.names).casefold().startswith(letter.casefold())]
        if super().take_letter(letter):
            if len(named) == 1:
                self.filled.emit()
            return True
        others = [category for category in self._categories if category.key not in self.chips]
        start = next((at + 1 for at, category in enumerate(others) if category.key == self._other_value), 0)
        for category in others[start:] + others[:start]:
            if say(category.names).casefold().startswith(letter.casefold()):
                self._pick(category.key)
                if len(named) == 1:
                    self.filled.emit()
                return True
        return False

    def retranslate(self) -> None:
        super().retranslate()
        for category in getattr(self, "_categories", ()):
            if category.key in self.chips:
                self.say_chip(category.key, say(category.names).split(" of ")[0].split(" or ")[0])
        if hasattr(self, "_other"):
            other = next((c for c in self._categories if c.key == self._other_value), None)
            words = say(other.names) if other is not None else self.tr("More …")
            self._other.setText(words)
            self._other.setAccessibleName(words)

    def _pick(self, key: str) -> None:
        self.choose(key)
        self._other.setFocus()
