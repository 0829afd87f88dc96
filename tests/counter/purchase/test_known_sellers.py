"""Whoever came before is found while one types, and what is known of him is there at a glance."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.counter.sold_goods import buy
from tests.counter.till import DUTCH_PASSPORT

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def visited(till):
    """Somebody called Bruijn was here twice."""
    buy(till.desk)
    buy(till.desk)
    return till


def test_a_name_finds_who_came_before_and_two_keys_fill_all_in(visited):
    till, form = visited, visited.form
    till.type("Bru")
    till.until(form.popup.isVisible)
    assert "2 keer" in form.popup.list.data(form.popup.list.index(0, 0))
    till.press(Qt.Key.Key_Down)
    till.enter()
    assert not form.popup.isVisible()
    known = till.desk.sellers.find("Bruijn")[0].seller
    assert form.seller.document_number.text() == known["document"]["number"]
    assert form.seller.street.text() == known["address"]["street"]
    assert form.seller.date_of_birth.text() != ""
    till.until(lambda: "2 keer" in form.seller._scan_words.text())


def test_typing_on_past_the_list_leaves_it_alone(visited):
    till, form = visited, visited.form
    till.type("Bru")
    till.until(form.popup.isVisible)
    till.type("gman")
    till.enter()
    assert form.seller.surname.text() == "Brugman"
    assert form.seller.document_number.is_empty()
    till.until(lambda: not form.popup.isVisible())


def test_escape_closes_the_list_and_keeps_what_was_typed(visited):
    till, form = visited, visited.form
    till.type("Bru")
    till.until(form.popup.isVisible)
    till.press(Qt.Key.Key_Escape)
    assert not form.popup.isVisible()
    assert form.seller.surname.text() == "Bru"


def test_the_history_is_one_key_away_and_a_note_can_be_set_and_lifted(visited):
    till, form = visited, visited.form
    panel = till.window.purchase.asides.known_panel
    till.type("Bru")
    till.until(form.popup.isVisible)
    till.press(Qt.Key.Key_Down)
    till.enter()
    till.until(lambda: till.window.purchase.known.known is not None)
    till.press(Qt.Key.Key_I, CTRL)
    till.until(lambda: "A-000002" in panel.sheet.toPlainText())
    panel.reason.go()
    till.type("bracht eerder gestolen goed")
    panel.button.click()
    till.until(lambda: till.desk.sellers.find("Bruijn")[0].attention is not None)
    till.until(lambda: form.seller._flagged)
    assert form.aside() is None
    assert "gestolen" not in form.seller._scan_words.text()
    till.press(Qt.Key.Key_I, CTRL)
    till.until(lambda: "bracht eerder gestolen goed" in panel.sheet.toPlainText())
    till.press(Qt.Key.Key_Escape)
    assert form.aside() is None


def test_somebody_new_shows_nothing(visited):
    till = visited
    till.fill_seller()
    till.until(lambda: not till.window.background.busy)
    till.fill(till.form.seller.surname, "Onbekend")
    till.fill(till.form.seller.document_number, "NXP12K345")
    till.until(lambda: till.window.purchase.known.known is None)
    assert "Ctrl+I" not in till.form.seller._scan_words.text()


def test_a_scanned_document_of_somebody_known_brings_the_address_with_it(till):
    till.scan(DUTCH_PASSPORT)
    till.until(lambda: till.form.seller.surname.text() == "de Bruijn" or till.form.seller.surname.text() == "Bruijn")
    for field, text in (
        (till.form.seller.expires, "08082031"),
        (till.form.seller.postcode, "3511ab"),
        (till.form.seller.number, "12"),
        (till.form.seller.street, "Kerkstraat"),
        (till.form.seller.city, "Utrecht"),
    ):
        till.fill(field, text)
    item = till.form.items.current
    item.category.choose("tools")
    till.fill(item.brand, "Makita")
    till.fill(item.price, "20")
    till.form.payment.method.choose("cash")
    till.window.purchase.check()
    till.form.reasons.update({finding.code: "nagezien" for finding in till.desk.check(till.form.draft())})
    till.press(Qt.Key.Key_Return, CTRL)
    till.until(lambda: till.window.purchase.recorded.isVisible())
    till.enter()
    till.scan(DUTCH_PASSPORT)
    till.until(lambda: till.form.seller.street.text() == "Kerkstraat")
    assert till.form.seller.city.text() == "Utrecht"
