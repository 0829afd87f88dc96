"""What one counter of a dealer tells the dealer's other ones: a flag on a seller, a hold for the police, a reservation.

These stand beside the entries, so no tree carries them; they hold at every counter all the same. A note names the entry
whose seller or item it is about, and so says nothing of a person but why to look twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from .canonical import JsonObject
from .moments import utc_text
from .numbering import EntryNumber

WHOLE_ENTRY = 0
"""The line of a note that is about an entry's seller."""


class NoteSubject(StrEnum):
    """What a note is about."""

    SELLER_ATTENTION = "seller-attention"
    POLICE_HOLD = "police-hold"
    RESERVATION = "reservation"


class NoteChange(StrEnum):
    """What happened to it."""

    SET = "set"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterNote:
    """One note. `said_by` is the name of whoever did it, `said_at` UTC; `line` is the item's, or WHOLE_ENTRY."""

    note_id: str
    subject: NoteSubject
    change: NoteChange
    entry: EntryNumber
    line: int
    said_by: str
    said_at: datetime
    reason: str = field(default="", repr=False)
    reference: str = ""

    def content(self) -> JsonObject:
        """As it is sent, without its id."""
        return {
            "subject": self.subject.value,
            "change": self.change.value,
            "series": self.entry.series,
            "number": self.entry.number,
            "line": self.line,
            "said_by": self.said_by,
            "made_at": utc_text(self.said_at),
            "reason": self.reason,
            "reference": self.reference,
        }
