"""The form of one disposal, left to right: what goes out, to whom, is it all right, and recording it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dealer_client.counter.purchase.checks_panel import ChecksPanel
from dealer_client.counter.purchase.chips import ChipRow
from dealer_client.counter.purchase.field import Field, Stop
from dealer_client.register.disposal import Disposal
from dealer_client.register.draft import EntryKind

from .deal_panel import DealPanel
from .goods_panel import GoodsPanel
from .receiver_panel import ReceiverPanel


class SaleForm(QWidget):
    """Knows the fields and their order; judges nothing. `changed` after every change of any value."""

    changed = Signal()

    def __init__(self, goods: GoodsPanel, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.kind = EntryKind.SALE
        self.reasons: dict[str, str] = {}
        self.goods = goods
        self.receiver, self.checks, self.deal = ReceiverPanel(), ChecksPanel(), DealPanel()
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.checks, 1)
        right.addWidget(self.deal)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.goods, 50)
        row.addWidget(self.receiver, 31)
        row.addLayout(right, 33)
        self.receiver.setMaximumWidth(440)
        self.checks.setMinimumWidth(300)
        for panel in (self.checks, self.deal):
            panel.setMaximumWidth(440)
        for panel in (self.goods, self.receiver, self.deal):
            panel.changed.connect(self.changed)
        self.goods.stops_changed.connect(self._order)
        self.checks.jump.connect(self.go_to)
        self.checks.reasoned.connect(self._reasoned)
        self._heard: set[Stop] = set()
        self._order()

    def disposal(self) -> Disposal:
        """The disposal as filled in so far."""
        return Disposal(
            kind=self.kind,
            happened_on=self._today(),
            lines=self.goods.lines(),
            buyer=self.receiver.buyer(),
            police=self.receiver.police(),
            payment=self.deal.payment(),
            remark=self.receiver.remark.text(),
            reasons=MappingProxyType({code: text for code, text in self.reasons.items() if text.strip()}),
        )

    def show_kind(self, kind: EntryKind) -> None:
        """Which way the goods go out; the items and what was typed stay."""
        self.kind = kind
        sale = kind is EntryKind.SALE
        self.goods.show_prices(sale)
        self.receiver.show_kind(kind)
        self.deal.show_paid(sale)
        self._order()
        self.changed.emit()

    def stops(self) -> list[Stop]:
        """All stops in the order of the conversation."""
        return [*self.goods.stops(), *self.receiver.stops(), *self.deal.stops()]

    def stop_at(self, path: str) -> Stop | None:
        """The stop that a finding's field names."""
        if path.startswith("lines"):
            return self.goods.stop_at(path)
        return next((stop for stop in (*self.receiver.stops(), *self.deal.stops()) if stop.path == path), None)

    def path_of(self, stop: Stop) -> str:
        """Where a stop's value belongs in the disposal."""
        return self.goods.path_of(stop)

    def go_to(self, path: str) -> None:
        """Puts the focus on what a finding is about."""
        stop = self.stop_at(path)
        if stop is not None:
            self.go(stop)

    def go(self, stop: Stop) -> None:
        """Puts the focus on a stop; what stands in a field is selected."""
        stop.go()
        if isinstance(stop, Field):
            stop.edit.selectAll()

    def advance(self, stop: Stop | None = None) -> None:
        """Goes to the next stop that still needs something, else to one above, else to the button."""
        stops = self.stops()
        at = stops.index(stop) + 1 if stop in stops else 0
        for candidate in stops[at:] + stops[:at]:
            if candidate is not stop and candidate.needs():
                self.go(candidate)
                return
        self.deal.record.setFocus(Qt.FocusReason.TabFocusReason)

    def leave(self) -> None:
        """Tidies the field that has the focus, as when one leaves it."""
        for stop in self.stops():
            if isinstance(stop, Field) and stop.edit.hasFocus():
                stop.leave()

    def is_untouched(self) -> bool:
        """Whether nothing was added or typed."""
        return not self.goods.rows and self.receiver.is_untouched()

    def clear(self) -> None:
        """Ready for the next customer."""
        self.reasons.clear()
        self.goods.clear()
        self.receiver.clear()
        self.deal.clear()
        self.goods.find.go()

    def _reasoned(self, code: str, reason: str) -> None:
        self.reasons[code] = reason
        self.changed.emit()

    def _order(self) -> None:
        """Tab goes as the conversation does; each stop's Enter goes on from there."""
        chain: list[QWidget] = []
        for stop in self.stops():
            chain += stop.group.buttons() if isinstance(stop, ChipRow) else [stop.target()]
            if stop not in self._heard:
                self._heard.add(stop)
                stop.entered.connect(lambda stop=stop: self.advance(stop))
                stop.destroyed.connect(lambda _gone=None, stop=stop: self._heard.discard(stop))
        chain.append(self.deal.record)
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)
