from __future__ import annotations

import json
import threading
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dealer_client.counter.language import use_language
from dealer_client.counter.reading.line_view import ROW_HEIGHT
from dealer_client.counter.reading.paged_list import PAGE
from dealer_client.register.disposal import Buyer, Disposal, DisposalLine
from dealer_client.register.draft import Address, EntryKind, Exchange, Payment
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.wording import Text
from dealer_client.store import schema
from dealer_client.store.errors import StoreError

from .printing.printers import save_as_pdf
from .sold_goods import a_bicycle, buy


@pytest.fixture
def place(till):
    return till.window.register


def go(till, place):
    """F3, and wait until the register stands there."""
    till.press(Qt.Key.Key_F3)
    settle(till)
    till.until(lambda: place.isVisible() and (place.search.found() != "" or place.empty.isVisible()))


def settle(till):
    till.until(lambda: not till.window.background.busy)


def chosen(till, place, number):
    """Waits until that item is chosen and its entry shown."""
    till.until(lambda: place.shown is not None and place.shown.details.entry.number.item(place.shown.line) == number)
    return place.sheet.toPlainText()


def search(till, place, words, found):
    place.search.edit.selectAll()
    till.type(words)
    till.until(lambda: place.search.found() == found or place.empty.heading() == found)


def test_an_empty_register_says_what_belongs_here_and_goes_to_the_first_purchase(till, place):
    go(till, place)
    assert place.empty.isVisible()
    assert place.empty.heading() == "Het inkoopregister is nog leeg"
    place.empty.button.click()
    assert till.window.purchase.isVisible()


def test_the_newest_item_stands_on_top_and_is_shown_in_full(till, place):
    buy(till.desk)
    buy(till.desk, a_bicycle(), surname="Çelik")
    go(till, place)
    assert place.search.found() == "2 regels, nieuwste eerst"
    words = chosen(till, place, "A-000002/1")
    for said in ("A-000002", "Gazelle", "herenfiets", "Çelik", "Paspoort SPECI2014 (NLD)", "€ 85,00 per bank"):
        assert said in words
    assert "Niet verkopen of veranderen" in words
    assert "Staat in het boek, onder de handtekening van de balie" in words
    assert "post 2 van 2, ongewijzigd" in words
    assert "nog niet aangemeld bij een centraal register" in words


def test_searching_says_in_words_what_it_finds(till, place):
    buy(till.desk)
    buy(till.desk, a_bicycle())
    go(till, place)
    search(till, place, "gazel", "1 van 2 goederen met ‘gazel’")
    chosen(till, place, "A-000002/1")
    search(till, place, "xyz", "Niets gevonden met ‘xyz’")
    assert place.sheet.toPlainText() == ""


def test_escape_shows_all_again(till, place):
    buy(till.desk)
    go(till, place)
    search(till, place, "xyz", "Niets gevonden met ‘xyz’")
    till.press(Qt.Key.Key_Escape)
    till.until(lambda: place.search.found() == "1 regel")
    assert place.view.isVisible()
    assert till.focus() is place.search.edit


def test_what_is_typed_in_the_list_or_the_sheet_is_searched_for(till, place):
    buy(till.desk)
    buy(till.desk, a_bicycle())
    go(till, place)
    till.press(Qt.Key.Key_Down)
    assert till.focus() is place.view
    QTest.keyClicks(place.view, "gaz")
    till.until(lambda: place.search.found() == "1 van 2 goederen met ‘gaz’")
    place.sheet.setFocus()
    QTest.keyClicks(place.sheet, "e")
    till.until(lambda: place.search.found() == "1 van 2 goederen met ‘gaze’")


def test_an_entry_of_several_items_shows_the_chosen_one_first(till, place):
    buy(till.desk, a_bicycle("rood"), a_bicycle("geel"))
    go(till, place)
    words = chosen(till, place, "A-000001/2")
    assert words.index("geel") < words.index("Ook in deze post") < words.index("rood")


def test_what_the_central_register_refused_says_why(till, place):
    buy(till.desk)
    reason = {"message_nl": "Het chassisnummer telt 17 tekens.", "message_en": "A chassis number has 17 characters."}
    with till.window.counter.store.writing() as connection:
        connection.execute(schema.outbox.update().values(state="rejected", reasons=json.dumps([reason])))
    go(till, place)
    words = chosen(till, place, "A-000001/1")
    assert "Het centraal register nam deze post niet aan" in words
    assert "Het chassisnummer telt 17 tekens." in words
    assert "geweigerd" in place.list.data(place.list.index(0, 0))


def test_the_proof_says_so_when_the_book_was_changed_behind_the_programs_back(till, place):
    buy(till.desk)
    with till.window.counter.store.writing() as connection:
        head = connection.execute(schema.tree_head.select()).mappings().first()
        connection.execute(schema.tree_head.update().values(signature=b"\0" * len(head["signature"])))
    go(till, place)
    assert "past niet bij het ondertekende boek" in chosen(till, place, "A-000001/1")


def test_only_the_pages_near_the_screen_are_read(till, place):
    for _ in range(3):
        buy(till.desk, *[a_bicycle()] * 80)
    go(till, place)
    assert place.list.rowCount() == 240
    assert place.list.has(0) and not place.list.has(2 * PAGE)
    till.press(Qt.Key.Key_Down)
    till.press(Qt.Key.Key_End)
    chosen(till, place, "A-000001/1")
    assert place.list.has(239) and not place.list.has(PAGE)


def test_a_new_entry_leaves_the_list_and_the_choice_where_they_were(till, place):
    for _ in range(2):
        buy(till.desk, *[a_bicycle()] * 40)
    go(till, place)
    place.view.choose(30)
    chosen(till, place, "A-000002/10")
    place.view.verticalScrollBar().setValue(25 * ROW_HEIGHT)
    settle(till)
    buy(till.desk)
    place.refresh()
    till.until(lambda: place.list.rowCount() == 81)
    assert place.view.verticalScrollBar().value() == 26 * ROW_HEIGHT
    assert place.list.line(place.view.currentIndex().row()).number == "A-000002/10"
    assert place.shown.details.entry.number.item(place.shown.line) == "A-000002/10"


def test_at_the_top_a_new_entry_comes_into_view_and_the_choice_stays(till, place):
    buy(till.desk)
    go(till, place)
    chosen(till, place, "A-000001/1")
    buy(till.desk)
    place.refresh()
    till.until(lambda: place.list.rowCount() == 2)
    assert place.view.verticalScrollBar().value() == 0
    assert place.view.currentIndex().row() == 1
    assert place.list.line(0).number == "A-000002/1"


def test_a_slow_search_never_takes_the_place_of_a_newer_one(till, place, monkeypatch):
    buy(till.desk)
    buy(till.desk, a_bicycle())
    go(till, place)
    begun, go_on, desk = threading.Event(), threading.Event(), till.desk
    honest = desk.search

    def slow(text, only, **options):
        if text == "samsung":
            begun.set()
            go_on.wait(10)
        return honest(text, only, **options)

    monkeypatch.setattr(desk, "search", slow)
    till.type("samsung")
    till.until(begun.is_set)
    place.search.edit.setText("gazelle")
    go_on.set()
    till.until(lambda: place.search.found() == "1 van 2 goederen met ‘gazelle’")
    assert place.list.line(0).brand == "Gazelle"


def test_a_book_that_cannot_be_read_says_so_in_the_place_and_keeps_the_rest(till, place, monkeypatch):
    buy(till.desk)
    go(till, place)

    def broken(*_args, **_options):
        raise StoreError(Text(nl="Het boek is even niet te lezen.", en="The book cannot be read just now."))

    with monkeypatch.context() as broken_desk:
        broken_desk.setattr(till.desk, "search", broken)
        place.refresh()
        till.until(place.problem.isVisible)
    assert place.problem.line.title == "Het boek is even niet te lezen."
    assert place.list.rowCount() == 1
    place.refresh()
    till.until(lambda: not place.problem.isVisible())


def test_a_row_is_read_aloud_with_all_that_it_shows(till, place):
    buy(till.desk)
    go(till, place)
    said = place.list.data(place.list.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    for part in (
        "A-000001/1",
        "Telefoon, Samsung Galaxy S21",
        "IMEI 49 015420 323751 8",
        "Bewaren t/m",
        "te versturen",
    ):
        assert part in said


def test_it_speaks_the_language_on_the_screen(till, place):
    buy(till.desk)
    go(till, place)
    chosen(till, place, "A-000001/1")
    use_language("en")
    till.until(lambda: place.search.found() == "1 line")
    assert "Do not sell or change" in place.sheet.toPlainText()
    assert place.search.edit.accessibleName() == "Search name, item, brand, number or entry"


def test_it_fits_the_smallest_screen(till, place):
    buy(till.desk)
    till.window.resize(1280, 720)
    go(till, place)
    assert till.window.minimumSizeHint().width() <= 1280
    assert (till.window.width(), till.window.height()) == (1280, 720)


def sell(till, monkeypatch, number: str) -> str:
    """Sells an item whose hold is over today."""
    later = till.desk.today() + timedelta(days=30)
    monkeypatch.setattr(type(till.desk.at_work), "today", lambda _self: later)
    address = Address(street="Kerkstraat", number="12", postcode="3511 AB", city="Utrecht", country="NL")
    sale = Disposal(
        happened_on=later,
        lines=(DisposalLine(item=number, price_cents=25_000),),
        buyer=Buyer(name="Jan Koper", address=address),
        payment=Payment(method="card"),
    )
    return str(till.desk.disposing.record(sale).number)


def test_purchases_and_sales_stand_in_one_register_and_each_side_by_itself(till, place, monkeypatch):
    sold = buy(till.desk).items[0]
    sale = sell(till, monkeypatch, sold)
    go(till, place)
    till.until(lambda: place.list.rowCount() == 2)
    till.until(lambda: "Jan Koper" in place.sheet.toPlainText())
    assert "250,00 met pas" in place.sheet.toPlainText()
    place.filter.side.choose("in")
    till.until(lambda: place.search.found() == "1 van 2 regels: ingekocht")
    assert f"weg, {sale}" in place.list.data(place.list.index(0, 0))
    till.press(Qt.Key.Key_Escape)
    till.until(lambda: place.list.rowCount() == 2)


def test_a_filter_says_in_words_what_is_on(till, place):
    buy(till.desk, surname="Jansen")
    buy(till.desk, a_bicycle(), surname="Bakker")
    go(till, place)
    till.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    till.until(place.filter.party.isVisible)
    place.filter.category.choose("bicycle")
    till.fill(place.filter.party, "bakker")
    till.until(lambda: place.search.found() == "1 van 2 regels: fiets, van of aan ‘bakker’")
    till.fill(place.filter.party, "jansen")
    till.until(place.empty.isVisible)
    assert place.empty.heading() == "Niets gevonden: fiets, van of aan ‘jansen’"


def test_an_entry_is_corrected_beside_the_list_and_its_history_shows_old_and_new(till, place):
    buy(till.desk)
    go(till, place)
    till.until(place.correct.isVisible)
    place.correct.click()
    till.until(place.panel.isVisible)
    price = next(field.stop for field in place.panel.fields if field.path == "items[0].price_cents")
    till.fill(price, "130")
    till.fill(place.panel.reason, "verkeerd overgetypt")
    till.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: "Verbeterd met post A-000002" in place.sheet.toPlainText())
    said = place.sheet.toPlainText().replace("\N{NO-BREAK SPACE}", " ")
    assert "Goed 1: Prijs: € 125,00 → € 130,00" in said
    assert "door P. Jansen" in said and "Reden: verkeerd overgetypt" in said
    assert till.window.top_line.notice() == "Post A-000001 is verbeterd met post A-000002"


def test_a_correction_that_a_rule_forbids_is_told_and_what_was_typed_stays(till, place):
    buy(till.desk)
    go(till, place)
    till.until(place.correct.isVisible)
    place.correct.click()
    till.until(place.panel.isVisible)
    surname = next(field.stop for field in place.panel.fields if field.path == "seller.surname")
    till.fill(surname, " ")
    till.fill(place.panel.reason, "naam weg")
    till.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    till.until(place.panel.state.isVisible)
    assert place.panel.reason.text() == "naam weg"
    assert till.desk.entry_count() == 1


def test_an_entry_is_struck_out_with_a_reason_and_stays_legible(till, place):
    buy(till.desk)
    go(till, place)
    till.until(place.strike_out.isVisible)
    place.strike_out.click()
    till.until(lambda: till.focus_name() == "Reden")
    till.enter()
    till.enter()
    till.until(lambda: place.panel.reason.shown_problem() != "")
    till.type("klant bedacht zich")
    till.enter()
    till.enter()
    till.until(lambda: "Doorgehaald met post A-000002" in place.sheet.toPlainText())
    assert "Samsung" in place.sheet.toPlainText()
    assert not place.correct.isVisible() and not place.papers.isVisible()
    till.until(lambda: "doorgehaald" in (place.list.data(place.list.index(1, 0)) or ""))


@pytest.mark.parametrize(
    ("kind", "path", "old", "new", "said"),
    [
        ("trade-in", "exchange.description", "gouden ring", "zilveren ring", "Ingeruild tegen: gouden ring → zilver"),
        ("trade-in", "exchange.value_cents", "75,00", "80", "Waarde daarvan: € 75,00 → € 80,00"),
        ("consignment", "terms", "30% voor de winkel", "25% voor de winkel", "Afspraken over de verkoop: 30%"),
        ("consignment", "seller.firm.name", "", "Handel BV", "Firma: – → Handel BV"),
    ],
)
def test_what_only_a_deal_of_its_kind_says_is_shown_and_corrected(till, place, kind, path, old, new, said):
    of_kind = {
        "trade-in": {"exchange": Exchange(description="gouden ring", value_cents=7500)},
        "consignment": {"terms": "30% voor de winkel"},
    }
    buy(till.desk, kind=EntryKind(kind), **of_kind[kind])
    go(till, place)
    till.until(place.correct.isVisible)
    assert old in place.sheet.toPlainText()
    place.correct.click()
    till.until(place.panel.isVisible)
    field = next(field.stop for field in place.panel.fields if field.path == path)
    assert field.text() == old
    till.fill(field, new)
    if path.startswith("seller.firm"):
        till.fill(next(field.stop for field in place.panel.fields if field.path == "seller.firm.kvk"), "12345678")
    till.fill(place.panel.reason, "verkeerd verstaan")
    till.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: "Verbeterd met post A-000002" in place.sheet.toPlainText())
    assert said in place.sheet.toPlainText().replace("\N{NO-BREAK SPACE}", " ")


def test_an_item_too_many_is_struck_out_and_taken_over_into_a_new_purchase(till, place):
    buy(till.desk, a_bicycle("rood"), a_bicycle("geel"))
    go(till, place)
    till.until(place.correct.isVisible)
    place.correct.click()
    till.until(place.panel.isVisible)
    place.panel.void_asked.emit()
    till.until(lambda: place.panel.take_over.isVisible() and place.panel.take_over.isChecked())
    till.type("een fiets te veel")
    till.enter()
    till.enter()
    parked = till.window.purchase.parked
    till.until(parked.isVisible)
    assert till.window.top_line.notice() == (
        "Post A-000001 is doorgehaald met post A-000002. De gegevens staan geparkeerd."
    )
    till.enter()
    till.until(lambda: till.form.isVisible() and len(till.form.draft().items) == 2)
    assert till.form.seller.surname.text() == "Bruijn"


def test_striking_out_takes_nothing_over_unasked(till, place):
    buy(till.desk)
    go(till, place)
    till.until(place.strike_out.isVisible)
    place.strike_out.click()
    till.until(lambda: till.focus_name() == "Reden")
    assert place.panel.take_over.isVisible() and not place.panel.take_over.isChecked()


def test_a_document_of_an_entry_is_made_again(till, place, tmp_path):
    place.papers.folder = tmp_path / "papieren"
    buy(till.desk)
    go(till, place)
    till.until(place.papers.isVisible)
    for count in (1, 2):
        till.until(place.papers.buttons[0].isEnabled)
        place.papers.buttons[0].click()
        save_as_pdf(till)
        till.until(lambda count=count: len(list((tmp_path / "papieren").glob("*.pdf"))) == count)


def test_escape_leaves_the_correction_and_records_nothing(till, place):
    buy(till.desk)
    go(till, place)
    till.until(place.correct.isVisible)
    place.correct.click()
    till.until(place.panel.isVisible)
    till.press(Qt.Key.Key_Escape)
    till.until(place.sheet.isVisible)
    assert till.desk.entry_count() == 1


def test_an_entry_that_is_looked_up_is_chosen_before_the_sale_of_its_goods(till, place, monkeypatch):
    bought = buy(till.desk)
    sell(till, monkeypatch, bought.items[0])
    go(till, place)
    place.show_entry(str(bought.number))
    till.until(lambda: place.shown is not None and place.shown.present.number == bought.number)
    assert place.list.rowCount() == 2


def test_the_choices_of_a_correction_follow_the_language_and_count_as_no_change(till, place):
    buy(till.desk, a_bicycle())
    go(till, place)
    till.until(place.correct.isVisible)
    place.correct.click()
    till.until(place.panel.isVisible)
    kind = next(field.stop for field in place.panel.fields if field.path == "items[0].category")
    assert kind.box.currentText() == "Fiets"
    use_language("en")
    till.until(lambda: kind.box.currentText() == "Bicycle")
    assert place.panel.changes() == ()


def test_an_entry_is_found_read_printed_and_corrected_by_keyboard_alone(till, place, tmp_path):
    place.papers.folder = tmp_path / "papieren"
    ctrl = Qt.KeyboardModifier.ControlModifier
    buy(till.desk)
    buy(till.desk, a_bicycle())
    go(till, place)
    till.press(Qt.Key.Key_F, ctrl)
    assert till.focus_name() == "Van"
    till.press(Qt.Key.Key_Tab)
    till.press(Qt.Key.Key_Tab)
    till.press(Qt.Key.Key_F)
    till.until(lambda: place.search.found().startswith("1 van 2 regels: fiets"))
    till.press(Qt.Key.Key_F, ctrl)
    assert till.focus() is place.search.edit
    till.press(Qt.Key.Key_Down)
    chosen(till, place, "A-000002/1")
    till.press(Qt.Key.Key_Tab)
    assert till.focus() is place.sheet
    till.until(place.papers.isVisible)
    for button in (*place.papers.buttons, place.correct, place.strike_out):
        till.press(Qt.Key.Key_Tab)
        assert till.focus() is button
    for count in (1, 2):
        till.until(place.papers.buttons[0].isEnabled)
        till.press(Qt.Key.Key_P, ctrl)
        save_as_pdf(till)
        till.until(lambda count=count: len(list((tmp_path / "papieren").glob("*.pdf"))) == count)
    till.press(Qt.Key.Key_E, ctrl)
    till.until(place.panel.isVisible)
    till.fill(place.panel.reason, "wordt getypt")
    till.press(Qt.Key.Key_D, ctrl)
    assert not place.panel.voiding and place.panel.reason.text() == "wordt getypt"


def test_the_keys_for_correcting_do_nothing_to_an_entry_that_is_struck_out(till, place):
    bought = buy(till.desk)
    till.desk.correcting.void(bought.number, "klant bedacht zich")
    go(till, place)
    till.until(lambda: place.list.rowCount() == 2)
    settle(till)
    place.view.choose(1)
    till.until(lambda: "Doorgehaald" in place.sheet.toPlainText())
    till.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    till.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert not place.panel.isVisible()


def test_the_next_purchase_has_the_number_after_a_correction(till, place):
    bought = buy(till.desk)
    go(till, place)
    till.desk.correcting.void(bought.number, "klant bedacht zich")
    till.press(Qt.Key.Key_F2)
    till.until(lambda: "A-000003" in till.window.purchase.subtitle())


def test_an_item_that_is_held_for_the_police_is_never_said_to_be_free(till, place, monkeypatch):
    bought = buy(till.desk)
    till.desk.stock.place_police_hold(bought.items[0], "PL0900-2026-1", "gestolen gemeld")
    later = till.desk.today() + timedelta(days=60)
    monkeypatch.setattr(type(till.desk.at_work), "today", lambda _self: later)
    go(till, place)
    said = chosen(till, place, bought.items[0])
    assert "Vasthouden voor de politie" in said
    assert "Vrij sinds" not in said


def test_an_item_that_was_sold_is_not_said_to_be_free(till, place, monkeypatch):
    bought = buy(till.desk).items[0]
    sell(till, monkeypatch, bought)
    go(till, place)
    till.until(lambda: place.list.rowCount() == 2)
    place.view.choose(1)
    said = chosen(till, place, bought)
    assert "Niet meer in huis" in said
    assert "Vrij sinds" not in said


def test_the_numbers_of_the_register_run_on_without_a_gap(till, place):
    buy(till.desk)
    till.desk.inspecting.begin("B. de Wit", "70412", "Politie")
    till.desk.inspecting.looked("Register")
    till.desk.inspecting.end()
    buy(till.desk, a_bicycle(), surname="Çelik")
    till.desk.correcting.void(EntryNumber("A", 1), "dubbel ingevoerd")
    go(till, place)
    till.until(lambda: place.search.found() == "4 regels, nieuwste eerst")
    settle(till)
    spoken = [place.list.say_line(place.list.line(row)) for row in range(4)]
    assert [words.partition(".")[0] for words in spoken] == ["A-000004", "A-000003/1", "A-000002", "A-000001/1"]
    assert "Doorhaling" in spoken[0]
    assert "Controle" in spoken[2]


def test_an_inspection_is_read_as_an_entry_that_nobody_can_correct(till, place):
    till.desk.inspecting.begin("B. de Wit", "70412", "Politie")
    till.desk.inspecting.looked("Register")
    till.desk.inspecting.end()
    go(till, place)
    till.until(lambda: place.shown is not None)
    words = place.sheet.toPlainText()
    for said in ("A-000001", "Controle", "B. de Wit", "70412", "Politie", "Register"):
        assert said in words
    assert not place.correct.isVisible()
    assert not place.strike_out.isVisible()


def test_a_void_says_which_entry_it_is_about(till, place):
    buy(till.desk)
    till.desk.correcting.void(EntryNumber("A", 1), "dubbel ingevoerd")
    go(till, place)
    till.until(lambda: place.shown is not None)
    assert "staat op het blad van post A-000001" in place.sheet.toPlainText()
