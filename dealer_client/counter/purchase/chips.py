"""Chips: a few choices side by side, one of them chosen. One Tab stop; arrows and first letters choose."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from .field import Stop, is_enter

_AROUND = 30
"""What a chip has beside its words, as in the style sheet: padding and border at both sides."""


class ChipRow(Stop):
    """A choice as chips. The words are set by whoever owns it, again after a change of language."""

    def __init__(self, path: str, values: list[str], *, spacing: int = 6) -> None:
        super().__init__(path)
        self._value = ""
        self.group = QButtonGroup(self)
        self.row = QHBoxLayout()
        self.row.setSpacing(spacing)
        self.chips: dict[str, QPushButton] = {}
        for value in values:
            self.add_chip(value)
        self.row.addStretch()
        self._column.addLayout(self.row)

    def add_chip(self, value: str) -> QPushButton:
        """One more choice at the end."""
        chip = QPushButton()
        chip.setProperty("look", "chip")
        chip.setCheckable(True)
        chip.setAutoDefault(False)
        chip.clicked.connect(lambda _checked=False, value=value: self.choose(value))
        chip.installEventFilter(self)
        self.group.addButton(chip)
        self.row.insertWidget(len(self.chips), chip)
        self.chips[value] = chip
        self._set_tab_stop()
        return chip

    def say_chip(self, value: str, words: str) -> None:
        """The words on a chip."""
        self.chips[value].setText(words)
        _fit(self.chips[value])
        self.chips[value].setAccessibleName(f"{self.caption_words()}: {words}".removeprefix(": "))

    def value(self) -> str:
        """What is chosen, empty without a choice."""
        return self._value

    def choose(self, value: str) -> None:
        """Chooses; an empty value takes the choice away."""
        self.group.setExclusive(False)
        for name, chip in self.chips.items():
            chip.setChecked(name == value)
            _fit(chip)
        self.group.setExclusive(bool(value))
        changed = value != self._value
        self._value = value
        self._set_tab_stop()
        if changed:
            self.changed.emit()

    def target(self) -> QWidget:
        return self.chips.get(self._value) or next(iter(self.chips.values()))

    def is_empty(self) -> bool:
        return not self._value

    def caption(self, words: str) -> None:
        self._caption_words = words
        for value, chip in self.chips.items():
            self.say_chip(value, chip.text())
        self._show_state()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if is_enter(event):
                self._enter(watched)
                return True
            if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                self._step(watched, 1 if event.key() == Qt.Key.Key_Right else -1)
                return True
            if self.take_letter(event.text()):
                return True
        elif event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def take_letter(self, letter: str) -> bool:
        """Chooses the next chip whose words begin with that letter; whether there was one."""
        if not letter.strip():
            return False
        names = list(self.chips)
        start = names.index(self._value) + 1 if self._value in names else 0
        for name in names[start:] + names[:start]:
            if self.chips[name].text().casefold().startswith(letter.casefold()):
                self.choose(name)
                self.chips[name].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def _set_tab_stop(self) -> None:
        """The row is one Tab stop: the chosen chip, or the first."""
        for chip in self.group.buttons():
            policy = Qt.FocusPolicy.StrongFocus if chip is self.target() else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(policy)

    def _enter(self, watched: QObject) -> None:
        if not self._value and isinstance(watched, QPushButton):
            watched.click()
        self.entered.emit()

    def _step(self, watched: QObject, step: int) -> None:
        names = list(self.chips)
        at = next((index for index, name in enumerate(names) if self.chips[name] is watched), 0)
        name = names[(at + step) % len(names)]
        self.choose(name)
        self.chips[name].setFocus(Qt.FocusReason.TabFocusReason)


def _fit(chip: QPushButton) -> None:
    """The words of a chosen chip are heavier, which Qt does not count in its width."""
    font = QFont(chip.font())
    font.setWeight(QFont.Weight.DemiBold)
    room = QFontMetrics(font).horizontalAdvance(chip.text()) + _AROUND if chip.isChecked() else 0
    chip.setMinimumWidth(room)
