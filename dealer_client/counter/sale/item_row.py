"""One item that goes out: its number, what it is and how it stands, and the price the buyer pays."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from dealer_client.counter.icons import IconLabel, tinted_icon
from dealer_client.counter.language import Worded, say
from dealer_client.counter.purchase.money_field import MoneyField
from dealer_client.counter.reading.elided import Elided
from dealer_client.counter.stock.stock_list import numbers, when
from dealer_client.counter.stock.wording import STATES
from dealer_client.counter.theme import tokens
from dealer_client.register.disposal import DisposalLine
from dealer_client.register.item_life import ItemState, StockLine

from . import wording

_PRICE_WIDTH = 120
_WELL = frozenset({ItemState.FREE, ItemState.RESERVED})


class ItemRow(Worded, QFrame):
    """`removed` tells that it should go."""

    removed = Signal()

    def __init__(self, line: StockLine, goods: Callable[[StockLine], str], zone: str) -> None:
        super().__init__()
        self.line, self._goods_words, self._zone = line, goods, zone
        self.price = MoneyField("")
        self.price.setFixedWidth(_PRICE_WIDTH)
        self._number, self._goods, self._about = QLabel(line.number), Elided(), Elided()
        self._number.setProperty("look", "strong")
        self._about.setProperty("look", "muted")
        self._icon, self._state = IconLabel("lock-open", "ok", 15), QLabel()
        self.remove = QPushButton()
        self.remove.setProperty("look", "quiet")
        self.remove.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.remove.setFixedWidth(40)
        self.remove.clicked.connect(self.removed)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(8)
        second.setSpacing(6)
        first.addWidget(self._number)
        first.addWidget(self._goods, 1)
        second.addWidget(self._icon)
        second.addWidget(self._state)
        second.addWidget(self._about, 1)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addLayout(first)
        words.addLayout(second)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        row.addLayout(words, 1)
        row.addWidget(self.price)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)
        self.retranslate()

    def disposal_line(self, *, priced: bool) -> DisposalLine:
        """The line as filled in so far."""
        return DisposalLine(item=self.line.number, price_cents=self.price.cents() if priced else None)

    def show_price(self, shown: bool) -> None:
        """Only a sale has a price."""
        self.price.setVisible(shown)
        self.price.wanted = shown

    def retranslate(self) -> None:
        line = self.line
        icon, tone, state = STATES[line.state]
        self._icon.show_icon(icon, tone)
        self._state.setText(f"{say(state)} {when(line, self._zone)}")
        about = "  ·  ".join(numbers(line)) or line.description
        self._about.setText(f"·  {about}" if about else "")
        self._goods.setText(self._goods_words(self.line))
        self.price.caption(say(wording.PRICE))
        self.price.edit.setAccessibleName(say(wording.PRICE_OF.filled(item=line.number)))
        self.remove.setIcon(tinted_icon("x", tokens().muted))
        self.remove.setAccessibleName(say(wording.REMOVE.filled(item=line.number)))
        self.remove.setToolTip(say(wording.REMOVE.filled(item=line.number)) + "   Ctrl+R")
