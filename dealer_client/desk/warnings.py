"""Match warnings: what the central register found about goods in the book, and who has read it."""

from __future__ import annotations

from datetime import UTC, datetime

from dealer_client.register.match import MatchWarning
from dealer_client.register.wording import Text
from dealer_client.store import matches
from dealer_client.store.errors import EntryMissing

from .at_work import AtWork


class Warnings:
    """The match warnings of one counter."""

    def __init__(self, at_work: AtWork) -> None:
        self._at_work = at_work

    def all(self) -> list[MatchWarning]:
        """All match warnings, newest first; the ones that nobody has read have no `acknowledged_by`."""
        with self._at_work.store.reading() as connection:
            return matches.read_matches(connection)

    def unread_count(self) -> int:
        """How many nobody has read."""
        with self._at_work.store.reading() as connection:
            return matches.open_match_count(connection)

    def acknowledge(self, match_id: str) -> None:
        """The clerk who is signed in has read this warning. Raises EntryMissing or NotAllowed."""
        self._at_work.refuse_inspector()
        with self._at_work.store.writing() as connection:
            if not matches.is_kept(connection, match_id):
                raise EntryMissing(Text(nl="Deze melding staat niet in het boek.", en="No such warning in the book."))
            matches.acknowledge_match(connection, match_id, by=self._at_work.staff.name, at=datetime.now(UTC))
