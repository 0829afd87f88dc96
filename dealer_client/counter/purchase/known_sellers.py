"""Finds who came before while a seller is being typed or scanned, and keeps what is known of the one in the form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from dealer_client.counter.operation import Background
from dealer_client.counter.reading.newest_only import NewestOnly
from dealer_client.register.draft import Address, Seller

from .field import Field, is_enter
from .seller_panel import SellerPanel

if TYPE_CHECKING:
    from dealer_client.desk import Desk
    from dealer_client.register.known_seller import KnownSeller

    from .known_sellers_list import KnownSellersPopup

_PAUSE_MS = 150
_LEAST = 3
_MOST = 4


class KnownSellers(QObject):
    """`filled` tells that a known seller was put in the form; `known_changed` that more or less is known of him."""

    filled = Signal()
    known_changed = Signal()

    def __init__(self, background: Background, panel: SellerPanel) -> None:
        super().__init__(background)
        self._panel = panel
        self.popup: KnownSellersPopup | None = None
        self._desk: Desk | None = None
        self._typing, self._looking = NewestOnly(background), NewestOnly(background)
        self._field: Field | None = None
        self.known: KnownSeller | None = None
        """Who the person in the form is, where he came before."""
        self._fields = (panel.surname, panel.document_number, panel.postcode)
        for field in self._fields:
            field.edit.textEdited.connect(lambda _text, field=field: self._typed(field))
            field.edit.installEventFilter(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._find)
        self._settle = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._settle.timeout.connect(self._look)
        panel.changed.connect(self._settle.start)

    def attach(self, desk: Desk, popup: KnownSellersPopup) -> None:
        """The book is open now; `popup` is where those whom it knows are shown."""
        self._desk = desk
        if self.popup is None:
            self.popup = popup
            popup.chosen.connect(self._take)

    def look(self) -> None:
        """Something was said of the person in the form: reads him anew."""
        self.known = None
        self._look()

    def after_scan(self) -> None:
        """A document was read: whoever showed it before lives where he lived, until somebody types otherwise."""
        desk, seller = self._desk, self._panel.seller()
        if desk is None or not seller.document.number or seller.address != Address(country=seller.address.country):
            return

        def found(known: list[KnownSeller]) -> None:
            now = self._panel.seller()
            same = [one for one in known if _same_document(one, now)]
            if same and now.address == seller.address:
                self._panel.fill(replace(now, address=seller_of(same[0]).address))
                self.filled.emit()

        self._typing.ask(lambda: desk.sellers.find(seller.document.number, _MOST), found, lambda _error: None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """At a field with the list under it: arrows go into the list, Enter takes one, Esc and leaving close it."""
        popup = self.popup
        if popup is None or not popup.isVisible():
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                popup.step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if is_enter(event) and popup.has_choice():
                popup.choose()
                return True
            if event.key() == Qt.Key.Key_Escape:
                popup.hide()
                return True
        elif event.type() == QEvent.Type.FocusOut:
            popup.hide()
        return super().eventFilter(watched, event)

    def _typed(self, field: Field) -> None:
        self._field = field
        if len(field.text()) >= _LEAST:
            self._pause.start()
        elif self.popup is not None:
            self.popup.hide()

    def _find(self) -> None:
        desk, popup, field = self._desk, self.popup, self._field
        # Once the document is there, the seller in the form is the one who stands here.
        elsewhere = not self._panel.document_number.is_empty() and field is not self._panel.document_number
        if desk is None or popup is None or field is None or elsewhere:
            return
        text = field.text()

        def show(found: list[KnownSeller]) -> None:
            if field.edit.hasFocus() and field.text() == text:
                popup.show_found(found, field.edit)

        self._typing.ask(lambda: desk.sellers.find(text, _MOST), show, lambda _error: popup.hide())

    def _take(self, known: KnownSeller) -> None:
        self._panel.fill(seller_of(known))
        self.known = known
        self.known_changed.emit()
        self.filled.emit()

    def _look(self) -> None:
        """Whether the person in the form came before: by document, else by name and date of birth."""
        desk, seller = self._desk, self._panel.seller()
        if desk is None:
            return
        if not seller.document.number and not (seller.surname and seller.date_of_birth):
            self._know(None)
            return
        from dealer_client.desk.persons import seller_keys

        keys = seller_keys(seller)
        if self.known is not None and _meets(self.known.keys, keys):
            return
        texts = [text for text in (seller.document.number, seller.surname) if text]

        def find() -> KnownSeller | None:
            for text in texts:
                for one in desk.sellers.find(text, 20):
                    if _meets(one.keys, keys):
                        return one
            return None

        self._looking.ask(find, self._know, lambda _error: None)

    def _know(self, known: KnownSeller | None) -> None:
        if known != self.known:
            self.known = known
            self.known_changed.emit()


def seller_of(known: KnownSeller) -> Seller:
    """A known seller as the form takes him; that the document was read by a scanner is of an earlier day."""
    from dealer_client.register.draft_json import draft_from_json

    seller = draft_from_json({"seller": known.seller}).seller
    return replace(seller, document=replace(seller.document, checked="seen"))


def _meets(one: object, other: object) -> bool:
    return any(getattr(one, part) and getattr(one, part) == getattr(other, part) for part in ("document", "person"))


def _same_document(known: KnownSeller, seller: Seller) -> bool:
    document = known.seller.get("document")
    return isinstance(document, dict) and document.get("number") == seller.document.number
