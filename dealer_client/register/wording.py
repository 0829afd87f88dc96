"""Text for people, in every language the product speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or label in Dutch and in English."""

    nl: str
    en: str

    def in_language(self, language: Language) -> str:
        """The text in one language."""
        return self.nl if language == "nl" else self.en

    def filled(self, **values: object) -> Text:
        """The same text with its `{named}` places filled; a value that is itself a `Text` is put in per language."""
        return Text(
            nl=self.nl.format(**{name: _plain(value, "nl") for name, value in values.items()}),
            en=self.en.format(**{name: _plain(value, "en") for name, value in values.items()}),
        )


def _plain(value: object, language: Language) -> object:
    return value.in_language(language) if isinstance(value, Text) else value
