"""A purchase from the first key to the number on the screen, by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt

from dealer_client.register.wording import Text
from dealer_client.store.errors import StoreError

CTRL = Qt.KeyboardModifier.ControlModifier


def record(till) -> None:
    till.press(Qt.Key.Key_Return, CTRL)


def test_a_whole_purchase_by_keyboard_takes_few_keys_besides_the_data(till):
    till.until(lambda: till.focus_name() == "Achternaam")
    till.type("bruijn")
    till.enter()
    till.type("willeke liselotte")
    till.enter()
    till.type("10031965")
    till.enter()
    till.letter("p")
    till.enter()
    till.type("SPECI2014")
    till.enter()
    till.type("080831")
    till.enter()
    till.type("3511ab")
    till.enter()
    till.type("12")
    till.enter()
    till.type("Kerkstraat")
    till.enter()
    till.type("Utrecht")
    till.enter()
    till.letter("f")
    till.enter()
    till.type("Gazelle")
    till.enter()
    till.type("groen")
    till.enter()
    till.type("WTU987654321")
    till.enter()
    till.type("85")
    till.enter()
    till.letter("c")
    till.enter()
    assert till.focus() is till.form.payment.record
    till.enter()
    till.until(lambda: till.window.purchase.recorded.isVisible())
    assert till.window.purchase.recorded.number.text() == "A-000001"
    line = till.desk.search("gazelle")[0]
    assert line.party.endswith("Bruijn")
    assert line.price_cents == 8500
    assert till.keys <= 20


def test_enter_after_recording_is_the_next_customer(till):
    till.fill_purchase()
    record(till)
    till.until(lambda: till.window.purchase.recorded.isVisible())
    till.enter()
    assert till.form.isVisible()
    assert till.form.is_untouched()
    assert till.focus_name() == "Achternaam"
    till.until(lambda: "A-000002" in till.window.purchase.subtitle())


def test_the_last_purchase_is_one_key_away(till):
    till.fill_purchase()
    record(till)
    till.until(lambda: till.window.purchase.recorded.isVisible())
    till.enter()
    till.press(Qt.Key.Key_L, CTRL)
    assert till.window.purchase.recorded.isVisible()
    assert till.window.purchase.recorded.number.text() == "A-000001"


def test_what_is_missing_is_named_calmly_first_and_plainly_when_one_tries_to_record(till):
    line = till.form.checks.lines[0]
    assert line.title == "Nog in te vullen"
    assert line.detail.startswith("achternaam, geboortedatum, document, documentnummer, postcode, nr, straat, plaats")
    assert line.tone == "muted"
    assert not till.form.seller.surname.shown_problem()
    record(till)
    line = till.form.checks.lines[0]
    assert line.tone == "blocked"
    assert till.form.seller.surname.shown_problem()
    assert till.focus_name() == "Achternaam"
    assert till.desk.entry_count() == 0


def test_enter_on_a_line_of_the_checks_goes_to_its_field(till):
    till.fill_purchase()
    till.fill(till.form.seller.date_of_birth, "01-01-2015")
    till.until(lambda: any("jonger" in line for line in till.lines()))
    key = next(line.key for line in till.form.checks.lines if "jonger" in line.title)
    till.form.checks.show_row(key)
    till.enter()
    assert till.focus_name() == "Geboortedatum"


def test_a_warning_takes_its_reason_in_place(till):
    till.fill_purchase()
    till.fill(till.form.seller.expires, "09-03-2024")
    record(till)
    assert till.focus_name() == "Reden om door te gaan"
    till.type("nieuw paspoort aangevraagd")
    till.enter()
    assert till.focus() is till.form.payment.record
    till.enter()
    till.until(lambda: till.window.purchase.recorded.isVisible())
    assert till.desk.entry_count() == 1


def test_a_book_that_refuses_loses_nothing_that_was_typed(till, monkeypatch):
    def full(_draft):
        raise StoreError(Text(nl="De schijf is vol.", en="The disk is full."))

    till.fill_purchase()
    before = till.filled_in()
    monkeypatch.setattr(till.desk, "record", full)
    record(till)
    till.until(lambda: any(line.key == "error" for line in till.form.checks.lines))
    assert "De schijf is vol." in till.form.checks.lines[0].detail
    assert till.filled_in() == before
    assert till.form.isEnabled()
    monkeypatch.undo()
    record(till)
    till.until(lambda: till.window.purchase.recorded.isVisible())


def test_three_items_are_one_purchase_with_one_total(till):
    till.fill_purchase()
    for price in ("10", "20"):
        till.press(Qt.Key.Key_Insert)
        item = till.form.items.current
        item.category.choose("tools")
        till.fill(item.brand, "Makita")
        till.fill(item.price, price)
    till.window.purchase.check()
    assert till.form.payment.total.text() == "€ 153,00"
    record(till)
    till.until(lambda: till.window.purchase.recorded.isVisible())
    assert till.window.purchase.recorded.recorded.items == ("A-000001/1", "A-000001/2", "A-000001/3")


def test_a_removed_item_can_be_put_back_as_it_was(till):
    till.fill_purchase()
    till.press(Qt.Key.Key_R, CTRL)
    assert till.form.draft().items == ()
    till.press(Qt.Key.Key_Z, CTRL)
    assert till.form.draft().items[0].description == "Gouden ring"


def test_clearing_asks_for_the_key_twice_where_something_would_be_lost(till):
    till.fill_purchase()
    till.press(Qt.Key.Key_N, CTRL)
    assert not till.form.is_untouched()
    assert "Ctrl+N" in till.window.top_line.notice()
    till.press(Qt.Key.Key_N, CTRL)
    assert till.form.is_untouched()


def test_cash_of_three_thousand_is_blocked_with_the_rule_and_its_source(till):
    till.fill_purchase()
    till.fill(till.form.items.current.price, "3000")
    till.form.payment.method.choose("cash")
    till.window.purchase.check()
    line = next(line for line in till.form.checks.lines if "contant mag niet" in line.title)
    assert line.tone == "blocked"
    assert "Wwft" in line.source
