"""Purchases that are not finished: what is being typed, and what was parked for a moment."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection

from dealer_client.register.draft import Draft
from dealer_client.store import drafts
from dealer_client.store.drafts import KeptDraft

from .at_work import AtWork


class Drafts:
    """The drafts of one counter. At most one is at the counter: the one that whoever is signed in is typing."""

    def __init__(self, at_work: AtWork) -> None:
        self._at_work = at_work
        self._store = at_work.store
        self._at_counter: str | None = None

    def keep(self, draft: Draft) -> None:
        """Keeps what is being typed, in place of what was kept of it before; on the disk when this returns.

        Recording it takes it away again.
        """
        with self._store.writing() as connection:
            self._at_counter = drafts.save_draft(
                connection, self._at_work.staff.id, draft, datetime.now(UTC), self._at_counter
            )

    def unfinished(self) -> KeptDraft | None:
        """What was being typed when the program ended; it is the one at the counter again."""
        with self._store.reading() as connection:
            kept = drafts.unfinished_draft(connection, self._at_work.staff.id)
        if kept is not None:
            self._at_counter = kept.id
        return kept

    def park(self, draft: Draft) -> None:
        """Keeps the draft among the parked ones; the counter is free for the next customer."""
        self.keep(draft)
        with self._store.writing() as connection:
            drafts.park_draft(connection, str(self._at_counter))
        self._at_counter = None

    def parked(self) -> list[KeptDraft]:
        """The parked purchases of everybody, newest first."""
        with self._store.reading() as connection:
            return drafts.parked_drafts(connection)

    def resume(self, draft_id: str) -> Draft:
        """Takes a parked purchase back to the counter; the one that was there is parked.

        Raises DraftMissing or NotAllowed.
        """
        self._at_work.refuse_inspector()
        with self._store.writing() as connection:
            kept = drafts.resume_draft(connection, draft_id, self._at_work.staff.id)
        self._at_counter = kept.id
        return kept.draft

    def discard(self, draft_id: str | None = None) -> None:
        """Throws a draft away for good: a parked one, or without an id the one at the counter.

        Raises NotAllowed for a parked one, which may be anybody's.
        """
        if draft_id is not None:
            self._at_work.refuse_inspector()
        wanted = draft_id or self._at_counter
        if wanted is not None:
            with self._store.writing() as connection:
                drafts.discard_draft(connection, wanted)
        if self._at_counter == wanted:
            self._at_counter = None

    def set_aside(self) -> None:
        """Somebody else comes to the counter: what is kept of the one there is parked, where everybody finds it."""
        if self._at_counter is not None:
            with self._store.writing() as connection:
                drafts.park_draft(connection, self._at_counter)
            self._at_counter = None

    def take_away_recorded(self, connection: Connection) -> None:
        """Takes the one at the counter away in the transaction that records it: it is recorded or still a draft, never
        both. `forget` follows once that transaction is on the disk."""
        if self._at_counter is not None:
            drafts.discard_draft(connection, self._at_counter)

    def forget(self) -> None:
        """There is none at the counter any more: it was recorded, or somebody else signed in."""
        self._at_counter = None
