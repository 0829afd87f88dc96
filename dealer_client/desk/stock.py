"""What is in the shop and the storeroom, and what may be done with it: by state, by day, item by item."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime

from dealer_client.register.counter_note import NoteChange, NoteSubject
from dealer_client.register.item_life import IN_STOCK, ItemState, StockLine
from dealer_client.register.numbering import item_number
from dealer_client.register.wording import Text
from dealer_client.store import police_holds, reservations, stock

from .at_work import AtWork
from .errors import ItemNotInStock
from .free_text import accepted_text
from .telling_counters import tell


class Stock:
    """The items of one counter. An item is named by its number, `A-000123/2`."""

    def __init__(self, at_work: AtWork) -> None:
        self._at_work = at_work

    def lines(
        self, text: str = "", states: Collection[ItemState] = frozenset(), *, limit: int = 50, offset: int = 0
    ) -> list[StockLine]:
        """The items in these states (every state where none is named) with every word of the text, newest first."""
        with self._at_work.store.reading() as connection:
            return stock.find_stock(connection, text, states, self._at_work.today(), limit=limit, offset=offset)

    def count(self, text: str = "", states: Collection[ItemState] = frozenset()) -> int:
        """How many items `lines` would give without a limit."""
        with self._at_work.store.reading() as connection:
            return stock.count_stock(connection, text, states, self._at_work.today())

    def item(self, number: str) -> StockLine:
        """One item as it is today. Raises EntryMissing or NumberError."""
        with self._at_work.store.reading() as connection:
            return stock.read_stock_line(connection, number, self._at_work.today())

    def becoming_free(self, first: date, last: date) -> list[StockLine]:
        """The items that become free from `first` up to and including `last`, the first ones first."""
        with self._at_work.store.reading() as connection:
            return stock.becoming_free(connection, first, last, self._at_work.today())

    def reserve(self, number: str) -> None:
        """Keeps an item for a customer; one in hold too. Raises ItemNotInStock, EntryMissing or NotAllowed."""
        at_work = self._at_work
        at_work.refuse_inspector()
        with at_work.store.writing() as connection:
            item, now = _in_stock(stock.read_stock_line(connection, number, at_work.today())), datetime.now(UTC)
            reservations.reserve(connection, item.entry, item.line, at=now, by=at_work.staff.id)
            tell(at_work, connection, NoteSubject.RESERVATION, NoteChange.SET, item.entry, item.line, at=now)
        at_work.on_recorded()

    def cancel_reservation(self, number: str) -> None:
        """The item is kept for nobody any more. Raises NumberError or NotAllowed."""
        at_work, (entry, line) = self._at_work, item_number(number)
        at_work.refuse_inspector()
        with at_work.store.writing() as connection:
            if reservations.cancel_reservation(connection, entry, line):
                now = datetime.now(UTC)
                tell(at_work, connection, NoteSubject.RESERVATION, NoteChange.LIFTED, entry, line, at=now)
        at_work.on_recorded()

    def place_police_hold(self, number: str, reference: str, reason: str) -> None:
        """Holds an item for the police until somebody releases it; it outlasts every hold.

        `reference` is theirs: a case or file number. Raises TextNotAccepted where one of the two is
        empty or cannot be kept, and ItemNotInStock, EntryMissing or NotAllowed.
        """
        at_work = self._at_work
        at_work.refuse_inspector()
        reference = accepted_text(at_work, reference, "reference")
        reason = accepted_text(at_work, reason, "reason")
        with at_work.store.writing() as connection:
            item, now = _in_stock(stock.read_stock_line(connection, number, at_work.today())), datetime.now(UTC)
            said = {"reference": reference, "reason": reason}
            police_holds.place_police_hold(connection, item.entry, item.line, at=now, by=at_work.staff.id, **said)
            tell(at_work, connection, NoteSubject.POLICE_HOLD, NoteChange.SET, item.entry, item.line, at=now, **said)
        at_work.on_recorded()

    def release_police_hold(self, number: str, reason: str) -> None:
        """Releases every police hold on an item; who did so and why stays in the book.

        Raises TextNotAccepted, EntryMissing or NotAllowed, and ItemNotInStock where nothing holds the item.
        """
        at_work = self._at_work
        at_work.refuse_inspector()
        reason = accepted_text(at_work, reason, "reason")
        with at_work.store.writing() as connection:
            item = stock.read_stock_line(connection, number, at_work.today())
            now = datetime.now(UTC)
            released = police_holds.release_police_holds(
                connection, item.entry, item.line, at=now, by=at_work.staff.id, reason=reason
            )
            if not released:
                raise ItemNotInStock(_NOT_HELD.filled(item=item.number))
            lifted = NoteChange.LIFTED
            tell(at_work, connection, NoteSubject.POLICE_HOLD, lifted, item.entry, item.line, at=now, reason=reason)
        at_work.on_recorded()


def _in_stock(item: StockLine) -> StockLine:
    if item.state not in IN_STOCK:
        raise ItemNotInStock(_GONE.filled(item=item.number, by=item.left_by or item.voided_by))
    return item


_GONE = Text(
    nl="Goed {item} is er niet meer: zie {by}. Er is niets gewijzigd.",
    en="Item {item} is not here any more: see {by}. Nothing was changed.",
)
_NOT_HELD = Text(
    nl="Goed {item} wordt niet vastgehouden voor de politie. Er is niets gewijzigd.",
    en="Item {item} is not held for the police. Nothing was changed.",
)
