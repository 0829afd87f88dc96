"""Money as people read it."""

from __future__ import annotations

from .wording import LANGUAGES, Language, Text

_DUTCH_MARKS = str.maketrans(",.", ".,")


def euro(cents: int, language: Language = "nl") -> str:
    """Cents as `€ 3.000,00`, as Dutch law and customers write it; in English `€3,000.00`."""
    whole, rest = divmod(abs(cents), 100)
    minus = "-" if cents < 0 else ""
    if language == "en":
        return f"{minus}€{whole:,}.{rest:02d}"
    return f"€ {minus}" + f"{whole:,}.{rest:02d}".translate(_DUTCH_MARKS)


def euro_text(cents: int) -> Text:
    """Cents as each language writes them, to put in a sentence."""
    return Text(**{language: euro(cents, language) for language in LANGUAGES})
