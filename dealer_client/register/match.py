"""Match warnings: an item in the book that is registered stolen, and what staff did about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from .notice import PoliceDecision
from .numbering import EntryNumber
from .stolen_check import MatchLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchWarning:
    """One match that the central register told of. Moments are UTC; `acknowledged_by` is empty until someone has read
    it. `decisions` are those of the police about the item, oldest first."""

    match_id: str
    entry: EntryNumber
    line: int
    item: str = field(repr=False)
    kind: str
    value: str = field(repr=False)
    level: MatchLevel
    reference: str
    goods: str
    reported_on: str
    contact: str
    matched_at: datetime
    acknowledged_by: str = ""
    acknowledged_at: datetime | None = None
    decisions: tuple[PoliceDecision, ...] = ()
