"""What is in the shop: found, narrowed, held for the police, on its way out, and counted by scanning."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from dealer_client.counter.printing.print_panel import PrintPanel
from dealer_client.counter.stock.item_sheet import item_page
from dealer_client.register.draft import DraftItem
from dealer_client.register.item_life import HoldCause, ItemState, PoliceHold

from .printing.printers import save_as_pdf
from .sold_goods import a_bicycle, buy


@pytest.fixture
def place(till, tmp_path):
    till.window.stock.count.folder = till.window.stock.item.papers.folder = tmp_path / "papieren"
    return till.window.stock


def go(till, place, count):
    """F4, and wait until so many items are listed."""
    till.press(Qt.Key.Key_F4)
    till.until(lambda: place.isVisible() and place.list.rowCount() == count and place.lines.read is not None)


def test_the_stock_says_in_words_how_many_items_are_here_and_shows_the_newest(till, place):
    buy(till.desk)
    buy(till.desk, a_bicycle())
    go(till, place, 2)
    till.until(lambda: place.search.found() == "2 goederen in huis")
    till.until(lambda: "A-000002/1" in place.item.sheet.toPlainText())
    assert "Bewaren t/m" in place.item.sheet.toPlainText()
    assert "bewaren" in place.list.data(place.list.index(0, 0))


def test_an_empty_stock_says_what_belongs_there_and_goes_to_the_purchase(till, place):
    go(till, place, 0)
    till.until(place.lines.empty.isVisible)
    assert place.lines.empty.heading() == "Er is nog niets in huis"
    place.lines.empty.button.click()
    till.until(till.window.purchase.isVisible)


def test_the_list_is_narrowed_by_state_and_by_words(till, place):
    buy(till.desk)
    held = buy(till.desk, a_bicycle()).items[0]
    till.desk.stock.place_police_hold(held, "PL-1", "gestolen gemeld")
    go(till, place, 2)
    place.states.choose("police")
    till.until(lambda: place.search.found() == "1 goed vastgehouden voor de politie")
    assert place.line().number == held
    till.type("samsung")
    till.until(lambda: place.list.rowCount() == 0)
    assert place.lines.empty.heading() == "Niets gevonden"
    place.lines.empty.button.click()
    till.until(lambda: place.list.rowCount() == 2)


def test_an_item_is_held_for_the_police_with_a_reason_and_released_with_one(till, place):
    number = buy(till.desk).items[0]
    go(till, place, 1)
    till.until(place.item.police.isVisible)
    place.item.police.click()
    till.until(lambda: till.focus_name() == "Kenmerk van de politie")
    till.type("PL-1")
    till.enter()
    till.enter()
    till.enter()
    till.until(lambda: place.item.panel.reason.shown_problem() != "")
    till.type("agent belt terug")
    till.enter()
    till.enter()
    till.until(lambda: "PL-1" in place.item.sheet.toPlainText() and place.line().state is ItemState.POLICE_HOLD)
    assert "agent belt terug" in place.item.sheet.toPlainText()
    place.item.police.click()
    till.until(lambda: till.focus_name() == "Reden")
    till.type("politie heeft het niet nodig")
    till.enter()
    till.enter()
    till.until(lambda: till.desk.stock.item(number).state is ItemState.IN_HOLD)


def test_whoever_only_looks_is_not_sent_to_a_place_that_is_not_there(till):
    line = replace(till.desk.stock.item(buy(till.desk).items[0]), matched=True)
    pages = [item_page(line, "Europe/Amsterdam", {}, str, only_looks=only_looks) for only_looks in (False, True)]
    assert ["(F6)" in page for page in pages] == [True, False]
    assert all("Er is een melding over dit goed" in page for page in pages)


def test_what_the_program_held_twice_for_one_case_reads_as_one_hold(till):
    line = till.desk.stock.item(buy(till.desk).items[0])
    at, case = datetime(2026, 11, 25, 9, 0, tzinfo=UTC), "DOR-2026-7"
    by_program = [
        PoliceHold(item=line.number, placed_at=at, placed_by="", reference=case, reason=cause, match_id="444f17dbd577")
        for cause in (HoldCause.FOUND_AT_ENTRY, HoldCause.MATCHED)
    ]
    by_hand = replace(by_program[0], placed_by="P. Jansen", reference="PL-1", reason="agent belt terug")
    page = item_page(replace(line, police_holds=(*by_program, by_hand)), "Europe/Amsterdam", {}, str)
    assert page.count("Vastgehouden voor de politie") == 2
    assert page.count(case) == 1 and "444f17dbd577" not in page
    assert "agent belt terug" in page


def test_escape_leaves_the_panel_and_holds_nothing(till, place):
    number = buy(till.desk).items[0]
    go(till, place, 1)
    till.until(place.item.police.isVisible)
    place.item.police.click()
    till.until(lambda: till.focus_name() == "Kenmerk van de politie")
    till.press(Qt.Key.Key_Escape)
    till.until(place.item.sheet.isVisible)
    assert till.desk.stock.item(number).police_holds == ()


def test_an_item_is_reserved_and_its_reservation_lifted(till, place):
    number = buy(till.desk).items[0]
    go(till, place, 1)
    till.until(place.item.reserve.isVisible)
    place.item.reserve.click()
    till.until(lambda: place.item.reserve.text() == "Reservering opheffen")
    assert till.desk.stock.item(number).reserved
    assert till.window.top_line.notice() == f"{number} is gereserveerd"
    place.item.reserve.click()
    till.until(lambda: not till.desk.stock.item(number).reserved)


def test_an_item_goes_to_the_sale_with_one_key_and_what_is_held_to_the_police(till, place):
    number = buy(till.desk).items[0]
    till.desk.stock.place_police_hold(number, "PL-1", "gestolen gemeld")
    go(till, place, 1)
    till.until(lambda: place.item.sell.text().startswith("Aan de politie"))
    place.item.sell.click()
    till.until(lambda: len(till.window.sale.form.goods.rows) == 1)
    assert till.window.sale.isVisible()
    assert till.window.sale.form.receiver.case_number.isVisible()


def test_a_label_is_made_for_the_item(till, place, tmp_path):
    buy(till.desk)
    go(till, place, 1)
    till.until(lambda: place.item.papers.buttons != [] and place.item.papers.isVisible())
    place.item.papers.buttons[0].click()
    save_as_pdf(till)
    till.until(lambda: (tmp_path / "papieren" / "oefenen-etiket-A-000001-1.pdf").exists())


def test_the_calendar_says_what_becomes_free_on_which_day(till, place):
    recorded = buy(till.desk, a_bicycle(), DraftItem(category="watch", description="horloge", price_cents=100))
    go(till, place, 2)
    till.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: place.free_days.days.rowCount() == 1)
    day = place.free_days.days.day(0)
    assert day.day == recorded.hold_until + timedelta(days=1)
    assert [line.number for line in day.lines] == list(recorded.items)
    assert place.free_days.items.rowCount() == 2


def test_a_count_finds_by_scanning_wherever_the_focus_is_and_ends_with_a_report(till, place, tmp_path):
    first, second = buy(till.desk, a_bicycle("groen"), a_bicycle("rood")).items
    go(till, place, 2)
    till.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: place.count.begin.hasFocus())
    till.enter()
    till.until(lambda: place.count.code.edit.hasFocus())
    till.scan(first)
    till.until(lambda: place.count.state.line is not None and "gevonden" in place.count.state.line.title)
    till.scan("8710400280507")
    till.until(lambda: "staat niet in dit boek" in place.count.state.line.title)
    place.count.end.click()
    till.until(lambda: "1 goed is nog niet gevonden" in place.count.state.line.title)
    assert till.desk.stock_count.current() is not None
    place.count.end.click()
    till.until(lambda: "1 van 2 gevonden" in place.count.sheet.toPlainText() and place.count.print.isVisible())
    assert [item.number for item in till.desk.stock_count.reports()[0].missing] == [second]
    place.count.print.click()
    panel = till.window.findChild(PrintPanel)
    till.until(lambda: panel.isVisible() and not panel.preview.view.picture.isNull())
    assert panel._heading.text() == "Afdrukken: Telling 1"
    till.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    till.until(place.isVisible)
    assert (tmp_path / "papieren" / "oefenen-telling-A-1.pdf").exists()
    assert "oefenen-telling-A-1.pdf staat in" in place.count.state.line.title


def test_a_slip_is_seen_among_the_scans_and_asks_before_the_count_ends(till, place):
    item = buy(till.desk).items[0]
    till.desk.stock_count.begin()
    till.desk.stock_count.scan(item)
    till.desk.stock_count.scan("onzin99")
    go(till, place, 1)
    place.tabs.choose(2)
    till.until(lambda: place.count.number.text() == "1 gescand")
    assert "Niet in dit boek: 1" in place.count.since.text()
    said = place.count.sheet.toPlainText()
    assert said.index("onzin99") < said.index(item)
    place.count.end.click()
    till.until(lambda: place.count.state.isVisible() and "1 keer werd iets gescand" in place.count.state.line.title)
    assert place.count.counts
    place.count.end.click()
    till.until(lambda: not place.count.counts)


def test_a_count_that_was_interrupted_goes_on(till, place):
    item = buy(till.desk).items[0]
    till.desk.stock_count.begin()
    till.desk.stock_count.scan(item)
    go(till, place, 1)
    place.tabs.choose(2)
    till.until(lambda: place.count.number.text() == "1 gescand")
    assert not place.count.begin.isVisible()


def test_an_items_entry_is_looked_up_in_the_register_with_one_key(till, place):
    number = buy(till.desk).number
    buy(till.desk, a_bicycle())
    go(till, place, 2)
    place.lines.view.choose(1)
    till.until(place.item.to_entry.isVisible)
    place.item.to_entry.click()
    till.until(lambda: till.window.register.isVisible() and till.window.register.search.text() == str(number))
    till.until(lambda: till.window.register.list.rowCount() == 1)
