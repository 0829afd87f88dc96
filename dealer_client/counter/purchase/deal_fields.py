"""What a deal of its kind asks besides the goods: what was given in exchange, the terms, the last day, where found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dealer_client.counter.language import Worded, say
from dealer_client.register.draft import Draft, EntryKind, Exchange, Found
from dealer_client.register.wording import Text

from .card import row_of
from .date_field import DateField
from .field import Field, Stop
from .money_field import MoneyField, format_cents

_CAPTIONS = {
    "exchange.description": Text(nl="Ingeruild tegen", en="In exchange for"),
    "exchange.value_cents": Text(nl="Waarde (€)", en="Value (€)"),
    "terms": Text(nl="Afspraken over de verkoop", en="Terms of the sale"),
    "redeem_by": Text(nl="In te lossen t/m", en="Redeem by"),
    "found.where": Text(nl="Gevonden waar", en="Found where"),
    "found.on": Text(nl="Gevonden op", en="Found on"),
}


class DealFields(Worded, QWidget):
    """Shows the fields of one kind; those of the others keep what was typed in them, and it is not recorded."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._kind = EntryKind.PURCHASE
        self.exchange, self.value = Field("exchange.description"), MoneyField("exchange.value_cents")
        self.terms = Field("terms")
        self.redeem_by = DateField("redeem_by", today=today, past=False)
        self.where, self.found_on = Field("found.where"), DateField("found.on", today=today, past=True)
        self._of_kind: dict[EntryKind, tuple[Stop, ...]] = {
            EntryKind.TRADE_IN: (self.exchange, self.value),
            EntryKind.CONSIGNMENT: (self.terms,),
            EntryKind.PLEDGE: (self.redeem_by,),
            EntryKind.FOUND: (self.where, self.found_on),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row_of((self.exchange, 3), (self.value, 2)))
        column.addWidget(self.terms)
        column.addWidget(self.redeem_by)
        column.addLayout(row_of((self.where, 3), (self.found_on, 2)))
        for stop in self._all():
            stop.changed.connect(self.changed)
            stop.left.connect(self.changed)
        self.show_kind(EntryKind.PURCHASE)
        self.retranslate()

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The stops of this kind of deal."""
        return self._of_kind.get(self._kind, ())

    def show_kind(self, kind: EntryKind) -> None:
        """Asks what a deal of that kind asks."""
        self._kind = kind
        for stop in self._all():
            stop.setVisible(stop in self.stops)
        self.setVisible(bool(self.stops))

    def put_in(self, draft: Draft) -> Draft:
        """The draft with what stands here."""
        return replace(
            draft,
            exchange=Exchange(description=self.exchange.text(), value_cents=self.value.cents()),
            terms=self.terms.text(),
            redeem_by=self.redeem_by.date(),
            found=Found(where=self.where.text(), on=self.found_on.date()),
        )

    def fill(self, draft: Draft) -> None:
        """Puts a draft's in the fields."""
        value = draft.exchange.value_cents
        for field, text in (
            (self.exchange, draft.exchange.description),
            (self.value, "" if value is None else format_cents(value)),
            (self.terms, draft.terms),
            (self.where, draft.found.where),
        ):
            field.fill(text)
        self.redeem_by.fill_date(draft.redeem_by)
        self.found_on.fill_date(draft.found.on)

    def retranslate(self) -> None:
        for stop in self._all():
            stop.caption(say(_CAPTIONS[stop.path]))

    def _all(self) -> tuple[Stop, ...]:
        return tuple(stop for stops in self._of_kind.values() for stop in stops)
