"""Known sellers: finding one as his name is typed, what he brought before, and attention to him.

find(text)            -> persons, last seen first        history(known) -> his deals, newest first
set_attention(known, reason)      lift_attention(known, reason)      attention(known) -> every flag he ever had
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection

from dealer_client.register.counter_note import WHOLE_ENTRY, NoteChange, NoteSubject
from dealer_client.register.known_seller import Attention, KnownSeller, PastDeal, PersonKeys
from dealer_client.register.wording import Text
from dealer_client.store import sellers

from .at_work import AtWork
from .errors import AttentionNotPossible
from .free_text import accepted_text
from .persons import Persons
from .telling_counters import tell


class Sellers:
    """The known sellers of one book."""

    def __init__(self, at_work: AtWork, persons: Persons) -> None:
        self._at_work = at_work
        self._persons = persons

    def find(self, text: str, limit: int = 20) -> list[KnownSeller]:
        """The persons whose name, document number, postcode or town begin with the words, last seen first.

        Each is as his newest entry has him now; voided deals are not counted.
        """
        with self._at_work.store.reading() as connection:
            return sellers.find_sellers(connection, text, limit)

    def history(self, known: KnownSeller | PersonKeys) -> list[PastDeal]:
        """What a person brought before, newest first; voided deals are marked."""
        with self._at_work.store.reading() as connection:
            return sellers.past_deals(connection, _keys(known))

    def attention(self, known: KnownSeller | PersonKeys) -> list[Attention]:
        """Every flag that a person ever had, newest first: who set and lifted it (staff ids), when and why."""
        with self._at_work.store.reading() as connection:
            return sellers.attention_history(connection, _keys(known))

    def set_attention(self, known: KnownSeller | PersonKeys, reason: str) -> None:
        """Asks everybody to look twice at a person from now on, at every counter of the dealer.

        Raises TextNotAccepted, NotAllowed, or AttentionNotPossible where a flag stands already.
        """
        at_work, keys = self._at_work, _keys(known)
        at_work.refuse_inspector()
        reason = accepted_text(at_work, reason, "reason")
        if not keys.document and not keys.person:
            raise AttentionNotPossible(_NOBODY)
        with at_work.store.writing() as connection:
            if sellers.standing_attention(connection, keys) is not None:
                raise AttentionNotPossible(_STANDS)
            now = datetime.now(UTC)
            sellers.add_attention(connection, keys, by=at_work.staff.id, at=now, reason=reason)
            self._tell(connection, NoteChange.SET, keys, now, reason)
        self._persons.forget()
        at_work.on_recorded()

    def lift_attention(self, known: KnownSeller | PersonKeys, reason: str) -> None:
        """The flag stands no more; it is kept with who lifted it and why.

        Raises TextNotAccepted, NotAllowed, or AttentionNotPossible where none stands.
        """
        at_work = self._at_work
        at_work.refuse_inspector()
        reason = accepted_text(at_work, reason, "reason")
        with at_work.store.writing() as connection:
            keys, now = _keys(known), datetime.now(UTC)
            if not sellers.close_attention(connection, keys, by=at_work.staff.id, at=now, reason=reason):
                raise AttentionNotPossible(_STANDS_NOT)
            self._tell(connection, NoteChange.LIFTED, keys, now, reason)
        self._persons.forget()
        at_work.on_recorded()

    def look_again(self) -> None:
        """Another counter may have said something of a person. May be called from any thread."""
        self._persons.forget()

    def _tell(self, connection: Connection, change: NoteChange, keys: PersonKeys, at: datetime, reason: str) -> None:
        """The dealer's other counters hear of it by an entry of the person: they have that too."""
        deals = sellers.past_deals(connection, keys)
        if deals:
            subject, number = NoteSubject.SELLER_ATTENTION, deals[0].number
            tell(self._at_work, connection, subject, change, number, WHOLE_ENTRY, at=at, reason=reason)


def _keys(known: KnownSeller | PersonKeys) -> PersonKeys:
    return known.keys if isinstance(known, KnownSeller) else known


_NOBODY = Text(
    nl="Van deze persoon is geen document of geboortedatum bekend; er valt niemand te herkennen.",
    en="No document or date of birth of this person is known; there is nobody to recognise.",
)
_STANDS = Text(
    nl="Bij deze persoon staat al een aantekening. Haal die eerst weg.",
    en="A note about this person stands already. Lift it first.",
)
_STANDS_NOT = Text(nl="Bij deze persoon staat geen aantekening.", en="No note about this person stands.")
