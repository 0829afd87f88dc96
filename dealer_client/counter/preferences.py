"""What the person at this screen chose and finds again: language, light or dark. Nothing about people or goods."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from dealer_client.register.wording import Language

from .theme import Mode

_LANGUAGE, _MODE = "screen/language", "screen/mode"


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


def _settings() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "dealer-client", "counter")
