"""Language, and light or dark: at once, and at the next start as well."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from dealer_client.counter.language import current_language, say, use_language
from dealer_client.counter.preferences import (
    NEUTRAL,
    PLAIN,
    remember_language,
    remember_mode,
    remember_words_of_matches,
    words_of_matches,
)
from dealer_client.counter.purchase.card import Card
from dealer_client.counter.purchase.chips import ChipRow
from dealer_client.counter.theme import Mode, dress, mode
from dealer_client.register.wording import LANGUAGES

from . import wording


class ScreenCard(Card):
    """Follows what is chosen elsewhere: the bottom line switches both as well."""

    def __init__(self) -> None:
        super().__init__()
        self.language = ChipRow("language", list(LANGUAGES))
        self.look = ChipRow("look", [mode.value for mode in Mode])
        self.body.addWidget(self.language)
        self.body.addSpacing(6)
        self.body.addWidget(self.look)
        self.matches = ChipRow("matches", [NEUTRAL, PLAIN])
        self.matches.choose(words_of_matches())
        self.body.addSpacing(6)
        self.body.addWidget(self.matches)
        self.body.addStretch()
        self.matches.changed.connect(lambda: remember_words_of_matches(self.matches.value()))
        self.language.changed.connect(self._language_chosen)
        self.look.changed.connect(self._look_chosen)
        self.language.entered.connect(self.look.go)
        self.retranslate()
        self._follow()

    def retranslate(self) -> None:
        if not hasattr(self, "matches"):
            return
        self.heading(say(wording.SCREEN))
        self.language.caption(say(wording.LANGUAGE))
        self.matches.caption(say(wording.MATCHES))
        self.matches.say_chip(NEUTRAL, say(wording.MATCHES_NEUTRAL))
        self.matches.say_chip(PLAIN, say(wording.MATCHES_PLAIN))
        self.look.caption(say(wording.LOOK))
        for language, name in wording.LANGUAGE_NAMES.items():
            self.language.say_chip(language, name)
        for chosen, words in wording.MODES.items():
            self.look.say_chip(chosen.value, say(words))
        self._follow()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "look"):
            self._follow()

    def _follow(self) -> None:
        self.language.choose(current_language())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.look.choose(mode(app).value)

    def _language_chosen(self) -> None:
        chosen = self.language.value()
        if chosen != current_language():
            use_language("en" if chosen == "en" else "nl")
            remember_language(current_language())

    def _look_chosen(self) -> None:
        app, chosen = QApplication.instance(), Mode(self.look.value())
        if isinstance(app, QApplication) and chosen is not mode(app):
            dress(app, chosen)
            remember_mode(chosen)
