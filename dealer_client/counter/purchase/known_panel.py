"""For staff, on request: what a seller brought before, and the note that asks to look twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton

from dealer_client.counter.form_field import FormField
from dealer_client.counter.language import say, say_date
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.reading import sheet
from dealer_client.counter.reading.amounts import say_euro
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from .card import Card
from .known_sellers_list import full_name, visits

if TYPE_CHECKING:
    from dealer_client.desk import Desk
    from dealer_client.register.known_seller import KnownSeller, PastDeal

_MOST_DEALS = 8
HEADING = Text(nl="Eerder hier", en="Here before")
DEALS = Text(nl="Posten", en="Entries")
VOIDED = Text(nl="doorgehaald", en="struck out")
NOTE = Text(nl="Aantekening van {day}", en="Note of {day}")
SET_ASK = Text(nl="Aantekening (alleen voor medewerkers)", en="Note (for staff only)")
LIFT_ASK = Text(nl="Waarom de aantekening weg mag", en="Why the note may go")
SET = Text(nl="Aantekening bewaren", en="Save the note")
LIFT = Text(nl="Aantekening weghalen", en="Lift the note")
CLOSE = Text(nl="Sluit", en="Close")
SHEET_NAME = Text(nl="Wat deze aanbieder eerder bracht", en="What this seller brought before")
FAULT = Text(nl="Dat lukte niet. Er is niets veranderd.", en="That did not work. Nothing was changed.")


class KnownPanel(Card):
    """`closed` tells that the clerk has seen enough, `changed` that a note was set or lifted."""

    closed = Signal()
    changed = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._desk: Desk | None = None
        self._known: KnownSeller | None = None
        self._deals: list[PastDeal] = []
        self.sheet, self.reason = sheet.Sheet(), FormField("reason")
        self.button, self._close, self.problem = QPushButton(), QPushButton(), QLabel()
        for button in (self.button, self._close):
            button.setAutoDefault(False)
        self.button.clicked.connect(self._act)
        self._close.clicked.connect(self.closed)
        self.body.addWidget(self.sheet, 1)
        for widget in (self.reason, self.button, self._close):
            self.body.addWidget(widget)
        self.retranslate()

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk

    def show_known(self, known: KnownSeller) -> None:
        """Shows what is known of a seller."""
        desk, self._known, self._deals = self._desk, known, []
        self.reason.fill("")
        self.reason.show_finding(None)
        self.retranslate()
        if desk is not None:
            Operation(self._background, lambda: desk.sellers.history(known)).success(self._read).start()

    def start(self) -> None:
        """Puts the focus where one goes on."""
        self._close.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        if not hasattr(self, "problem"):
            return
        known = self._known
        flagged = known is not None and known.attention is not None
        self.heading(say(HEADING))
        self.sheet.setAccessibleName(say(SHEET_NAME))
        self.reason.caption(say(LIFT_ASK if flagged else SET_ASK))
        self.button.setText(say(LIFT if flagged else SET))
        self._close.setText(say(CLOSE) + "   Esc")
        self.sheet.show_parts(self._page if known is not None else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _read(self, deals: list[PastDeal]) -> None:
        self._deals = deals
        self.retranslate()

    def _page(self) -> str:
        known = self._known
        if known is None:
            return ""
        parts = [sheet.title(full_name(known.seller), visits(known))]
        if known.attention is not None:
            day = say_date(known.attention.set_at.date())
            parts.append(sheet.state("info", "attention", known.attention.reason, say(NOTE.filled(day=day))))
        rows = [(say_date(deal.happened_on), f"{deal.number}   {_total(deal)}") for deal in self._deals[:_MOST_DEALS]]
        return "".join((*parts, sheet.heading(say(DEALS)), sheet.facts(rows, label_width=90)))

    def _act(self) -> None:
        desk, known, reason = self._desk, self._known, self.reason.text()
        if desk is None or known is None:
            return
        act = desk.sellers.set_attention if known.attention is None else desk.sellers.lift_attention
        Operation(self._background, lambda: act(known, reason)).success(lambda _done: self._acted()).failure(
            self._failed
        ).start()

    def _acted(self) -> None:
        self.changed.emit()
        self.closed.emit()

    def _failed(self, error: Exception) -> None:
        self.reason.refuse(error.message if isinstance(error, DealerError) else FAULT)


def _total(deal: PastDeal) -> str:
    return say(VOIDED) if deal.is_void else say_euro(deal.total_cents)
