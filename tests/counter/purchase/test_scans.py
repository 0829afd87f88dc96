"""Documents that are read badly: nothing of them stays in a field, and the clerk is told what to do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dealer_client.counter.language import use_language
from dealer_client.counter.purchase.zone_guard import is_piece_of_zone
from tests.counter.purchase.test_scanned_purchase import NEW_PASSPORT
from tests.counter.till import CITIZEN_NUMBER, DUTCH_PASSPORT, PASSPORT

HALF_READ = "Document maar half gelezen"


def send(till, keys):
    """Keys at a scanner's speed, and then a pause that is too long for one."""
    QTest.keyClicks(till.focus(), keys)
    QTest.keyClick(till.focus(), Qt.Key.Key_Return)
    till.until(lambda: not till.window.scanner.holds_keys())


def passport_with_name(name):
    """A passport whose line of names is `name`, 39 characters."""
    second = PASSPORT.split("\n")[1]
    return f"P<UTO{name}\n{second}"


@pytest.mark.parametrize("cut", [44, 58, 68, 76], ids=lambda at: f"after {at} characters")
def test_a_reader_that_falters_leaves_nothing_of_the_document_behind(till, cut):
    zone = DUTCH_PASSPORT.replace("\n", "")
    send(till, zone[:cut])
    till.until(lambda: "Document niet gelezen" in till.lines())
    send(till, zone[cut:])
    assert HALF_READ in till.lines()
    assert till.form.seller.is_untouched()


@pytest.mark.parametrize("field", ["surname", "given_names", "document_number", "city"])
def test_lines_that_come_as_slowly_as_typing_are_taken_out_of_the_field(till, field):
    edit = getattr(till.form.seller, field).edit
    edit.setFocus()
    for key in f"NLD65031{CITIZEN_NUMBER}<<<<<84":
        QTest.keyClick(edit, key)
        till.until(lambda: not till.window.scanner.holds_keys())
    till.until(lambda: edit.text() == "")
    assert HALF_READ in till.lines()
    assert not any(CITIZEN_NUMBER in text or "<" in text for text in till.field_texts())


def test_a_whole_document_after_a_half_one_is_read(till):
    send(till, DUTCH_PASSPORT.split("\n")[0])
    till.until(lambda: "Document niet gelezen" in till.lines())
    till.scan(PASSPORT)
    till.until(lambda: till.form.seller.surname.text() == "Eriksson")
    assert HALF_READ not in till.lines()
    assert "Document niet gelezen" not in till.lines()


@pytest.mark.parametrize("text", ["O'Brien", "Jan-Willem", "A. B.", "12-14 II", "St. John's", "SPECI2014"])
def test_what_people_type_about_a_seller_is_no_piece_of_a_document(text):
    assert not is_piece_of_zone(text)


def test_a_name_that_fills_its_line_is_to_be_compared_with_the_document(till):
    till.scan(passport_with_name("PAPANDROPOULOS<<JONATHON<ALEXANDROS<ELI"))
    seller = till.form.seller
    till.until(lambda: seller.surname.text() == "Papandropoulos")
    till.until(lambda: "De naam kan afgekapt zijn." in till.lines())
    till.fill(seller.given_names, "Jonathon Alexandros Elias")
    till.until(lambda: "De naam kan afgekapt zijn." not in till.lines())


def test_a_name_with_room_to_spare_asks_for_nothing(till):
    till.scan(PASSPORT)
    till.until(lambda: till.form.seller.surname.text() == "Eriksson")
    till.window.purchase.check()
    assert till.form.seller.name_hint() is None


def test_the_hint_about_the_name_is_said_in_english_too(till):
    till.scan(passport_with_name("PAPANDROPOULOS<<JONATHON<ALEXANDROS<ELI"))
    till.until(lambda: "De naam kan afgekapt zijn." in till.lines())
    use_language("en")
    till.until(lambda: "The name may be cut off." in till.lines())


def test_what_was_read_and_then_changed_by_hand_is_not_called_read(till):
    till.scan(NEW_PASSPORT)
    seller = till.form.seller
    till.until(lambda: seller.document_number.text() == "SPECI2014")
    till.fill(seller.expires, "08082035")
    till.until(lambda: "Anders dan de scanner las (Geldig t/m)." in till.lines())
    assert seller.seller().document.checked == "mrz-changed"
    till.fill(seller.expires, "08082031")
    till.until(lambda: not any("scanner las" in line for line in till.lines()))
    assert seller.seller().document.checked == "mrz"


def test_a_name_that_is_put_right_beside_a_document_leaves_it_read(till):
    till.scan(NEW_PASSPORT)
    seller = till.form.seller
    till.until(lambda: seller.document_number.text() == "SPECI2014")
    till.fill(seller.given_names, "Willeke Liselotte Maria")
    till.window.purchase.check()
    assert seller.seller().document.checked == "mrz"
    assert seller.changed_since_scan() is None


def test_that_a_scan_was_changed_stays_with_a_draft_that_is_taken_up_again(till):
    till.scan(NEW_PASSPORT)
    seller = till.form.seller
    till.until(lambda: seller.document_number.text() == "SPECI2014")
    till.fill(seller.date_of_birth, "10031985")
    till.form.show_draft(till.form.draft_to_keep())
    assert seller.seller().document.checked == "mrz-changed"
