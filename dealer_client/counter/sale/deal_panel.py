"""What the buyer pays and how, and the one button that records."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from dealer_client.counter.language import say
from dealer_client.counter.purchase.card import Card
from dealer_client.counter.purchase.chips import ChipRow
from dealer_client.counter.purchase.field import Stop
from dealer_client.counter.reading.amounts import say_euro
from dealer_client.register.draft import Payment

from . import wording


class DealPanel(Card):
    """`asked` tells that the clerk wants to record, `cleared` that he wants to begin anew."""

    changed = Signal()
    asked = Signal()
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._busy, self._paid, self._cents, self._count = False, True, 0, 0
        self.method = ChipRow("payment.method", list(wording.METHODS))
        self._total_words, self.total = QLabel(), QLabel()
        self._total_words.setProperty("look", "muted")
        self.total.setProperty("look", "figure")
        line = QHBoxLayout()
        line.addWidget(self._total_words)
        line.addStretch()
        line.addWidget(self.total)
        self.record, self.clear_button = QPushButton(), QPushButton()
        self.record.setProperty("look", "primary")
        self.record.setAutoDefault(True)
        self.record.clicked.connect(self.asked)
        self.clear_button.setProperty("look", "quiet")
        self.clear_button.setProperty("small", "true")
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear_button.clicked.connect(self.cleared)
        below = QHBoxLayout()
        below.addWidget(self.clear_button)
        below.addStretch()
        self.body.setSpacing(6)
        self.body.setContentsMargins(14, 8, 14, 8)
        self.body.addWidget(self.method)
        self.body.addLayout(line)
        self.body.addWidget(self.record)
        self.body.addLayout(below)
        self.method.changed.connect(self.changed)
        self.retranslate()

    def stops(self) -> list[Stop]:
        """The ways of paying, where there is something to pay."""
        return [self.method] if self._paid else []

    def payment(self) -> Payment:
        """The payment as chosen so far."""
        return Payment(method=self.method.value() if self._paid else "")

    def show_paid(self, paid: bool) -> None:
        """Only a sale is paid."""
        self._paid = paid
        for widget in (self.method, self.total):
            widget.setVisible(paid)
        self.retranslate()

    def show_total(self, cents: int, count: int) -> None:
        """The total, and of how many items."""
        self._cents, self._count = cents, count
        self._say_total()

    def show_busy(self, busy: bool) -> None:
        """While the entry is being recorded the button says so."""
        self._busy = busy
        self.record.setEnabled(not busy)
        self._say_button()

    def clear(self) -> None:
        """Ready for the next customer."""
        self.method.choose("")

    def retranslate(self) -> None:
        if not hasattr(self, "record"):
            return
        self.heading(say(wording.DEAL if self._paid else wording.DEAL_NO_MONEY))
        self.method.caption(say(wording.PAID_BY))
        for method, words in wording.METHODS.items():
            self.method.say_chip(method, say(words))
        self.total.setAccessibleName(say(wording.TOTAL))
        self.clear_button.setText(say(wording.CLEAR) + "   Ctrl+N")
        self._say_total()
        self._say_button()

    def _say_total(self) -> None:
        items = say(wording.ONE_ITEM if self._count == 1 else wording.ITEMS.filled(n=self._count))
        words = f"{say(wording.TOTAL)}, {items}" if self._paid else items
        self._total_words.setText(words if self._count else say(wording.TOTAL) if self._paid else "")
        self.total.setText(say_euro(self._cents))

    def _say_button(self) -> None:
        self.record.setText(say(wording.RECORDING) if self._busy else say(wording.RECORD) + "   Ctrl+Enter")
