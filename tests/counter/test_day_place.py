"""The till at the end of the day, by keyboard: counting, closing, and what went in and out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from dealer_client.counter.printing.print_panel import PrintPanel
from dealer_client.register.broken_off import BreakReason
from dealer_client.register.day_close import MovementKind
from dealer_client.register.draft import Payment
from tests.register.drafts import SOUND

from . import sold_goods
from .sold_goods import buy


@pytest.fixture
def place(till, tmp_path):
    till.window.day.books.folder = tmp_path / "boeken"
    return till.window.day


@pytest.fixture
def paid_in_cash(monkeypatch):
    """Every purchase of the test is paid in cash."""
    monkeypatch.setattr(sold_goods, "SOUND", replace(SOUND, payment=Payment(method="cash")))


def go(till, place):
    """F8, and wait until the day is read."""
    till.press(Qt.Key.Key_F8)
    till.until(lambda: place.isVisible() and place.subtitle() != "")


def closed(till, place):
    """Ctrl+Enter, and wait until the day is closed."""
    till.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: place.closing.state.line is not None and place.closing.state.line.key == "closed")


def test_it_begins_at_the_largest_note_and_enter_goes_through_all_pieces(till, place):
    go(till, place)
    assert till.focus_name() == "Hoeveel van € 500,00".replace("€ ", "€\N{NO-BREAK SPACE}")
    for _ in place.count.fields:
        till.enter()
    assert till.focus_name() == "Geteld in de kas"


def test_a_day_that_agrees_is_closed_by_counting_and_one_key(till, place, paid_in_cash):
    till.desk.day.move_cash(MovementKind.FLOAT, 20_000)
    buy(till.desk)
    go(till, place)
    till.until(lambda: "75,00" in place.subtitle())
    till.type("0")
    for count in ("0", "0", "1", "1", "0", "1"):
        till.enter()
        till.type(count)
    assert place.closing.counted.cents() == 7_500
    assert not place.closing.reason.isVisible()
    closed(till, place)
    report = till.desk.day.closed()[0]
    assert (report.expected_cents, report.difference_cents) == (7_500, 0)
    assert report.count.pieces == {5_000: 1, 2_000: 1, 500: 1}
    assert place.count.pieces() == {}
    assert "Er zit" in place.closing.state.line.detail


def test_a_difference_is_shown_at_once_and_asks_for_its_reason_without_a_dialog(till, place):
    till.desk.day.move_cash(MovementKind.FLOAT, 5_000)
    go(till, place)
    till.until(lambda: "50,00" in place.subtitle())
    till.fill(place.closing.counted, "48")
    assert place.closing.difference.text().endswith("2,00")
    assert place.closing.reason.isVisible()
    till.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: place.closing.state.line is not None)
    assert "geef de reden" in place.closing.state.line.detail
    till.until(lambda: till.focus_name() == "Reden van het verschil")
    till.type("muntje gevallen")
    closed(till, place)
    assert till.desk.day.closed()[0].count.reason == "muntje gevallen"


def test_an_amount_that_is_typed_takes_the_place_of_the_pieces(till, place):
    go(till, place)
    till.type("2")
    till.until(lambda: place.closing.counted.cents() == 100_000)
    till.fill(place.closing.counted, "12,50")
    assert place.count.pieces() == {}
    assert place.closing.counted.cents() == 1_250


def test_cash_that_goes_to_the_bank_is_entered_with_its_sign(till, place):
    till.desk.day.move_cash(MovementKind.FLOAT, 50_000)
    go(till, place)
    place.movement.kind.choose("bank")
    till.fill(place.movement.cents, "300")
    till.fill(place.movement.reason, "zak 12")
    place.movement.button.click()
    till.until(lambda: "200,00" in place.subtitle())
    assert [m.cents for m in till.desk.day.today().movements] == [50_000, -30_000]
    assert place.movement.cents.text() == ""


def test_a_close_that_is_refused_has_room_to_say_so_after_cash_was_put_in(till, place):
    go(till, place)
    till.fill(place.movement.cents, "300")
    place.movement.button.click()
    till.until(place.movement.state.isVisible)
    till.fill(place.closing.counted, "1")
    place.close_day()
    till.until(place.closing.state.isVisible)
    assert place.movement.state.isHidden()
    for part in (place.closing.counted, place.closing.reason, place.closing.state):
        assert part.height() >= part.sizeHint().height()


def test_a_movement_without_an_amount_is_told_at_the_field_and_what_was_typed_stays(till, place):
    go(till, place)
    till.fill(place.movement.reason, "postzegels")
    place.movement.button.click()
    till.until(lambda: place.movement.cents.shown_problem() != "")
    assert place.movement.reason.text() == "postzegels"
    assert till.desk.day.today().movements == ()


def test_what_is_recorded_after_closing_is_said_to_be_late(till, place, paid_in_cash):
    buy(till.desk)
    go(till, place)
    till.desk.day.close(0, "nog geen kas")
    number = buy(till.desk).number
    place.refresh()
    till.until(lambda: "1 post gaat over een dag die al was afgesloten" in place.sheet.toPlainText())
    assert str(number) in place.sheet.toPlainText()


def test_a_closed_day_is_read_again_under_its_own_page(till, place):
    till.desk.day.move_cash(MovementKind.FLOAT, 5_000)
    till.desk.day.close(4_900, "fooi")
    go(till, place)
    till.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: "fooi" in place.closed.sheet.toPlainText())
    assert "P. Jansen" in place.closed.sheet.toPlainText()
    assert place.closed.list.data(place.closed.list.index(0, 0)).endswith("Te weinig €\N{NO-BREAK SPACE}1,00")


def test_the_report_of_a_closed_day_is_made_for_paper(till, place, tmp_path):
    till.desk.day.close(0)
    go(till, place)
    place.tabs.choose(1)
    till.until(place.closed.print.isVisible)
    place.closed.print.click()
    page = till.window.findChild(PrintPanel)
    till.until(lambda: page.isVisible() and not page.preview.view.picture.isNull())
    till.press(Qt.Key.Key_Escape)
    till.until(place.isVisible)
    assert not (tmp_path / "boeken").exists()
    place.closed.print.click()
    till.until(lambda: page.isVisible() and not page.preview.view.picture.isNull())
    till.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    till.until(place.isVisible)
    assert len(list((tmp_path / "boeken").glob("oefenen-dagstaat-A-1-*.pdf"))) == 1
    assert "oefenen-dagstaat" in place.closed.state.text()


def test_a_float_that_was_typed_and_not_added_comes_before_the_close(till, place):
    go(till, place)
    till.fill(place.movement.cents, "100")
    till.fill(place.closing.counted, "80")
    till.fill(place.closing.reason, "beginstand")
    till.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert place.movement.state.line.title == "Dit staat nog niet in het kasboek"
    assert place.movement.button.hasFocus()
    till.enter()
    till.until(lambda: place.movement.cents.text() == "" and "100,00" in place.subtitle())
    assert till.desk.day.closed() == []
    till.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: len(till.desk.day.closed()) == 1)


def test_what_a_close_was_refused_for_goes_when_the_cash_book_changes(till, place):
    go(till, place)
    till.fill(place.closing.counted, "80")
    till.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: place.closing.state.isVisible())
    till.fill(place.movement.cents, "80")
    place.movement.button.click()
    till.until(lambda: place.movement.state.isVisible())
    assert not place.closing.state.isVisible()


def test_after_the_close_the_report_is_one_key_away_and_the_next_day_says_what_it_follows(till, place, tmp_path):
    go(till, place)
    till.fill(place.closing.counted, "0")
    till.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: "Na afsluiting 1 van" in place.sheet.toPlainText())
    assert place.closing.print.hasFocus()
    till.enter()
    till.until(lambda: till.window.findChild(PrintPanel) is not None)
    page = till.window.findChild(PrintPanel)
    till.until(lambda: page.isVisible() and not page.preview.view.picture.isNull())
    till.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    till.until(place.isVisible)
    assert len(list((tmp_path / "boeken").glob("oefenen-dagstaat-A-1-*.pdf"))) == 1
    place.tabs.choose(1)
    till.until(lambda: "Niets betaald of ontvangen" in place.closed.sheet.toPlainText())


def test_a_movement_that_was_refused_is_forgiven_at_the_next_key_and_the_button_stays(till, place):
    go(till, place)
    till.fill(place.movement.cents, "300")
    place.movement.kind.choose("out")
    before = place.movement.button.mapTo(place, place.movement.button.rect().topLeft())
    place.movement.button.click()
    till.until(lambda: place.movement.state.isVisible() and place.movement.state.line.tone == "blocked")
    assert place.movement.button.mapTo(place, place.movement.button.rect().topLeft()) == before
    till.fill(place.movement.reason, "postzegels")
    assert not place.movement.state.isVisible()
    assert place.movement.reason.shown_problem() == ""


def test_without_closed_days_the_page_says_what_belongs_there(till, place):
    go(till, place)
    place.tabs.choose(1)
    till.until(lambda: place.closed.empty.isVisible())
    place.closed.empty.button.click()
    till.until(lambda: place.tabs.current == 0)


def test_the_bookkeepers_tables_are_files_that_only_this_user_reads(till, place, tmp_path, paid_in_cash):
    buy(till.desk)
    go(till, place)
    place.tabs.choose(2)
    till.until(lambda: "Ingekocht in deze periode" in place.books.sheet.toPlainText())
    place.books.cash_book.click()
    till.until(lambda: place.books.state.isVisible())
    place.books.margins.click()
    till.until(lambda: len(list((tmp_path / "boeken").iterdir())) == 2)
    files = sorted((tmp_path / "boeken").iterdir())
    assert [file.name.split("-")[1] for file in files] == ["kasboek", "marge"]
    assert all(file.stat().st_mode & 0o777 == 0o600 for file in files)
    assert "125,00" in files[0].read_text("utf-8-sig")


def test_a_purchase_that_was_broken_off_stands_on_the_sheet_of_the_day(till):
    till.desk.broken_off.break_off(BreakReason.PRICE, "vroeg te veel")
    day = till.window.day
    till.press(Qt.Key.Key_F8)
    till.until(lambda: "Geen prijs eens: vroeg te veel" in day.sheet.toPlainText())
    assert "Afgebroken inkopen vandaag" in day.sheet.toPlainText()
