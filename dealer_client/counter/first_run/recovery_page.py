"""The recovery code: shown to be written down, then hidden and confirmed by typing a part of it back."""

from __future__ import annotations

import random

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from dealer_client.counter.form_field import FormField
from dealer_client.counter.language import say
from dealer_client.register.wording import Text
from dealer_client.vault.recovery_code import RecoveryCode

from . import wording
from .step_page import StepPage

_COLUMNS = 4
_ASKED = 3
_HIDDEN = "·····"


class RecoveryPage(StepPage):
    """Three groups are asked, from the beginning, the middle and the end. The code hides once one of them is typed.

    `print_asked` tells that the code is wanted on paper.
    """

    print_asked = Signal()

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
        self.answer.hint(wording.RECOVERY_HOW)
        self.ask(self.answer, wording.RECOVERY_ASK)
        self.hidden_words, self.show_button = QLabel(), QPushButton()
        self.hidden_words.setProperty("look", "muted")
        self.show_button.setAutoDefault(False)
        self.show_button.clicked.connect(self.show_code)
        self.print_button, self.printed_words = QPushButton(), QLabel()
        self.print_button.setAutoDefault(True)
        self.print_button.clicked.connect(self.print_asked)
        self.printed_words.setProperty("look", "small")
        self.printed_words.setWordWrap(True)
        self._printed: Text | None = None
        for widget in (
            self._board,
            self.print_button,
            self.printed_words,
            self.answer,
            self.hidden_words,
            self.show_button,
        ):
            self.put(widget)
        self.answer.edit.textEdited.connect(self._hide_code)
        self.end()

    def take(self, store_key: bytes) -> None:
        """The key whose code is asked."""
        self._groups = RecoveryCode(store_key).groups()
        third = len(self._groups) // _ASKED
        choose = random.SystemRandom()
        self._asked = tuple(part * third + choose.randrange(third) for part in range(_ASKED))
        self.answer.fill("")
        self.answer.show_finding(None)
        self.say_trouble(None)
        self._printed = None
        self.show_code()
        self.retranslate()

    def forget(self) -> None:
        """The code stays on no page that nobody looks at."""
        self._groups = self._asked = ()
        self.answer.fill("")
        self.show_code()

    def say_printed(self, words: Text) -> None:
        """How printing or saving ended."""
        self._printed = words
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
            self.print_button.setText(say(wording.CODE_PRINT) + "   Ctrl+P")
            self.printed_words.setText(say(self._printed) if self._printed is not None else "")
            self.printed_words.setVisible(self._printed is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_P and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.print_asked.emit()
        else:
            super().keyPressEvent(event)

    def _numbers(self) -> Text | str:
        if len(self._asked) != _ASKED:
            return ""
        first, second, third = (at + 1 for at in self._asked)
        return wording.GROUPS.filled(first=first, second=second, third=third)

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
