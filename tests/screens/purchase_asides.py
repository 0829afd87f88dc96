"""What a purchase may look like off the straight way: a firm, a bad scan, a known seller, breaking off, a camera."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from dealer_client.counter.photos import camera
from tests.counter.till import PASSPORT, Till

if TYPE_CHECKING:
    from collections.abc import Callable

    from .walk import Photographer

_CTRL = Qt.KeyboardModifier.ControlModifier
_LONG_NAME = "P<UTOPAPANDROPOULOS<<JONATHON<ALEXANDROS<ELI"


def walk_purchase_asides(till: Till, photographer: Photographer) -> None:
    """Begins and ends with an empty form. Willeke Bruijn sold something before."""
    till.fill_purchase()
    draft = till.form.draft()
    _firm(till, photographer)
    _scans(till, photographer)
    till.form.show_draft(draft)
    _known(till, photographer)
    _wrong(till, photographer)
    _camera(till, photographer)
    till.form.show_draft(draft)
    _broken_off(till, photographer)


def _firm(till: Till, photographer: Photographer) -> None:
    firm = till.form.seller.firm
    firm.ask()
    till.fill(firm.name, "Kringloop De Cirkel")
    till.fill(firm.kvk, "34567890")
    till.fill(firm.vat, "NL004495445B01")
    photographer.take("purchase-firm")
    till.window.purchase.breaking_off.clear()


def _scans(till: Till, photographer: Photographer) -> None:
    purchase = till.window.purchase
    purchase.scans.take(f"{_LONG_NAME}\n{PASSPORT.splitlines()[1]}")
    photographer.take("purchase-name-cut")
    purchase.breaking_off.clear()
    purchase.scans.take("6503101F2403096999999990<<<<<84")
    photographer.take("purchase-half-read")
    purchase.breaking_off.clear()
    # What comes at a scanner's speed meanwhile is taken for the rest of it.
    till.until(lambda: not purchase.scans.knows_document("Bruijn"))


def _known(till: Till, photographer: Photographer) -> None:
    purchase = till.window.purchase
    till.until(lambda: purchase.known.known is not None)
    photographer.take("purchase-known")
    purchase.asides.show_known()
    till.until(lambda: "A-" in purchase.asides.known_panel.sheet.toPlainText())
    photographer.take("purchase-known-open")
    purchase.asides.close()
    purchase.asides.sign()
    photographer.take("purchase-sign")
    purchase.asides.close()
    purchase.breaking_off.clear()


def _wrong(till: Till, photographer: Photographer) -> None:
    till.fill(till.form.seller.surname, "Bruijn")
    till.fill(till.form.seller.date_of_birth, "31-02-1965")
    till.fill(till.form.seller.expires, "09-03-2024")
    till.fill(till.form.items.current.price, "12,345")
    till.window.purchase.check()
    photographer.take("purchase-wrong")
    till.window.purchase.breaking_off.clear()


def _camera(till: Till, photographer: Photographer) -> None:
    asides = till.window.purchase.asides
    asides.shoot()
    photographer.take("purchase-no-camera")
    asides.close()
    asides.start_camera = _ring_before_a_camera
    asides.shoot()
    photographer.take("purchase-camera")
    asides.close()
    asides.start_camera = camera.start_camera


class _StillCamera:
    def stop(self) -> None:
        """There is nothing to stop."""


def _ring_before_a_camera(show: Callable[[QImage], None], _failed: Callable[[], None]) -> _StillCamera:
    picture = QImage(640, 480, QImage.Format.Format_RGB32)
    light = QLinearGradient(0, 0, 640, 480)
    light.setColorAt(0, QColor("#e9e4da"))
    light.setColorAt(1, QColor("#b9b0a0"))
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(picture.rect(), light)
        pen = painter.pen()
        pen.setWidth(28)
        pen.setColor(QColor("#c99a2e"))
        painter.setPen(pen)
        painter.drawEllipse(220, 140, 200, 200)
    show(picture)
    return _StillCamera()


def _broken_off(till: Till, photographer: Photographer) -> None:
    purchase = till.window.purchase
    till.form.seller.surname.go()
    till.press(Qt.Key.Key_N, _CTRL)
    till.press(Qt.Key.Key_4)
    # A digit may be the first of a scan, and is held for a moment.
    till.until(lambda: purchase.breaking_off.panel.reason() is not None)
    photographer.take("purchase-break-off")
    purchase.breaking_off.panel.give.click()
    till.until(till.form.is_untouched)
    photographer.take("purchase-broken-off")
