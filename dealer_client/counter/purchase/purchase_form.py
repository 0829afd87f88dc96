"""The form of one purchase, left to right as the conversation goes: seller, items, checks and payment."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dealer_client.counter.operation import Background
from dealer_client.register.draft import Draft, Signature

from .chips import ChipRow
from .field import Field, Stop
from .seller_panel import SellerPanel

if TYPE_CHECKING:
    from .checks_panel import ChecksPanel
    from .explanation_panel import ExplanationPanel
    from .items_panel import ItemsPanel
    from .known_sellers_list import KnownSellersPopup
    from .payment_panel import PaymentPanel
    from .photo_strip import PhotoSource
    from .signature_panel import SignaturePanel

_HABIT_SECONDS = 0.7
"""An Enter so soon after the form went on by itself was meant for the field before."""
_TAB_SECONDS = 1.5
"""So was a Tab: whoever types from a document presses it after each field, and looks at the document meanwhile."""


class PurchaseForm(QWidget):
    """Knows the fields and their order; judges nothing. Begins with the seller alone, who can be typed at once, until
    `complete`. `changed` after every change of any value; `explained` and
    `refused` as the explanation of a match was closed."""

    changed = Signal()
    explained = Signal()
    refused = Signal()

    items: ItemsPanel
    checks: ChecksPanel
    payment: PaymentPanel
    photos: PhotoSource
    signing: SignaturePanel

    def __init__(self, today: Callable[[], date], background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self._background, self._today = background, today
        self.reasons: dict[str, str] = {}
        self.seller = SellerPanel(today)
        self.seller.setMinimumWidth(316)
        self.seller.setMaximumWidth(440)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 16, 12)
        self._row.setSpacing(12)
        self._row.addWidget(self.seller, 31)
        self._row.addStretch(83)

    def complete(self) -> Iterator[object]:
        """Makes what stands beside the seller, in the room that was kept for it, a part at each step."""
        from .checks_panel import ChecksPanel
        from .items_panel import ItemsPanel
        from .payment_panel import PaymentPanel
        from .photo_strip import PhotoSource
        from .signature_panel import SignaturePanel

        yield
        self.photos = PhotoSource(self._background)
        self.signing = SignaturePanel()
        self.signing.changed.connect(self.changed)
        self.items = ItemsPanel(self.photos, self)
        self.checks = ChecksPanel()
        yield
        self.payment = PaymentPanel(self._today)
        yield
        self._deciding = QWidget()
        deciding = QVBoxLayout(self._deciding)
        deciding.setContentsMargins(0, 0, 0, 0)
        deciding.setSpacing(12)
        deciding.addWidget(self.checks, 1)
        deciding.addWidget(self.payment)
        # The explanation covers the payment as well: paying is what should wait.
        self._right = QStackedWidget(self)
        self._right.addWidget(self._deciding)
        self._row.takeAt(1)
        self._row.addWidget(self.items, 50)
        self._row.addWidget(self._right, 33)
        self._right.setMinimumWidth(300)
        self._right.setMaximumWidth(440)
        for panel in (self.seller, self.items, self.payment):
            panel.changed.connect(self.changed)
        self.items.stops_changed.connect(self._order)
        self.payment.stops_changed.connect(self._order)
        self.checks.jump.connect(self.go_to)
        self.checks.reasoned.connect(self._reasoned)
        self._heard: set[Stop] = set()
        self._arrived: tuple[Stop | None, Stop | None, float] = (None, None, 0.0)
        self._order()

    @cached_property
    def explanation(self) -> ExplanationPanel:
        """What a match is about."""
        from .explanation_panel import ExplanationPanel

        panel = ExplanationPanel()
        panel.reasoned.connect(self._reasoned)
        panel.closed.connect(self.explained)
        panel.refused.connect(self.refused)
        self._right.addWidget(panel)
        return panel

    @cached_property
    def popup(self) -> KnownSellersPopup:
        """Who came before, under the field in which he is typed."""
        from .known_sellers_list import KnownSellersPopup

        return KnownSellersPopup(self)

    def draft(self) -> Draft:
        """The purchase as filled in so far."""
        return self.payment.details.put_in(
            Draft(
                kind=self.payment.deal(),
                acquired_on=self._today(),
                seller=self.seller.seller(),
                items=self.items.items(),
                payment=self.payment.payment(),
                signature=self.signing.signature(),
                reasons=MappingProxyType({code: text for code, text in self.reasons.items() if text.strip()}),
            )
        )

    def draft_to_keep(self) -> Draft | None:
        """The same with what is no value yet, for a draft that is to be resumed; None while nothing was filled in."""
        if self.is_untouched():
            return None
        typed = {
            self.path_of(stop): text for stop in self.stops() if isinstance(stop, Field) and (text := stop.unvalued())
        }
        if self.payment.iban_waits():
            typed[self.payment.iban.path] = self.payment.iban.text()
        return replace(self.draft(), typed=MappingProxyType(typed))

    def show_draft(self, draft: Draft) -> None:
        """Puts a draft in the fields, in place of what was there."""
        self.reasons.clear()
        self.reasons.update(draft.reasons)
        self.show_explanation(False)
        self.seller.fill(draft.seller)
        self.items.fill(draft.items)
        self.payment.fill(draft.kind, draft.payment)
        self.payment.details.fill(draft)
        self.signing.fill(draft.signature)
        for path, text in draft.typed.items():
            stop = self.stop_at(path)
            if isinstance(stop, Field):
                stop.fill(text)

    def stops(self) -> list[Stop]:
        """All stops in the order of the conversation."""
        return [*self.seller.stops, *self.items.stops(), *self.payment.stops]

    def stop_at(self, path: str) -> Stop | None:
        """The stop that a finding's field names."""
        if path.startswith("items"):
            return self.items.stop_at(path)
        return next((stop for stop in (*self.seller.stops, *self.payment.stops) if stop.path == path), None)

    def path_of(self, stop: Stop) -> str:
        """Where a stop's value belongs in the draft."""
        form = self.items.form_of(stop)
        if form is None:
            return stop.path
        counted = self.items.counted()
        index = counted.index(form) if form in counted else 0
        return f"items[{index}].{form.path_of(stop)}"

    def go_to(self, path: str) -> None:
        """Puts the focus on what a finding is about."""
        stop = self.stop_at(path)
        if stop is not None:
            self.go(stop)

    def go(self, stop: Stop) -> None:
        """Puts the focus on a stop, with its item at hand."""
        form = self.items.form_of(stop)
        if form is not None and form is not self.items.current:
            self.items.show_item(form)
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
        self.payment.record.setFocus(Qt.FocusReason.TabFocusReason)

    def _entered(self, stop: Stop) -> None:
        """Enter goes on; but not the one that comes by habit after the form has gone on by itself."""
        if self._came_from(stop, _HABIT_SECONDS) is None:
            self.advance(stop)

    def _filled(self, stop: Stop) -> None:
        """What can only be whole now needs no Enter."""
        self.advance(stop)
        self._arrived = self._at_hand(), stop, time.monotonic()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802
        """Tab; the one that comes by habit after the form has gone on by itself goes where it would have gone."""
        at_hand = self._at_hand() if next else None
        before = self._came_from(at_hand, _TAB_SECONDS) if at_hand is not None else None
        if before is None:
            return super().focusNextPrevChild(next)
        stops = [stop for stop in self.stops() if stop.isVisibleTo(self)]
        self.go(stops[(stops.index(before) + 1) % len(stops)] if before in stops else before)
        return True

    def _came_from(self, stop: Stop, seconds: float) -> Stop | None:
        """The stop from which the form went on to this one by itself just now, if nothing was typed here yet."""
        (arrived, before, at), self._arrived = self._arrived, (None, None, 0.0)
        fresh = stop is arrived and stop.is_empty() and time.monotonic() - at < seconds
        return before if fresh else None

    def _at_hand(self) -> Stop | None:
        focused = QApplication.focusWidget()
        return next((stop for stop in self.stops() if focused is not None and stop.isAncestorOf(focused)), None)

    def leave(self) -> None:
        """Tidies the field that has the focus, as when one leaves it."""
        for stop in self.stops():
            if isinstance(stop, Field) and stop.edit.hasFocus():
                stop.leave()

    def is_explaining(self) -> bool:
        """Whether the explanation is on the screen."""
        shown = self._right.currentWidget()
        return shown is not self._deciding and shown is self.explanation

    def show_explanation(self, shown: bool) -> None:
        """Shows the explanation in the place of checks and payment, or those again."""
        self._right.setCurrentWidget(self.explanation if shown else self._deciding)
        if shown:
            self.explanation.reason.setFocus(Qt.FocusReason.TabFocusReason)

    def show_aside(self, panel: QWidget | None) -> None:
        """Shows a panel of its own in the place of checks and payment, or those again."""
        if panel is not None and self._right.indexOf(panel) < 0:
            self._right.addWidget(panel)
        self._right.setCurrentWidget(panel or self._deciding)

    def aside(self) -> QWidget | None:
        """The panel that lies over checks and payment, or None."""
        shown = self._right.currentWidget()
        return None if shown is self._deciding else shown

    def is_untouched(self) -> bool:
        """Whether nothing was typed or chosen."""
        return self.seller.is_untouched() and not self.items.counted() and self.payment.is_untouched()

    def clear(self) -> None:
        """Ready for the next customer."""
        self.reasons.clear()
        self.show_explanation(False)
        self.seller.clear()
        self.items.clear()
        self.payment.clear()
        self.payment.details.fill(Draft())
        self.signing.fill(Signature())
        self.seller.surname.go()

    def _reasoned(self, code: str, reason: str) -> None:
        self.reasons[code] = reason
        self.changed.emit()

    def _order(self) -> None:
        """Tab goes as the conversation does; each stop's Enter goes on from there."""
        current = self.items.current
        stops = [*self.seller.stops, *(current.stops() if current is not None else ()), *self.payment.stops]
        chain: list[QWidget] = []
        for stop in stops:
            if current is not None and stop is current.price:
                chain.append(current.add_identifier)
            elif stop is self.payment.stops[0]:
                chain.append(self.payment.kind)
            chain += stop.group.buttons() if isinstance(stop, ChipRow) else [stop.target()]
            if stop not in self._heard:
                self._heard.add(stop)
                stop.entered.connect(lambda stop=stop: self._entered(stop))
                stop.filled.connect(lambda stop=stop: self._filled(stop))
                stop.destroyed.connect(lambda _gone=None, stop=stop: self._heard.discard(stop))
        chain.append(self.payment.record)
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)
