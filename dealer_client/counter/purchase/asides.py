"""What may lie over checks and payment: the explanation of a match, a known seller, a signature, the camera."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from dealer_client.counter.operation import Background
from dealer_client.counter.photos.camera import start_camera

from .checking import Checking
from .known_sellers import KnownSellers
from .purchase_form import PurchaseForm

if TYPE_CHECKING:
    from dealer_client.counter.photos.camera_shot import CameraShot

    from .known_panel import KnownPanel


class Asides(QObject):
    """Opens one of them, or closes it by the same key and goes on with the purchase."""

    def __init__(self, background: Background, form: PurchaseForm, checking: Checking, known: KnownSellers) -> None:
        super().__init__(background)
        self._background, self._form, self._checking, self._known = background, form, checking, known
        self.start_camera = start_camera
        form.checks.explain.connect(self.explain)
        form.explained.connect(self._explained)
        form.signing.closed.connect(self.close)
        form.items.camera_asked.connect(self.shoot)
        form.payment.sign_button.clicked.connect(self.sign)
        form.seller.known_asked.connect(self.show_known)
        known.known_changed.connect(self.say_known)

    @cached_property
    def known_panel(self) -> KnownPanel:
        """What the seller in the form brought before."""
        from .known_panel import KnownPanel

        panel = KnownPanel(self._background)
        panel.closed.connect(self.close)
        panel.changed.connect(self._known.look)
        return panel

    @cached_property
    def camera(self) -> CameraShot:
        """Takes photos of the item at hand."""
        from dealer_client.counter.photos.camera_shot import CameraShot

        panel = CameraShot(lambda show, failed: self.start_camera(show, failed))
        panel.taken.connect(lambda picture: self._form.items.current.photos.add_image(picture))
        panel.closed.connect(self.close)
        return panel

    def shoot(self) -> None:
        """Photos of the item at hand by the camera, or the payment again."""
        if self._form.aside() is self.camera:
            self.close()
        else:
            self._form.show_aside(self.camera)
            self.camera.start()

    def explain(self) -> None:
        """Shows what a match is about, for staff; or the payment again."""
        if self._form.is_explaining():
            self._form.explanation.finish()
        elif matches := self._checking.matches():
            self._form.explanation.show_matches(matches, self._form.reasons)
            self._form.show_explanation(True)

    def show_known(self) -> None:
        """What the seller in the form brought before; or the payment again."""
        if self._form.aside() is self.known_panel:
            self.close()
        elif self._known.known is not None:
            self.known_panel.show_known(self._known.known)
            self._form.show_aside(self.known_panel)
            self.known_panel.start()

    def sign(self) -> None:
        """The seller signs, or the payment again."""
        if self._form.aside() is self._form.signing:
            self.close()
        else:
            self._form.show_aside(self._form.signing)
            self._form.signing.start()

    def close(self) -> None:
        """Checks and payment again, and on with what is still needed."""
        self._form.show_aside(None)
        self._form.advance()

    def say_known(self) -> None:
        """Says beside the seller how often he came."""
        known, words = self._known.known, ""
        if known is not None:
            from .known_sellers_list import times_here

            words = times_here(known)
        self._form.seller.show_known(words, flagged=known is not None and known.attention is not None)

    def _explained(self) -> None:
        """Back to the item that the explanation was about."""
        self._form.show_explanation(False)
        self._checking.check()
        matched = [match.item - 1 for match in self._checking.matches()]
        counted = self._form.items.counted()
        at_hand = counted.index(self._form.items.current) if self._form.items.current in counted else -1
        if not matched:
            self._form.advance()
            return
        form = counted[at_hand if at_hand in matched else matched[0]]
        self._form.items.show_item(form)
        if not self._checking.is_open():
            self._form.payment.record.setFocus(Qt.FocusReason.TabFocusReason)
            return
        needed = next((stop for stop in form.stops() if stop.needs()), None)
        self._form.go(needed or next(iter(form.identifiers), form.category))
