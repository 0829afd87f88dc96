"""Here is your money: what kind of deal, how it is paid, the total, and the one button that records."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from dealer_client.counter.icons import tinted_icon
from dealer_client.counter.language import say
from dealer_client.counter.theme import tokens
from dealer_client.identity.bank_accounts import is_iban, tidy_iban
from dealer_client.register.amounts import euro
from dealer_client.register.draft import EntryKind, Payment, PaymentMethod
from dealer_client.register.wording import Text

from .card import Card
from .chips import ChipRow
from .choice_field import Choice
from .deal_fields import DealFields
from .field import Field, Stop

_NO_IBAN = Text(
    nl="Dit IBAN klopt niet. Kijk het na op de bankpas, zoals NL91 ABNA 0417 1643 00.",
    en="This IBAN is not right. Compare it with the bank card, such as NL91 ABNA 0417 1643 00.",
)

_CUSTOMER_ADDS = Text(nl="Klant betaalt bij: {amount}", en="Customer adds: {amount}")
_SHOP_ADDS = Text(nl="U betaalt bij: {amount}", en="You add: {amount}")
_BREAK_OFF = Text(nl="Afbreken", en="Break off")
_SIGN = Text(nl="Tekenen", en="Sign")
_SIGNED = Text(nl="Getekend", en="Signed")
UNPAID = frozenset({EntryKind.CONSIGNMENT, EntryKind.GIFT, EntryKind.FOUND})
"""Kinds of deals in which the dealer usually pays nothing: Enter does not halt at the way of paying."""


class PaymentPanel(Card):
    """`asked` tells that the clerk wants to record."""

    changed = Signal()
    stops_changed = Signal()
    asked = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._busy = self._signed = False
        self.details = DealFields(today)
        self.details.changed.connect(self.changed)
        self._total_cents, self._count = 0, 0
        self.kind = Choice()
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self.head.addWidget(self.kind)
        methods = [PaymentMethod.BANK.value, PaymentMethod.CASH.value, PaymentMethod.CARD.value]
        self.method = ChipRow("payment.method", methods)
        self.iban = Field("payment.iban", tidy=tidy_iban, judge=lambda text: None if is_iban(text) else _NO_IBAN)
        keeps_room = self.iban.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self.iban.setSizePolicy(keeps_room)
        self._total_words, self.total = QLabel(), QLabel()
        self._total_words.setProperty("look", "muted")
        self.total.setProperty("look", "figure")
        line = QHBoxLayout()
        line.addWidget(self._total_words)
        line.addStretch()
        line.addWidget(self.total)
        self.record = QPushButton()
        self.record.setProperty("look", "primary")
        self.record.setAutoDefault(True)
        self.record.clicked.connect(self.asked)
        self.clear_button, self.sign_button = QPushButton(), QPushButton()
        below = QHBoxLayout()
        below.setSpacing(0)
        for button in (self.clear_button, self.sign_button):
            button.setProperty("look", "quiet")
            button.setProperty("small", "true")
            # Reached by their keys: the Tab order is the conversation's.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        below.addWidget(self.clear_button)
        below.addWidget(self.sign_button)
        below.addStretch()
        # On a small screen the checks need the room more.
        self.body.setSpacing(6)
        self.body.setContentsMargins(14, 8, 14, 8)
        self.body.addWidget(self.details)
        self.body.addWidget(self.method)
        self.body.addWidget(self.iban)
        self.body.addLayout(line)
        self.body.addWidget(self.record)
        self.body.addLayout(below)
        self.method.changed.connect(self._method_chosen)
        for stop in (self.method, self.iban):
            stop.changed.connect(self.changed)
            stop.left.connect(self.changed)
        self._method_chosen()
        self.retranslate()

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The stops in order; the IBAN only for a bank payment."""
        return (*self.details.stops, self.method, self.iban)

    def payment(self) -> Payment:
        """The payment as chosen so far; an IBAN counts with a bank payment only, though it stays typed."""
        by_bank = self.method.value() == PaymentMethod.BANK
        return Payment(method=self.method.value(), iban=self.iban.text() if by_bank else "")

    def iban_waits(self) -> bool:
        """Whether an IBAN was typed that another way of paying leaves out."""
        return self.method.value() != PaymentMethod.BANK and not self.iban.is_empty()

    def deal(self) -> EntryKind:
        """What kind of deal it is."""
        return EntryKind(self.kind.currentData() or EntryKind.PURCHASE)

    def choose_kind(self) -> None:
        """Opens the list of kinds of deals."""
        self.kind.setFocus()
        self.kind.showPopup()

    def show_total(self, cents: int, count: int) -> None:
        """The total, and of how many items."""
        self._total_cents, self._count = cents, count
        self._say_total()

    def total_words(self) -> str:
        """The words beside the total."""
        return self._total_words.text()

    def show_signed(self, signed: bool) -> None:
        """Whether the seller has signed."""
        self._signed = signed
        self._say_signed()

    def show_busy(self, busy: bool) -> None:
        """While the entry is being recorded the button says so."""
        self._busy = busy
        self.record.setEnabled(not busy)
        self._say_button()

    def fill(self, kind: EntryKind, payment: Payment) -> None:
        """Puts the kind of deal and how it is paid in the fields."""
        self.method.choose(payment.method)
        self.iban.fill(payment.iban)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind.value)))

    def clear(self) -> None:
        """Ready for the next seller."""
        self.fill(EntryKind.PURCHASE, Payment())

    def is_untouched(self) -> bool:
        """Whether nothing was chosen or typed."""
        return not self.method.value() and self.iban.is_empty() and self.deal() is EntryKind.PURCHASE

    def retranslate(self) -> None:
        self.heading(self.tr("Payment"))
        self.method.caption(self.tr("Paid by"))
        self.method.say_chip(PaymentMethod.BANK.value, self.tr("Bank"))
        self.method.say_chip(PaymentMethod.CASH.value, self.tr("Cash"))
        self.method.say_chip(PaymentMethod.CARD.value, self.tr("Card"))
        self.iban.caption(self.tr("IBAN"))
        chosen = max(0, self.kind.currentIndex())
        self.kind.blockSignals(True)
        self.kind.clear()
        for kind, words in (
            (EntryKind.PURCHASE, self.tr("Purchase")),
            (EntryKind.TRADE_IN, self.tr("Trade-in")),
            (EntryKind.CONSIGNMENT, self.tr("Consignment")),
            (EntryKind.PLEDGE, self.tr("Pledge")),
            (EntryKind.GIFT, self.tr("Gift")),
            (EntryKind.FOUND, self.tr("Found")),
        ):
            self.kind.addItem(words, kind.value)
        self.kind.setCurrentIndex(chosen)
        self.kind.blockSignals(False)
        self.kind.setAccessibleName(self.tr("Kind of deal"))
        self.kind.setToolTip(self.tr("Kind of deal") + "   Ctrl+D")
        self.clear_button.setText(say(_BREAK_OFF) + " Ctrl+N")
        self._say_signed()
        self._say_total()
        self._say_button()

    def _kind_chosen(self) -> None:
        kind = self.deal()
        self.details.show_kind(kind)
        keeps_room = self.iban.sizePolicy()
        # Fields of another kind of deal take the room of the IBAN that is not asked.
        keeps_room.setRetainSizeWhenHidden(kind is EntryKind.PURCHASE)
        self.iban.setSizePolicy(keeps_room)
        self.method.wanted = kind not in UNPAID
        self.stops_changed.emit()
        self.changed.emit()

    def _method_chosen(self) -> None:
        by_bank = self.method.value() == PaymentMethod.BANK
        self.iban.setVisible(by_bank)
        self.iban.wanted = by_bank

    def _say_total(self) -> None:
        self.total.setText(euro(self._total_cents))
        items = self.tr("1 item") if self._count == 1 else self.tr("{n} items").format(n=self._count)
        words = self.tr("Total") + (f", {items}" if self._count else "")
        self._total_words.setText("\n".join(part for part in (words, self._settled()) if part))
        self.total.setAccessibleName(self.tr("Total"))

    def _settled(self) -> str:
        """Who pays what on top, where goods are exchanged."""
        given = self.details.value.cents()
        if self.deal() is not EntryKind.TRADE_IN or given is None or given == self._total_cents:
            return ""
        words = _CUSTOMER_ADDS if given > self._total_cents else _SHOP_ADDS
        return say(words).format(amount=euro(abs(given - self._total_cents)))

    def _say_signed(self) -> None:
        self.sign_button.setText(say(_SIGNED if self._signed else _SIGN) + " Ctrl+S")
        self.sign_button.setIcon(tinted_icon("check", tokens().ok, 14) if self._signed else QIcon())

    def _say_button(self) -> None:
        self.record.setText(self.tr("Recording …") if self._busy else self.tr("Record") + "   Ctrl+Enter")
