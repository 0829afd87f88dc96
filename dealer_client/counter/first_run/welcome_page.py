"""The first page: language, and practice, real, or a book that was elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from dealer_client.counter.icons import IconLabel
from dealer_client.counter.language import current_language, say, use_language
from dealer_client.counter.preferences import remember_language
from dealer_client.counter.purchase.chips import ChipRow
from dealer_client.counter.purchase.field import is_enter
from dealer_client.counter.settings.wording import LANGUAGE_NAMES
from dealer_client.register.wording import LANGUAGES, Text

from . import wording
from .step_page import StepPage


class WelcomePage(StepPage):
    """`practice`, `real` and `brought_back` tell what was chosen."""

    practice = Signal()
    real = Signal()
    brought_back = Signal()

    def __init__(self) -> None:
        super().__init__(wording.WELCOME, wording.WELCOME_ABOUT)
        self.language = ChipRow("language", list(LANGUAGES))
        self.language.choose(current_language())
        self.language.changed.connect(self._language_chosen)
        self.ask(self.language, wording.LANGUAGE)
        self.practice_choice = Choice("flask-conical", wording.PRACTICE, wording.PRACTICE_ABOUT)
        self.real_choice = Choice("book-open", wording.REAL, wording.REAL_ABOUT)
        self.back_choice = Choice("history", wording.BROUGHT_BACK, wording.BROUGHT_BACK_ABOUT)
        self.back_choice.clicked.connect(self.brought_back)
        self.practice_choice.clicked.connect(self.practice)
        self.real_choice.clicked.connect(self.real)
        self.put(self.language)
        self.column.addSpacing(6)
        self.put(self.practice_choice)
        self.put(self.real_choice)
        self.put(self.back_choice)
        self.end()

    def start(self) -> None:
        self.practice_choice.setFocus(Qt.FocusReason.TabFocusReason)

    def advance(self, _stop: object) -> None:
        self.start()

    def retranslate(self) -> None:
        super().retranslate()
        if not hasattr(self, "back_choice"):
            return
        for language, name in LANGUAGE_NAMES.items():
            self.language.say_chip(language, name)
        self.language.choose(current_language())
        for choice in (self.practice_choice, self.real_choice, self.back_choice):
            choice.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextChild() if event.key() == Qt.Key.Key_Down else self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def _language_chosen(self) -> None:
        chosen = self.language.value()
        if chosen != current_language():
            use_language("en" if chosen == "en" else "nl")
            remember_language(current_language())


class Choice(QPushButton):
    """A button with a heading and what it means."""

    def __init__(self, icon: str, title: Text, about: Text) -> None:
        super().__init__()
        self.setProperty("look", "choice")
        self.setAutoDefault(True)
        self._texts = title, about
        self._title, self._about = QLabel(), QLabel()
        self._title.setProperty("look", "heading")
        self._about.setProperty("look", "muted")
        self._about.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(50, 14, 16, 14)
        column.setSpacing(3)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addStretch()
        self._icon = IconLabel(icon, "accent", 22)
        self._icon.setParent(self)
        self._icon.move(16, 16)
        for label in (self._title, self._about, self._icon):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def retranslate(self) -> None:
        """Says the words."""
        title, about = (say(text) for text in self._texts)
        self._title.setText(title)
        self._about.setText(about)
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and is_enter(event):
            self.click()
            return True
        return super().event(event)
