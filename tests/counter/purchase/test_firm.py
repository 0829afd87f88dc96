"""A seller who acts for a firm: its name and numbers, checked, in the entry and on the statement."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt

from dealer_client.documents.kinds import PaperKind

CTRL = Qt.KeyboardModifier.ControlModifier


def words_of(pdf):
    with PdfDocument(BytesIO(pdf)) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def ask_firm(till, name="Kringloop De Cirkel", kvk="34567890"):
    till.press(Qt.Key.Key_F, CTRL)
    till.until(lambda: till.focus_name() == "Firma")
    till.fill(till.form.seller.firm.name, name)
    till.fill(till.form.seller.firm.kvk, kvk)


def test_the_vat_number_of_the_firm_is_in_the_entry_and_on_the_statement(till):
    till.fill_purchase()
    ask_firm(till)
    till.fill(till.form.seller.firm.vat, "nl 0044.95.445.b01")
    assert till.form.draft().seller.firm.vat == "NL004495445B01"
    till.press(Qt.Key.Key_Return, CTRL)
    till.until(till.window.purchase.recorded.isVisible)
    number = str(till.window.purchase.recorded.recorded.number)
    statement = till.desk.papers.make(PaperKind.PURCHASE_STATEMENT, number, "nl")
    assert "NL004495445B01" in words_of(statement)


@pytest.mark.parametrize(
    "vat", ["NL123", "NL111222333B01"], ids=["no such number", "a number with a citizen number in it"]
)
def test_a_vat_number_that_cannot_be_kept_stands_in_the_way_of_recording(till, vat):
    till.fill_purchase()
    ask_firm(till)
    till.fill(till.form.seller.firm.vat, vat)
    till.press(Qt.Key.Key_Return, CTRL)
    assert till.focus() is till.form.seller.firm.vat.edit
    assert till.form.seller.firm.vat.shown_problem()
    assert till.desk.entry_count() == 0


def test_a_company_number_that_its_country_does_not_know_stands_in_the_way_of_recording(till):
    till.fill_purchase()
    ask_firm(till, kvk="1234567")
    kvk = till.form.seller.firm.kvk
    till.press(Qt.Key.Key_Return, CTRL)
    till.until(lambda: till.focus() is kvk.edit)
    assert "8 cijfers" in kvk.shown_problem()
    assert till.desk.entry_count() == 0


def test_enter_passes_the_vat_number_by(till):
    ask_firm(till)
    till.form.seller.firm.kvk.edit.setFocus()
    till.enter()
    assert till.form.items.isAncestorOf(till.focus())


def test_on_the_smallest_screen_the_field_with_the_focus_is_always_in_sight(till):
    till.window.resize(1280, 720)
    ask_firm(till)
    for field in (*till.form.seller.firm.stops, till.form.seller.surname, till.form.seller.firm.vat):
        field.go()
        till.until(lambda field=field: field.visibleRegion().boundingRect().size() == field.size())
