"""Somebody comes to inspect: he sees all, changes nothing, and what he looked at is an entry."""

from __future__ import annotations

import shutil
from functools import partial

import pytest
from PySide6.QtCore import Qt

from dealer_client.app import open_counter
from dealer_client.counter.language import use_language
from dealer_client.desk import NotAllowed
from dealer_client.register.numbering import EntryNumber
from tests.counter.sold_goods import buy
from tests.counter.till import Till


@pytest.fixture
def inspected(till):
    """An inspection of a book with one entry."""
    buy(till.desk)
    begin(till)
    return till


def begin(till) -> None:
    """Says who comes to inspect."""
    till.press(Qt.Key.Key_F12)
    till.window.reception.page.inspect.click()
    till.until(lambda: till.focus() is till.window.inspection.page.name.edit)
    till.type("B. de Wit")
    till.enter()
    till.type("70412")
    till.enter()
    till.type("Politie Midden-Nederland")
    till.enter()
    till.until(lambda: till.window.inspection.is_on)


def ended(till) -> dict:
    """Ends it, and gives the entry's public content."""
    till.press(Qt.Key.Key_F12)
    till.until(lambda: till.window.is_locked)
    return till.desk.entry(EntryNumber("A", till.desk.entry_count())).entry.content


def test_an_inspection_begins_with_the_pin_of_whoever_works_here(till):
    till.desk.people.set_pin(till.desk.at_work.staff.id, "7402")
    till.press(Qt.Key.Key_F12)
    page = till.window.reception.page
    till.until(lambda: till.focus() is page.pin)
    page.inspect.click()
    assert "P. Jansen" in page.problem.text()
    assert till.focus() is page.pin
    till.type("1111")
    page.inspect.click()
    till.until(lambda: page.isEnabled() and "pincode" in page.problem.text().lower())
    assert page.isVisible()
    till.until(lambda: till.focus() is page.pin)
    till.type("7402")
    page.inspect.click()
    till.until(lambda: till.focus() is till.window.inspection.page.name.edit)


def test_the_register_is_shown_and_the_places_of_work_are_not(inspected):
    till = inspected
    assert till.window.register.isVisible()
    assert "B. de Wit" in till.window.inspection.band.words()
    till.press(Qt.Key.Key_F2)
    assert not till.form.isVisible()
    till.press(Qt.Key.Key_F9)
    assert not till.window.settings.isVisible()
    till.press(Qt.Key.Key_F7)
    assert till.window.documents.isVisible()


def test_it_begins_with_the_whole_register_and_promises_no_place_that_it_closes(till):
    buy(till.desk)
    till.window.show_place(till.window.register)
    till.window.register.search.edit.setText("zoekt niemand")
    till.window._unread = 1
    begin(till)
    assert till.window.register.search.text() == ""
    assert till.window.top_line.messages() == ""


def test_what_was_looked_at_is_recorded_with_who_looked(inspected):
    till = inspected
    till.until(lambda: till.window.register.shown is not None)
    till.until(lambda: not till.window.background.busy)
    content = ended(till)
    assert content["kind"] == "inspection"
    looked = [look["what"] for look in content["looked_at"]]
    assert "Register" in looked
    assert "A-000001" in looked


def test_nothing_can_be_recorded_meanwhile_and_afterwards_it_can(inspected):
    till = inspected
    with pytest.raises(NotAllowed):
        till.desk.sellers.set_attention(till.desk.sellers.find("Bruijn")[0], "waarom")
    ended(till)
    till.enter()
    till.until(lambda: not till.window.is_locked)
    buy(till.desk)
    assert till.desk.entry_count() == 3


def test_the_page_that_follows_says_the_number(inspected):
    till = inspected
    ended(till)
    till.until(lambda: "A-000002" in till.window.reception.page.kept_words())


def test_who_comes_must_be_said_whole(till):
    till.press(Qt.Key.Key_F12)
    till.window.reception.page.inspect.click()
    page = till.window.inspection.page
    till.until(lambda: till.focus() is page.name.edit)
    till.type("B. de Wit")
    page.start_button.click()
    assert page.badge.words_below() == "Vul dit in."
    assert not till.window.inspection.is_on
    till.press(Qt.Key.Key_Escape)
    till.until(lambda: till.window.reception.page.isVisible())


def test_an_inspection_that_was_cut_off_is_recorded_at_the_next_start(app, qtbot, tmp_path, practice_profile):
    home = tmp_path / "profile"
    shutil.copytree(practice_profile, home)
    before = open_counter(home, sync_in_background=False)
    before.desk.inspecting.begin("B. de Wit", "70412", "Politie")
    before.desk.inspecting.looked("Register")
    before.close()
    with Till(qtbot, partial(open_counter, home, sync_in_background=False)) as till:
        till.open()
        assert till.desk.entry_count() == 1
        assert till.desk.inspecting.current() is None


def test_the_sentence_about_its_entry_stays_in_either_language_until_somebody_signs_in(inspected):
    till = inspected
    till.window.lock()
    page = till.window.reception.page
    till.until(lambda: "vastgelegd als A-00000" in page.kept_words())
    use_language("en")
    till.until(lambda: "recorded as A-00000" in page.kept_words())
    use_language("nl")
    page.start()
    till.enter()
    till.until(lambda: not till.window.is_locked)
    assert "vastgelegd als" not in page.kept_words()


def test_an_inspector_of_an_empty_book_is_offered_no_purchase(till):
    begin(till)
    place = till.window.register
    till.until(lambda: place.empty.isVisible() and not place.empty.button.isVisible())


def test_an_inspector_is_offered_no_files_to_take_or_read_in(inspected):
    till = inspected
    till.press(Qt.Key.Key_F7)
    tabs = till.window.documents.tabs
    assert not tabs.buttons[2].isVisible()
    till.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert tabs.current == 0
