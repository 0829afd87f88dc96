"""Keeps pieces of a document's machine-readable lines out of the fields of the seller.

A slow reader, or a computer that was busy for a moment, may let such lines arrive as if somebody typed them. They can
hold the citizen service number, which a dealer may not keep, so nothing of them stays: the field is emptied.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

_FILLERS = re.compile(r"([<>;|°§*\\])\1")
"""Two fillers in a row, as keyboards of several layouts type `<<`: in no name, number, date or address."""
_REST_SECONDS = 0.4
"""What follows within this time belongs to the same line."""


class DocumentHalfRead(DealerError):
    """A piece of a document's lines arrived without the rest. Nothing of it was kept."""

    title = Text(nl="Document maar half gelezen", en="Document only half read")

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Er is niets van overgenomen of bewaard. Haal het document nog een keer langs de lezer, of typ de "
                "gegevens over.",
                en="Nothing of it was taken over or kept. Put the document through the reader once more, or type the "
                "details.",
            ),
            field="seller.mrz",
        )


def is_piece_of_zone(text: str) -> bool:
    """Whether this can only come from the machine-readable lines of a document."""
    return _FILLERS.search(text) is not None


class ZoneGuard(QObject):
    """Watches these lines while somebody types in them; `refused` as a piece was taken out."""

    refused = Signal()

    def __init__(self, parent: QObject, edits: Iterable[QLineEdit]) -> None:
        super().__init__(parent)
        self._refused_at = float("-inf")
        for edit in edits:
            edit.textEdited.connect(lambda text, edit=edit: self._typed(edit, text))

    def _typed(self, edit: QLineEdit, text: str) -> None:
        now = time.monotonic()
        if is_piece_of_zone(text) or now - self._refused_at < _REST_SECONDS:
            self._refused_at = now
            edit.clear()
            if edit.completer() is not None:
                # Which completes what was typed once this returns, and an empty line too.
                QTimer.singleShot(0, edit, edit.clear)
            self.refused.emit()
