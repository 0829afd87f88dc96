"""The root of every error that a user may get to see."""

from __future__ import annotations

from .wording import Language, Text


class DealerError(Exception):
    """Something the user must know: a short title, and a message that says what happened, what is safe and what to do.

    Rooms derive their own classes from this one. An exception that is not a `DealerError` is a fault in the program.
    `field` names the input at fault in the notation of `findings.Finding.field`, where there is one.
    """

    title = Text(nl="Er ging iets mis", en="Something went wrong")

    def __init__(self, message: Text, *, field: str | None = None) -> None:
        super().__init__(message.en)
        self.message = message
        self.field = field

    def sentence(self, language: Language) -> str:
        """Title and message as one line for a log, a terminal or a status bar."""
        return f"{self.title.in_language(language)}: {self.message.in_language(language)}"
