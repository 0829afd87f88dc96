"""When a field speaks, and when it keeps quiet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


def test_an_error_appears_when_the_field_is_left_and_not_while_typing(till):
    born = till.form.seller.date_of_birth
    born.go()
    till.type("31-02-1965")
    assert born.shown_problem() == ""
    till.press(Qt.Key.Key_Tab)
    assert "bestaat niet" in born.shown_problem()


def test_an_error_goes_as_soon_as_the_field_is_right(till):
    born = till.form.seller.date_of_birth
    till.fill(born, "31-02-1965")
    assert born.shown_problem()
    born.go()
    born.edit.setCursorPosition(2)
    QTest.keyClick(born.edit, Qt.Key.Key_Backspace)
    QTest.keyClick(born.edit, Qt.Key.Key_Backspace)
    QTest.keyClicks(born.edit, "28")
    till.until(lambda: born.edit.text() == "28-02-1965")
    assert born.shown_problem() == ""


def test_fields_tidy_themselves_when_left(till):
    item = till.form.items.current
    item.category.choose("phone")
    till.form.payment.method.choose("bank")
    for field, typed, tidy in (
        (till.form.seller.postcode, "3511ab", "3511 AB"),
        (till.form.seller.date_of_birth, "10 3 65", "10-03-1965"),
        (item.identifiers[0], "490154203237518", "49 015420 323751 8"),
        (item.price, "1234.5", "1.234,50"),
        (till.form.payment.iban, "nl91abna0417164300", "NL91 ABNA 0417 1643 00"),
    ):
        till.fill(field, typed)
        assert field.text() == tidy


def test_a_wrong_value_stays_as_it_was_typed(till):
    iban = till.form.payment.iban
    till.form.payment.method.choose("bank")
    till.fill(iban, "NL91ABNA0417164301")
    assert iban.text() == "NL91 ABNA 0417 1643 01"
    assert "IBAN" in iban.shown_problem()


def test_what_the_law_forbids_is_said_at_the_field_once_it_is_left(till):
    born = till.form.seller.date_of_birth
    born.go()
    till.type("1-1-15")
    till.window.purchase.check()
    assert born.shown_problem() == ""
    assert not any("jonger" in line for line in till.lines())
    till.press(Qt.Key.Key_Tab)
    till.until(lambda: "jonger dan 18" in born.shown_problem())
    assert any("jonger dan 18" in line for line in till.lines())


def test_escape_loses_nothing(till):
    surname = till.form.seller.surname
    surname.go()
    till.type("Bruijn")
    till.press(Qt.Key.Key_Escape)
    assert surname.text() == "Bruijn"


def test_choosing_another_category_keeps_what_was_typed(till):
    item = till.form.items.current
    item.category.choose("computer")
    till.fill(item.identifiers[0], "C02ABC123")
    till.fill(item.brand, "Apple")
    item.category.choose("jewellery")
    draft = till.form.draft().items[0]
    assert draft.brand == "Apple"
    assert [identifier.value for identifier in draft.identifiers] == ["C02ABC123"]
