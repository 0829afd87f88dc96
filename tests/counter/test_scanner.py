"""What types like a machine is a scan, wherever the focus is; nothing of it reaches the field."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dealer_client.counter.scanner import HOLD_MS

from .till import CITIZEN_NUMBER, DUTCH_PASSPORT, IMEI, PASSPORT


@pytest.mark.parametrize("place", ["surname", "street"])
def test_a_scanned_document_fills_the_seller_and_not_the_field_with_the_focus(till, place):
    field = getattr(till.form.seller, place)
    field.go()
    till.scan(PASSPORT)
    till.until(lambda: till.form.seller.surname.text() == "Eriksson")
    seller = till.form.seller.seller()
    assert (seller.given_names, seller.nationality) == ("Anna Maria", "UTO")
    assert (seller.document.number, seller.document.checked) == ("L898902C3", "mrz")
    assert till.form.seller.street.text() == ""
    assert not any("<" in text for text in till.field_texts())


def test_a_scan_while_a_button_has_the_focus_is_taken_too(till):
    till.form.payment.record.setFocus()
    till.scan(PASSPORT)
    till.until(lambda: till.form.seller.surname.text() == "Eriksson")


def test_a_citizen_number_in_the_scan_is_nowhere_on_the_screen(till):
    till.scan(DUTCH_PASSPORT)
    till.until(lambda: till.form.seller.surname.text() == "Bruijn")
    assert not any(CITIZEN_NUMBER in text for text in till.field_texts())


def test_a_reader_that_pauses_between_lines_is_one_scan(till):
    first, second = DUTCH_PASSPORT.split("\n")
    till.form.seller.surname.go()
    till.scan(first)
    goes_on = time.monotonic() + 3 * HOLD_MS / 1000
    till.until(lambda: time.monotonic() > goes_on)
    till.scan(second)
    till.until(lambda: till.form.seller.surname.text() == "Bruijn")
    assert not any(CITIZEN_NUMBER in text for text in till.field_texts())


@pytest.mark.parametrize("control", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_a_reader_may_end_its_lines_with_a_line_feed(till, control):
    till.form.seller.surname.go()
    for line in DUTCH_PASSPORT.split("\n"):
        QTest.keyClicks(till.focus(), line)
        QTest.sendKeyEvent(QTest.KeyAction.Click, till.focus(), Qt.Key.Key_J, "\n", control)
    till.until(lambda: till.form.seller.surname.text() == "Bruijn")
    assert not any(CITIZEN_NUMBER in text for text in till.field_texts())


def test_after_the_scan_the_focus_is_on_what_the_document_does_not_say(till):
    till.scan(PASSPORT)
    till.until(lambda: till.focus_name() == "Postcode")


def test_a_scan_with_a_wrong_check_digit_changes_nothing_and_says_so(till):
    till.form.seller.street.fill("Kerkstraat")
    till.scan(PASSPORT.replace("L898902C36", "L898902C37"))
    till.until(lambda: any(line.title == "Document niet gelezen" for line in till.form.checks.lines))
    assert till.form.seller.surname.text() == ""
    assert till.form.seller.street.text() == "Kerkstraat"
    assert not any("<" in text for text in till.field_texts())


def test_a_scanned_imei_goes_to_the_item_and_not_to_the_field_with_the_focus(till):
    till.form.items.current.category.choose("phone")
    till.form.seller.surname.go()
    till.scan(IMEI)
    till.until(lambda: till.form.items.current.identifiers[0].text() == "49 015420 323751 8")
    assert till.form.seller.surname.text() == ""


def test_fast_typing_is_typing(till):
    till.form.seller.surname.go()
    till.type("Pietersen-van der Berg")
    assert till.form.seller.surname.edit.text() == "Pietersen-van der Berg"


def test_what_was_typed_just_before_a_shortcut_is_not_lost(till):
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    price = till.form.items.current.price
    price.go()
    QTest.keyClicks(price.edit, "12")
    QTest.keyClick(price.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert price.text() == "12,00"
