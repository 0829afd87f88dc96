"""What a dealer tells beside his entries: that he trades, which goods he refused to take, and what his other counters
should know."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from .canonical import JsonObject
from .wording import Text


class NoticeKind(StrEnum):
    """What a notice is about."""

    TRADE = "trade"
    REFUSED_OFFER = "refused-offer"
    COUNTER_NOTE = "counter-note"
    """For the dealer's other counters, see `counter_note.py`."""


class NoticeStatus(StrEnum):
    """How far a notice has come."""

    WAITING = "waiting"
    """It goes as soon as there is a line."""
    SUBMITTED = "submitted"
    APPROVED = "approved"
    REFUSED = "refused"
    NOT_TAKEN = "not-taken"
    """The register did not take it; `reason` says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice as it was made; `made_by` is the name of whoever did. Moments are UTC."""

    notice_id: str
    kind: NoticeKind
    made_at: datetime
    made_by: str
    content: JsonObject = field(repr=False)
    status: NoticeStatus = NoticeStatus.WAITING
    reason: str = ""
    changed_at: datetime | None = None


class Deciding(StrEnum):
    """What the police decide about a match."""

    CONFIRMED = "confirmed"
    RELEASED = "released"


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceDecision:
    """A decision of the police about the item of a match, by whom as they say, and when (UTC)."""

    match_id: str
    decision: Deciding
    by: str
    note: str
    at: datetime

    def words(self) -> Text:
        """The decision in one line."""
        words = _CONFIRMED if self.decision is Deciding.CONFIRMED else _RELEASED
        return words.filled(by=self.by, note=f": {self.note}" if self.note else "")


_CONFIRMED = Text(nl="De politie laat het vasthouden ({by}){note}", en="The police keep it held ({by}){note}")
_RELEASED = Text(nl="De politie geeft het vrij ({by}){note}", en="The police release it ({by}){note}")
