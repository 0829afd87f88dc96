"""The bottom line: the central register in words, the book, the shop; practice, language, light or dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from dealer_client.register.wording import Language

from .icons import IconLabel, tinted_icon
from .language import Worded, current_language, say, say_count, use_language
from .preferences import remember_language, remember_mode
from .theme import Mode, dress, is_dark, tokens

if TYPE_CHECKING:
    from dealer_client.central.state import SyncState
    from dealer_client.register.shop import Shop

_STANDING_ICONS = {
    "up-to-date": ("cloud-check", "ok"),
    "waiting": ("cloud-upload", "muted"),
    "offline": ("cloud-off", "attention"),
    "attention": ("cloud-alert", "blocked"),
}


class StatusLine(Worded, QWidget):
    """What a glance at the bottom of the window tells."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(36)
        self._state: SyncState | None = None
        self._enrolled = True
        self._opening = True
        self._shop: Shop | None = None
        self._entries = 0
        self._cloud, self._register = IconLabel("cloud", "muted", 16), _words()
        self._shield, self._book = IconLabel("shield-check", "muted", 16), _words()
        self._place = _words()
        self._practice = PracticeBadge()
        self._language, self._light = _quiet_button(), _quiet_button()
        self._language.clicked.connect(self._switch_language)
        self._light.clicked.connect(self._switch_light)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 10, 0)
        row.setSpacing(6)
        for widget in (self._cloud, self._register, self._shield, self._book, self._place):
            row.addWidget(widget)
            if isinstance(widget, QLabel):
                row.addSpacing(14)
        row.addStretch()
        for widget in (self._practice, self._language, self._light):
            row.addWidget(widget)
        self._practice.hide()
        self.retranslate()

    def show_not_open(self) -> None:
        """The book did not open (yet)."""
        self._opening = False
        self.retranslate()

    def show_register(self, state: SyncState | None) -> None:
        """How things stand with the central register; None where this counter is not enrolled."""
        self._state, self._enrolled = state, state is not None
        self.retranslate()

    def show_book(self, shop: Shop, entries: int) -> None:
        """Whose book is open, and how many entries it has."""
        self._shop, self._entries = shop, entries
        self._practice.setVisible(shop.practice)
        self.retranslate()

    def register_words(self) -> str:
        """What stands there about the central register."""
        return self._register.text()

    def retranslate(self) -> None:
        if self._shop is None:
            self._cloud.show_icon("cloud", "muted")
            self._register.setText(
                self.tr("The book is opening …") if self._opening else self.tr("The book is not open")
            )
        elif self._state is not None:
            self._cloud.show_icon(*_STANDING_ICONS[self._state.standing.value])
            words = say(self._state.text)
            # What needs attention is a sentence of its own.
            is_sentence = self._state.standing.value == "attention"
            whole = self.tr("Central register: {state}").format(state=words)
            self._register.setText(words if is_sentence else whole)
        elif not self._enrolled:
            self._cloud.show_icon("cloud-off", "muted")
            self._register.setText(self.tr("Not enrolled with a central register"))
        for widget in (self._shield, self._book, self._place):
            widget.setVisible(self._shop is not None)
        if self._shop is not None:
            entries = self.tr("1 entry") if self._entries == 1 else self.tr("{n} entries")
            book = self.tr("Book {series}").format(series=self._shop.series)
            self._book.setText(f"{book}, " + entries.format(n=say_count(self._entries)))
            self._place.setText(", ".join(part for part in (self._shop.dealer, self._shop.address.city) if part))
        self._language.setText("NL" if current_language() == "nl" else "EN")
        self._language.setToolTip(self.tr("Switch to Dutch or English"))
        self._language.setAccessibleName(self.tr("Language"))
        self._light.setToolTip(self.tr("Switch between light and dark"))
        self._light.setAccessibleName(self.tr("Light or dark"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.StyleChange:
            self._light.setIcon(tinted_icon("sun" if is_dark() else "moon", tokens().muted, 16))
            self._language.setIcon(tinted_icon("languages", tokens().muted, 16))
        super().changeEvent(event)

    def _switch_language(self) -> None:
        language: Language = "en" if current_language() == "nl" else "nl"
        remember_language(language)
        use_language(language)

    def _switch_light(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            mode = Mode.LIGHT if is_dark() else Mode.DARK
            remember_mode(mode)
            dress(app, mode)


class PracticeBadge(Worded, QFrame):
    """Says that nothing here is real."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "practice")
        self.setFixedHeight(22)
        self._label = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 8, 0)
        row.setSpacing(5)
        row.addWidget(IconLabel("flask-conical", "attention", 14))
        row.addWidget(self._label)
        self.retranslate()

    def retranslate(self) -> None:
        self._label.setText(self.tr("PRACTICE"))
        self.setToolTip(self.tr("Practice: nothing here is real, and nothing goes to the real register."))


def _words() -> QLabel:
    label = QLabel()
    label.setProperty("look", "status")
    return label


def _quiet_button() -> QPushButton:
    button = QPushButton()
    button.setProperty("look", "quiet")
    button.setProperty("small", "true")
    # Reached with the mouse or by its key in Settings; the Tab order is the conversation's.
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
