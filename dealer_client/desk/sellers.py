"""Known sellers: finding one as his name is typed, what he brought before, and attention to him.

find(text)            -> persons, last seen first        history(known) -> his deals, newest first
set_attention(known, reason)      lift_attention(known, reason)      attention(known) -> every flag he ever had
"""

from __future__ import annotations

from datetime import UTC, datetime

from dealer_client.register.known_seller import Attention, KnownSeller, PastDeal, PersonKeys
from dealer_client.register.wording import Text
from dealer_client.store import sellers

from .at_work import AtWork
from .errors import AttentionNotPossible
from .free_text import accepted_text
from .persons import Persons


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
        """Asks everybody to look twice at a person from now on.

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
            sellers.add_attention(connection, keys, by=at_work.staff.id, at=datetime.now(UTC), reason=reason)
        self._persons.forget()

    def lift_attention(self, known: KnownSeller | PersonKeys, reason: str) -> None:
        """The flag stands no more; it is kept with who lifted it and why.

        Raises TextNotAccepted, NotAllowed, or AttentionNotPossible where none stands.
        """
        at_work = self._at_work
        at_work.refuse_inspector()
        reason = accepted_text(at_work, reason, "reason")
        with at_work.store.writing() as connection:
            lifted = sellers.close_attention(
                connection, _keys(known), by=at_work.staff.id, at=datetime.now(UTC), reason=reason
            )
        if not lifted:
            raise AttentionNotPossible(_STANDS_NOT)
        self._persons.forget()


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
