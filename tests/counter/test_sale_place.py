"""Goods go out, by keyboard: found by scan or words, sold to a buyer, and refused with the day and the rule."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from dealer_client.counter.language import use_language
from dealer_client.counter.papers.paper_buttons import PaperButtons
from dealer_client.documents.kinds import PaperKind
from dealer_client.documents.ownership_file import ownership_signer
from dealer_client.register.draft import EntryKind
from dealer_client.register.item_life import ItemState

from .printing.printers import save_as_pdf
from .sold_goods import a_bicycle, buy

_HOLD = timedelta(days=30)


@pytest.fixture
def place(till, tmp_path):
    till.window.sale.recorded.papers.folder = tmp_path / "papieren"
    return till.window.sale


def bought_earlier(till, monkeypatch, *items):
    """A purchase whose hold is over today."""
    recorded = buy(till.desk, *items)
    today = till.desk.today() + _HOLD
    monkeypatch.setattr(type(till.desk.at_work), "today", lambda _self: today)
    return recorded


def go(till, place):
    till.press(Qt.Key.Key_F5)
    till.until(lambda: place.isVisible() and place.subtitle() != "")


def fill_buyer(till, place):
    receiver = place.form.receiver
    till.fill(receiver.name, "Jan Koper")
    till.fill(receiver.postcode, "3511ab")
    till.fill(receiver.number, "12")
    till.fill(receiver.street, "Kerkstraat")
    till.fill(receiver.city, "Utrecht")


def added(till, place, count=1):
    till.until(lambda: len(place.form.goods.rows) == count)


def titles(place):
    return [line.title for line in place.form.checks.lines]


def test_a_sale_goes_from_label_to_number_and_on_to_the_next_customer(till, place, monkeypatch):
    number = bought_earlier(till, monkeypatch).items[0]
    go(till, place)
    till.scan(number)
    added(till, place)
    till.until(lambda: till.focus_name() == f"Prijs van {number}")
    till.type("250")
    till.enter()
    till.until(lambda: till.focus_name() == "Naam of bedrijf")
    for words in ("Jan Koper", "3511ab", "12"):
        till.type(words)
        till.enter()
    till.until(lambda: till.focus_name() == "Straat")
    till.type("Kerkstraat")
    till.enter()
    till.type("Utrecht")
    till.enter()
    till.letter("p")
    till.enter()
    till.until(lambda: "Dit goed is vrij" in titles(place))
    assert place.form.deal.record.hasFocus()
    till.enter()
    till.until(place.recorded.isVisible)
    assert place.recorded.number.text() == "A-000002"
    item = till.desk.stock.item(number)
    assert (item.state, item.left_by) == (ItemState.GONE, "A-000002/1")
    till.enter()
    till.until(lambda: place.form.goods.find.edit.hasFocus())
    assert place.form.is_untouched()


def test_a_label_that_is_scanned_elsewhere_brings_the_sale_to_the_screen(till, place, monkeypatch):
    number = bought_earlier(till, monkeypatch).items[0]
    till.press(Qt.Key.Key_F3)
    till.until(till.window.register.isVisible)
    till.scan(number)
    till.until(place.isVisible)
    added(till, place)
    assert till.window.register.search.text() == ""


def test_words_find_an_item_and_enter_adds_it(till, place, monkeypatch):
    bought_earlier(till, monkeypatch, a_bicycle("groen"))
    go(till, place)
    till.type("gaz")
    till.enter()
    added(till, place)
    assert place.form.goods.rows[0].line.brand == "Gazelle"
    assert place.form.goods.find.edit.text() == ""


def test_an_item_is_in_a_sale_once(till, place, monkeypatch):
    number = bought_earlier(till, monkeypatch).items[0]
    go(till, place)
    till.scan(number)
    added(till, place)
    till.scan(number)
    till.until(lambda: "staat er al bij" in till.window.top_line.notice())
    assert len(place.form.goods.rows) == 1


def test_an_item_in_its_hold_is_refused_with_the_day_and_the_rule(till, place):
    recorded = buy(till.desk)
    go(till, place)
    till.scan(recorded.items[0])
    added(till, place)
    till.fill(place.form.goods.rows[0].price, "250")
    fill_buyer(till, place)
    place.form.deal.method.choose("card")
    till.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    day = f"{recorded.hold_until:%d-%m-%Y}"
    till.until(lambda: any(day in line.title and line.source for line in place.form.checks.lines))
    till.until(place.form.isEnabled)
    assert till.desk.entry_count() == 1
    assert place.form.receiver.name.text() == "Jan Koper"


def test_what_the_police_take_leaves_with_case_and_officer_also_in_its_hold(till, place):
    number = buy(till.desk).items[0]
    go(till, place)
    till.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    till.scan(number)
    added(till, place)
    till.fill(place.form.receiver.case_number, "PL-1")
    till.fill(place.form.receiver.station, "Kroonstraat")
    till.fill(place.form.receiver.officer, "A. Agent")
    till.fill(place.form.receiver.badge, "12")
    till.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    till.until(place.recorded.isVisible)
    assert till.desk.papers.present("A-000002")[0].entry.kind is EntryKind.POLICE
    assert place.recorded.next.text() == "Verder   Enter"
    assert till.desk.stock.item(number).state is ItemState.GONE


def test_an_item_that_was_added_changes_its_language_with_the_screen(till, place):
    go(till, place)
    till.scan(buy(till.desk, a_bicycle()).items[0])
    added(till, place)
    row = place.form.goods.rows[0]
    assert row._goods.text().startswith("Fiets")
    use_language("en")
    till.until(lambda: row._goods.text().startswith("Bicycle"))


def test_the_first_document_of_what_left_is_made_by_the_key_on_its_button(till, place, monkeypatch):
    made = []
    monkeypatch.setattr(PaperButtons, "make", lambda _buttons, paper, _checked=False: made.append(paper.kind))
    number = buy(till.desk).items[0]
    go(till, place)
    till.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    till.scan(number)
    added(till, place)
    till.fill(place.form.receiver.case_number, "PL-1")
    till.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    till.until(place.recorded.isVisible)
    (button,) = place.recorded.papers.buttons
    assert button.text().endswith("   P")
    till.press(Qt.Key.Key_P)
    till.until(lambda: made == [PaperKind.POLICE_RECEIPT])


def test_what_is_missing_is_named_when_one_insists_and_nothing_is_recorded(till, place, monkeypatch):
    number = bought_earlier(till, monkeypatch).items[0]
    go(till, place)
    till.scan(number)
    added(till, place)
    till.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: place.form.goods.rows[0].price.shown_problem() != "")
    assert till.focus_name() == f"Prijs van {number}"
    assert till.desk.entry_count() == 1


def test_a_lot_is_melted_in_one_entry_without_prices(till, place, monkeypatch):
    recorded = bought_earlier(till, monkeypatch, a_bicycle(), a_bicycle("rood"))
    go(till, place)
    till.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    for count, number in enumerate(recorded.items, start=1):
        till.scan(number)
        added(till, place, count)
    assert not place.form.goods.rows[0].price.isVisible()
    till.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    till.until(place.recorded.isVisible)
    assert [till.desk.stock.item(number).state for number in recorded.items] == [ItemState.GONE] * 2


def test_receipt_and_certificate_are_files_of_the_customer(till, place, monkeypatch, tmp_path):
    number = bought_earlier(till, monkeypatch).items[0]
    go(till, place)
    till.scan(number)
    added(till, place)
    till.fill(place.form.goods.rows[0].price, "250")
    fill_buyer(till, place)
    place.form.deal.method.choose("cash")
    till.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    till.until(place.recorded.isVisible)
    for button in place.recorded.papers.buttons:
        till.until(button.isEnabled)
        button.click()
        if "koper" not in button.text():
            save_as_pdf(till)
    till.until(lambda: len([*(tmp_path / "papieren").glob("*.pdf"), *(tmp_path / "papieren").glob("*.json")]) == 3)
    files = {file.name.split("-")[1]: file for file in (tmp_path / "papieren").iterdir()}
    assert set(files) == {"aankoopbewijs", "eigendomsbewijs", "bestand"}
    assert ownership_signer(files["bestand"].read_bytes()) is not None


def test_what_was_typed_goes_only_at_the_second_key(till, place, monkeypatch):
    number = bought_earlier(till, monkeypatch).items[0]
    go(till, place)
    till.scan(number)
    added(till, place)
    till.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert place.unsaved()
    till.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert not place.unsaved()
