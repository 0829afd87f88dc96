"""A purchase from the first key to the number on the screen, by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dealer_client.counter.papers.paper_buttons import PaperButtons
from dealer_client.counter.purchase.item_form import ItemForm
from dealer_client.documents.kinds import PaperKind
from dealer_client.register.wording import Text
from dealer_client.store.errors import StoreError

CTRL = Qt.KeyboardModifier.ControlModifier


def record(till) -> None:
    till.press(Qt.Key.Key_Return, CTRL)


def test_a_whole_purchase_by_keyboard_takes_twelve_keys_besides_the_data(till):
    """The letters that choose a document, a kind of item and a way of paying are data: what is chosen by them."""
    till.until(lambda: till.focus_name() == "Achternaam")
    till.type("bruijn")
    till.enter()
    till.type("willeke liselotte")
    till.enter()
    till.type("10031965")
    till.letter("p")
    till.type("SPECI2014")
    till.enter()
    till.type("08082031")
    till.type("3511ab")
    till.type("12")
    till.enter()
    till.type("Kerkstraat")
    till.enter()
    till.type("Utrecht")
    till.enter()
    till.letter("f")
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
    letters = 3
    assert till.keys - letters <= 12


def test_an_enter_by_habit_after_a_field_that_went_on_by_itself_skips_nothing(till):
    till.form.seller.date_of_birth.go()
    till.type("10031965")
    till.enter()
    assert till.focus_name() == "Document"
    till.letter("p")
    till.enter()
    assert till.focus_name() == "Documentnummer"
    assert till.form.seller.document_kind.value() == "passport"


def test_a_date_that_is_corrected_does_not_go_on_by_itself(till):
    field = till.form.seller.date_of_birth
    till.fill(field, "10031965")
    field.go()
    field.edit.setCursorPosition(0)
    till.press(Qt.Key.Key_Delete)
    QTest.keyClicks(field.edit, "2")
    till.until(lambda: field.edit.text() == "20-03-1965")
    assert field.edit.hasFocus()


def test_a_number_that_is_wrong_is_told_once(till):
    item = till.form.items.current
    item.category.choose("phone")
    till.fill(item.identifiers[0], "49015420")
    till.window.purchase.check()
    assert [line for line in till.lines() if "IMEI" in line] == till.lines()[:1]


def test_only_numbers_that_fit_the_kind_of_item_are_offered(till):
    item = till.form.items.current
    item.category.choose("jewellery")
    assert item.fitting_kinds() == ["engraving", "serial"]
    item.category.choose("phone")
    assert item.fitting_kinds() == ["imei", "serial", "engraving"]


def test_tab_passes_the_kind_of_deal_and_the_button_for_another_number(till):
    item = till.form.items.current
    item.category.choose("phone")
    item.description.go()
    till.press(Qt.Key.Key_Tab)
    assert till.focus() is item.add_identifier
    till.press(Qt.Key.Key_Tab)
    assert till.focus() is item.price.edit
    till.press(Qt.Key.Key_Tab)
    assert till.focus() is till.form.payment.kind


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
    assert line.detail.startswith(
        "achternaam, geboortedatum, document, documentnummer, postcode, huisnr., straat, plaats"
    )
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


def test_after_recording_nothing_lies_over_the_item_of_the_next_customer(till):
    till.fill_purchase()
    till.press(Qt.Key.Key_Return, CTRL)
    till.until(till.window.purchase.recorded.isVisible)
    till.form.items.prepare()
    till.enter()
    till.until(till.form.isVisible)
    till.form.items.prepare()
    shown = [form for form in till.form.items.findChildren(ItemForm) if form.isVisible()]
    assert shown == [till.form.items.current]


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
    assert till.form.aside() is till.window.purchase.breaking_off.panel
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


def test_what_is_to_be_handed_out_is_there_after_recording_and_made_by_one_key(till, monkeypatch):
    made = []
    monkeypatch.setattr(PaperButtons, "make", lambda _buttons, paper, _checked=False: made.append(paper))
    panel = till.window.purchase.recorded
    till.fill_purchase()
    till.fill(till.form.items.current.price, "650")
    record(till)
    till.until(lambda: len(panel.papers.buttons) == 3)
    words = [button.text().strip() for button in panel.papers.buttons]
    assert words == ["Inkoopverklaring   P", "Bewijs van inkoop", "Etiket"]
    assert till.focus() is panel.next
    till.press(Qt.Key.Key_P)
    till.until(lambda: made != [])
    assert [(paper.kind, paper.number) for paper in made] == [(PaperKind.PURCHASE_STATEMENT, "A-000001")]


def test_one_more_of_the_same_asks_for_its_own_number(till):
    item = till.form.items.current
    item.category.choose("phone")
    till.fill(item.brand, "Fairphone")
    till.fill(item.identifiers[0], "490154203237518")
    till.fill(item.price, "140")
    till.press(Qt.Key.Key_M, CTRL)
    assert till.form.items.current.brand.text() == "Fairphone"
    assert till.form.items.current.price.text() == "140,00"
    assert till.form.items.current.identifiers[0].is_empty()
    assert till.focus_name() == "IMEI 1"


def test_all_that_is_open_is_in_sight_on_a_small_screen(till):
    till.window.resize(1280, 720)
    till.fill_purchase()
    till.fill(till.form.seller.expires, "09-03-2024")
    till.fill(till.form.seller.date_of_birth, "01-01-2015")
    till.fill(till.form.items.current.price, "3000")
    till.form.payment.method.choose("cash")
    till.fill(till.form.seller.postcode, "12")
    till.window.purchase.check()
    checks = till.form.checks
    assert len([line for line in checks.lines if line.tone in ("blocked", "attention")]) >= 4
    till.until(lambda: checks._scroll.verticalScrollBar().maximum() == 0)


def test_what_gold_is_worth_today_stands_under_the_item_and_one_key_offers_it(till):
    item = till.form.items.current
    item.category.choose("jewellery")
    till.fill(item.weight, "10")
    till.fill(item.fineness, "585")
    till.fill(item.description, "gouden ring")
    till.window.purchase.check()
    assert not item.metal.isVisible()
    till.desk.metal.set_price("gold", "60")
    till.window.purchase.check()
    offer = till.desk.metal.offer(item.item())
    assert "€ 351,00" in item.metal.text()
    till.press(Qt.Key.Key_Y, CTRL)
    assert item.price.cents() == offer


def test_ctrl_p_prints_once_it_is_recorded_and_nothing_is_offered_to_park(till, monkeypatch):
    made = []
    monkeypatch.setattr(PaperButtons, "make", lambda _buttons, paper, _checked=False: made.append(paper.kind))
    till.fill_purchase()
    record(till)
    place = till.window.purchase
    till.until(lambda: place.recorded.isVisible() and bool(place.recorded.papers.buttons))
    park = place.tools[0]
    assert not park.isVisible()
    till.press(Qt.Key.Key_P, CTRL)
    till.until(lambda: made != [])
    till.press(Qt.Key.Key_Return)
    till.until(lambda: place.form.isVisible())
    assert park.isVisible()
    assert not till.desk.drafts.parked()
