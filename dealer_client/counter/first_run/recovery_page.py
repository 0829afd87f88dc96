"""The recovery code: shown to be written down, then hidden and confirmed by typing a part of it back."""

from __future__ import annotations

import random

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from dealer_client.counter.form_field import FormField
from dealer_client.counter.language import say
from dealer_client.vault.recovery_code import RecoveryCode

from . import wording
from .step_page import StepPage

_COLUMNS = 4
_ASKED = 3
_HIDDEN = "·····"


class RecoveryPage(StepPage):
    """Three groups are asked, from the beginning, the middle and the end. The code hides once one of them is typed."""

    def __init__(self) -> None:
        super().__init__(wording.RECOVERY, wording.RECOVERY_ABOUT)
        self._groups: tuple[str, ...] = ()
        self._asked: tuple[int, ...] = ()
        self._labels: list[QLabel] = []
        self._board = QWidget()
        self._board.setProperty("look", "code-board")
        self._board.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._grid = QGridLayout(self._board)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(8)
        self.answer = FormField("recovery_code", tidy=str.upper)
        self.ask(self.answer, wording.RECOVERY_ASK)
        self.hidden_words, self.show_button = QLabel(), QPushButton()
        self.hidden_words.setProperty("look", "muted")
        self.show_button.setAutoDefault(False)
        self.show_button.clicked.connect(self.show_code)
        self.put(self._board)
        self.put(self.answer)
        self.put(self.hidden_words)
        self.put(self.show_button)
        self.answer.edit.textEdited.connect(self._hide_code)
        self.end()

    def take(self, store_key: bytes) -> None:
        """The key whose code is asked."""
        self._groups = RecoveryCode(store_key).groups()
        third = len(self._groups) // _ASKED
        choose = random.SystemRandom()
        self._asked = tuple(part * third + choose.randrange(third) for part in range(_ASKED))
        self.answer.fill("")
        self.show_code()
        self.retranslate()

    def show_code(self) -> None:
        """Shows the code again, where it was not written down well."""
        while self._labels:
            self._labels.pop().deleteLater()
        for at, group in enumerate(self._groups):
            label = QLabel(f"{at + 1:>2}  {group}")
            label.setFont(_monospaced())
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            self._labels.append(label)
            self._grid.addWidget(label, at // _COLUMNS, at % _COLUMNS)
        self._board.setAccessibleName(say(wording.RECOVERY_NAME))
        self._board.setAccessibleDescription(" ".join(self._groups))
        self._say_hidden(False)

    def asked_groups(self) -> tuple[str, ...]:
        """What has to be typed."""
        return tuple(self._groups[at] for at in self._asked)

    def is_right(self) -> bool:
        if not super().is_right():
            return False
        if _plain(self.answer.text()) == _plain("".join(self.asked_groups())):
            return True
        self.answer.refuse(wording.RECOVERY_WRONG.filled(groups=self._numbers()))
        return False

    def retranslate(self) -> None:
        super().retranslate()
        if hasattr(self, "show_button"):
            self.answer.caption(say(wording.RECOVERY_ASK.filled(groups=self._numbers())))
            self.hidden_words.setText(say(wording.RECOVERY_HIDDEN))
            self.show_button.setText(say(wording.SHOW_AGAIN))

    def _numbers(self) -> str:
        return ", ".join(str(at + 1) for at in self._asked)

    def _hide_code(self) -> None:
        for at, label in enumerate(self._labels):
            label.setText(f"{at + 1:>2}  {_HIDDEN}")
        self._board.setAccessibleDescription("")
        self._say_hidden(True)

    def _say_hidden(self, hidden: bool) -> None:
        for widget in (self.hidden_words, self.show_button):
            keeps = widget.sizePolicy()
            keeps.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(keeps)
            widget.setVisible(hidden)


def _plain(text: str) -> str:
    kept = (character for character in text.upper() if character.isalnum())
    return "".join({"O": "0", "I": "1", "L": "1"}.get(character, character) for character in kept)


def _monospaced() -> QFont:
    font = QFont("JetBrains Mono")
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(18)
    return font
