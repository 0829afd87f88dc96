"""A purchase with a scanned document and a scanned barcode: how many keys are left to press."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.counter.till import IMEI

NEW_PASSPORT = "P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<\nSPECI20142NLD6503101F3108088<<<<<<<<<<<<<<<2"


class CountedKeys:
    """Types, and counts each key."""

    def __init__(self, till) -> None:
        self._till, self.count = till, 0

    def type(self, text: str) -> None:
        self.count += len(text)
        self._till.type(text)

    def enter(self) -> None:
        self.count += 1
        self._till.enter()

    def letter(self, letter: str) -> None:
        self.count += 1
        self._till.letter(letter)


def test_with_both_scans_at_most_twenty_five_keys_besides_description_and_price(till):
    keys = CountedKeys(till)
    till.scan(NEW_PASSPORT)
    till.until(lambda: till.form.seller.document_number.text() == "SPECI2014")
    till.until(lambda: till.focus_name() == "Postcode")
    keys.type("3511ab")
    keys.type("12")
    keys.enter()
    keys.type("Kerkstraat")
    keys.enter()
    keys.count += 1
    QTest.keyClicks(till.focus(), "U")
    till.until(lambda: till.form.seller.city.text() == "Utrecht")
    keys.enter()
    QTest.keyClicks(till.focus(), IMEI)
    QTest.keyClick(till.focus(), Qt.Key.Key_Return)
    till.until(lambda: till.form.items.current.category.value() == "phone")
    till.until(lambda: till.form.items.current.identifiers[0].text().replace(" ", "") == IMEI)
    item = till.form.items.current
    for field, text in ((item.brand, "Fairphone"), (item.model, "5"), (item.price, "140")):
        field.go()
        till.type(text)
        till.enter()
    assert till.form.payment.method.target().hasFocus()
    keys.letter("c")
    keys.enter()
    assert till.focus() is till.form.payment.record
    keys.enter()
    till.until(lambda: till.window.purchase.recorded.isVisible())
    assert keys.count <= 25, keys.count
