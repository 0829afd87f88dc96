"""What the person at this screen chose and finds again: language, light or dark. Nothing about people or goods."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSettings

from dealer_client.register.wording import Language

from .theme import Mode

_LANGUAGE, _MODE, _MATCHES = "screen/language", "screen/mode", "screen/matches"
NEUTRAL, PLAIN = "neutral", "plain"
"""How the main screen words a match: as any question, since the seller can see it, or as what it is."""


def remembered_language() -> Language | None:
    """The language that was chosen last, None before a choice."""
    chosen = _settings().value(_LANGUAGE)
    return "en" if chosen == "en" else "nl" if chosen == "nl" else None


def remember_language(language: Language) -> None:
    """From the next start on as well."""
    _settings().setValue(_LANGUAGE, language)


def remembered_mode() -> Mode:
    """Light or dark as chosen last; before a choice the desktop's own."""
    chosen = _settings().value(_MODE)
    return Mode(chosen) if chosen in set(Mode) else Mode.SYSTEM


def remember_mode(mode: Mode) -> None:
    """From the next start on as well."""
    _settings().setValue(_MODE, mode.value)


def words_of_matches() -> str:
    """NEUTRAL before a choice. Asked at each key, so it is read from the settings once."""
    app = QCoreApplication.instance()
    known = app.property(_MATCHES) if app is not None else None
    if known is None:
        known = PLAIN if _settings().value(_MATCHES) == PLAIN else NEUTRAL
        if app is not None:
            app.setProperty(_MATCHES, known)
    return str(known)


def remember_words_of_matches(words: str) -> None:
    """From now on, and from the next start on."""
    _settings().setValue(_MATCHES, words)
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty(_MATCHES, words)


def _settings() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "dealer-client", "counter")
