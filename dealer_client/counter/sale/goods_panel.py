"""What goes out: items found by scan, number or words, each with its state and its price."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from dealer_client.counter.language import say
from dealer_client.counter.operation import Background
from dealer_client.counter.purchase.card import Card
from dealer_client.counter.purchase.field import Stop
from dealer_client.counter.reading.empty_state import EmptyState
from dealer_client.register.disposal import DisposalLine
from dealer_client.register.item_life import StockLine

from . import wording
from .find_item import FindItem
from .item_row import ItemRow


class GoodsPanel(Card):
    """`changed` after every change; `stops_changed` when an item came or went; `refused` carries words why not."""

    changed = Signal()
    stops_changed = Signal()
    refused = Signal(str)

    def __init__(self, background: Background, category_name: Callable[[str], str]) -> None:
        super().__init__()
        self._category_name = category_name
        self._priced = True
        self.zone = "UTC"
        self.rows: list[ItemRow] = []
        self._count = QLabel()
        self._count.setProperty("look", "muted")
        self.head.addWidget(self._count)
        self.find = FindItem(background, category_name)
        self.find.picked.connect(self.add)
        self.empty = EmptyState("shopping-bag")
        self.empty.button.hide()
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 6, 0)
        self._list.setSpacing(2)
        self._list.addStretch()
        listed = QWidget()
        listed.setProperty("look", "scrolled")
        listed.setLayout(self._list)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(listed)
        self.body.addWidget(self.find)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self._scroll, 1)
        self.retranslate()
        self._show()

    def lines(self) -> tuple[DisposalLine, ...]:
        """The items as filled in so far."""
        return tuple(row.disposal_line(priced=self._priced) for row in self.rows)

    def stops(self) -> list[Stop]:
        """The search line, then the prices."""
        return [self.find, *(row.price for row in self.rows if self._priced)]

    def stop_at(self, path: str) -> Stop | None:
        """The stop that a finding's field names."""
        if path == self.find.path:
            return self.find
        return next((row.price for row in self.rows if self._priced and self.path_of(row.price) == path), None)

    def path_of(self, stop: Stop) -> str:
        """Where a price belongs in the disposal."""
        at = next((at for at, row in enumerate(self.rows) if row.price is stop), None)
        return stop.path if at is None else f"lines[{at}].price_cents"

    def has(self, number: str) -> bool:
        """Whether this item was added already."""
        return any(row.line.number == number for row in self.rows)

    def add(self, line: StockLine) -> None:
        """Adds an item and goes to its price."""
        if self.has(line.number):
            self.refused.emit(say(wording.TWICE.filled(item=line.number)))
            return
        row = ItemRow(line, self._goods, self.zone)
        row.show_price(self._priced)
        row.removed.connect(lambda: self.remove(row))
        row.price.changed.connect(self.changed)
        row.price.left.connect(self.changed)
        self.rows.append(row)
        self._list.insertWidget(self._list.count() - 1, row)
        self._show()
        self.stops_changed.emit()
        self.changed.emit()
        (row.price if self._priced else self.find).go()
        self._scroll.ensureWidgetVisible(row)

    def remove(self, row: ItemRow | None = None) -> None:
        """Takes an item away: that one, or the last."""
        if row is None and self.rows:
            focused = next((each for each in self.rows if each.price.edit.hasFocus()), None)
            row = focused or self.rows[-1]
        if row is None:
            return
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._show()
        self.stops_changed.emit()
        self.changed.emit()
        self.find.go()

    def clear(self) -> None:
        """Nothing goes out."""
        for row in list(self.rows):
            self.remove(row)
        self.find.clear()

    def show_prices(self, shown: bool) -> None:
        """Only a sale has prices."""
        self._priced = shown
        for row in self.rows:
            row.show_price(shown)
        self.stops_changed.emit()

    def retranslate(self) -> None:
        if not hasattr(self, "_scroll"):
            return
        self.heading(say(wording.GOODS))
        self.empty.say(say(wording.EMPTY), say(wording.EMPTY_MORE), "")
        self._show()

    def _goods(self, line: StockLine) -> str:
        named = " ".join(part for part in (line.brand, line.model) if part)
        return ", ".join(part for part in (self._category_name(line.category), named or line.description) if part)

    def _show(self) -> None:
        count = len(self.rows)
        self.find.show_count(count)
        self.empty.setVisible(not count)
        self._scroll.setVisible(count > 0)
        words = wording.ONE_ITEM if count == 1 else wording.ITEMS.filled(n=count)
        self._count.setText(say(words) if count else "")
