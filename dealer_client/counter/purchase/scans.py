"""What a scanner sends to the purchase: a document fills the seller, a barcode the number of the item at hand."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QApplication

from dealer_client.goods.identifiers import identifier_problem
from dealer_client.register.errors import DealerError

from .checking import Checking
from .known_sellers import KnownSellers
from .purchase_form import PurchaseForm
from .zone_guard import DocumentHalfRead, ZoneGuard, is_piece_of_zone

_SHORTEST_MRZ = 28
_REST_SECONDS = 1.0
"""How long after a piece of a document what comes at a scanner's speed is more of it."""
_SHORTEST_REST = 2


class Scans:
    """Puts scans in the form, and says in the checks what could not be read."""

    def __init__(self, form: PurchaseForm, checking: Checking, known: KnownSellers, today: Callable[[], date]) -> None:
        self._form, self._checking, self._known, self._today = form, checking, known, today
        self._piece_at = float("-inf")
        self._guard = ZoneGuard(form, form.seller.line_edits())
        self._guard.refused.connect(self._half_read)

    def knows_document(self, text: str) -> bool:
        """Whether this is a document's machine-readable lines, or a piece of them."""
        if is_piece_of_zone(text):
            return True
        if len(text) >= _SHORTEST_MRZ:
            from dealer_client.identity.mrz import looks_like_mrz

            return looks_like_mrz(text)
        return len(text) >= _SHORTEST_REST and time.monotonic() - self._piece_at < _REST_SECONDS

    def knows_barcode(self, text: str) -> bool:
        """Whether this is the number of a phone or a vehicle, and not meant for the field of a number itself."""
        from .item_form import IdentifierField

        focused = QApplication.focusWidget()
        if isinstance(focused.parent() if focused else None, IdentifierField):
            return False
        shaped = (len(text) == 15 and text.isdigit()) or (len(text) == 17 and text.isalnum())
        return shaped and identifier_problem(_kind_of(text), text) is None

    def take(self, text: str) -> None:
        """A scan that is known came in."""
        if self.knows_document(text):
            self._take_document(text)
        else:
            self._take_barcode(text)

    def _take_document(self, text: str) -> None:
        from dealer_client.identity.mrz import looks_like_mrz, read_mrz

        if not looks_like_mrz(text):
            self._half_read()
            return
        try:
            reading = read_mrz(text, today=self._today())
        except DealerError as error:
            self._piece_at = time.monotonic()
            self._checking.fail(error)
            return
        self._checking.error = None
        self._form.seller.fill(reading.fill(self._form.seller.seller()))
        self._form.seller.name_was_read(may_be_cut=reading.name_may_be_cut)
        self._checking.check()
        self._form.advance()
        self._known.after_scan()

    def _take_barcode(self, text: str) -> None:
        kind, item = _kind_of(text), self._form.items.current
        if kind == "imei" and item.category.is_empty():
            item.category.choose("phone")
        self._form.go(item.put_identifier(kind, text))

    def _half_read(self) -> None:
        self._piece_at = time.monotonic()
        self._checking.fail(DocumentHalfRead())


def _kind_of(text: str) -> str:
    return "imei" if len(text) == 15 else "vin"
