"""The form goes on by itself where a field is whole; the Tab of somebody who does not look leads no field astray."""

from __future__ import annotations

from PySide6.QtCore import Qt


def test_a_tab_after_every_field_reaches_the_same_fields_as_without_the_jumps(till):
    seller = till.form.seller
    seller.date_of_birth.go()
    for text in ("10-03-1965", "NLD"):
        till.type(text)
        till.press(Qt.Key.Key_Tab)
    till.until(seller.document_kind.box.hasFocus)
    till.letter("p")
    till.press(Qt.Key.Key_Tab)
    for text in ("SPECI2014", "08-08-2031", "NLD", "3511AB", "12", "A"):
        till.type(text)
        till.press(Qt.Key.Key_Tab)
    till.type("Kerkstraat")
    person = seller.seller()
    assert (person.nationality, person.document.kind, person.document.number) == ("NLD", "passport", "SPECI2014")
    assert person.document.issuing_state == "NLD"
    assert (person.address.number, person.address.addition, person.address.street) == ("12", "A", "Kerkstraat")


def test_a_second_tab_goes_on_as_ever(till):
    seller = till.form.seller
    seller.date_of_birth.go()
    till.type("10-03-1965")
    till.press(Qt.Key.Key_Tab)
    assert seller.nationality.edit.hasFocus()
    till.press(Qt.Key.Key_Tab)
    assert seller.document_kind.box.hasFocus()


def test_shift_tab_goes_back_from_where_the_form_went(till):
    seller = till.form.seller
    seller.date_of_birth.go()
    till.type("10-03-1965")
    till.until(lambda: not seller.date_of_birth.edit.hasFocus())
    at = till.focus()
    till.press(Qt.Key.Key_Backtab)
    assert till.focus() is not at
