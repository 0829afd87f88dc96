"""Purchases that were broken off: the seller walked away, there was no price, or the clerk did not trust it.

What was typed goes; that it happened, when and why stays, without a word of who came: there is no entry, and so no
ground to keep that.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from dealer_client.register.broken_off import BreakReason, BrokenOff
from dealer_client.store import broken_off

from .at_work import AtWork
from .drafts import Drafts
from .free_text import accepted_if_any, accepted_text


class BreakingOff:
    """The broken-off purchases of one counter."""

    def __init__(self, at_work: AtWork, drafts: Drafts) -> None:
        self._at_work, self._drafts = at_work, drafts

    def break_off(self, reason: BreakReason, words: str = "") -> BrokenOff:
        """Keeps that a purchase was broken off, and takes the draft at the counter away, in one transaction.

        `OTHER` has to be said in words. Raises TextNotAccepted or NotAllowed; then the draft stays.
        """
        self._at_work.refuse_inspector()
        accepted = accepted_text if reason is BreakReason.OTHER else accepted_if_any
        broken = BrokenOff(
            id=uuid.uuid4().hex,
            at=datetime.now(UTC),
            by=self._at_work.staff.id,
            reason=reason,
            words=accepted(self._at_work, words, "reason"),
        )
        with self._at_work.store.writing() as connection:
            broken_off.add_broken_off(connection, broken)
            self._drafts.take_away_recorded(connection)
        self._drafts.forget()
        return broken

    def take_back(self, broken: BrokenOff) -> None:
        """It goes on after all: as if it was never broken off. Raises NotAllowed."""
        self._at_work.refuse_inspector()
        with self._at_work.store.writing() as connection:
            broken_off.remove_broken_off(connection, broken.id)

    def today(self) -> list[BrokenOff]:
        """Those of today, oldest first."""
        zone, today = ZoneInfo(self._at_work.shop.zone), self._at_work.today()
        with self._at_work.store.reading() as connection:
            return [one for one in broken_off.read_broken_off(connection) if one.at.astimezone(zone).date() == today]
