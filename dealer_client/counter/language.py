"""The language on the screen: Qt's translation for the counter's own words, `Text` for what the rooms below say.

Source strings are English; the Dutch ones are in `resources/translations/dealer_client_nl.ts`, compiled to `.qm` by the
set-up.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, QTranslator

from dealer_client.register.wording import Language, Text
from dealer_client.resources import resource_path

DEFAULT_LANGUAGE: Language = "nl"
_NAME = "dealer-client-translation"


def current_language() -> Language:
    """The language on the screen now."""
    app = QCoreApplication.instance()
    chosen = app.property("language") if app is not None else None
    return "en" if chosen == "en" else DEFAULT_LANGUAGE


def use_language(language: Language) -> None:
    """Switches; every widget hears of it by a `LanguageChange` event."""
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("no application")
    app.setProperty("language", language)
    told = False
    for old in app.findChildren(QTranslator, _NAME):
        told = app.removeTranslator(old) or told
        old.setParent(None)
    if language == "nl":
        translator = QTranslator(app)
        translator.setObjectName(_NAME)
        if translator.load(str(resource_path("translations", "dealer_client_nl.qm"))):
            told = app.installTranslator(translator) or told
    if not told:
        app.sendEvent(app, QEvent(QEvent.Type.LanguageChange))


def say(text: Text) -> str:
    """A text in the language on the screen."""
    return text.in_language(current_language())


def say_date(day: date) -> str:
    """A date as the shop writes it, the same in both languages: 10-03-1965."""
    return f"{day:%d-%m-%Y}"


def say_count(count: int) -> str:
    """A whole number with the separator of the language."""
    grouped = f"{count:,}"
    return grouped.replace(",", ".") if current_language() == "nl" else grouped


class Worded:
    """A widget with words: put it first among the bases and say the words in `retranslate`."""

    def retranslate(self) -> None:
        """Sets every text that depends on the language."""

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)  # type: ignore[misc]
