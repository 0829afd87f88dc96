from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dealer_client import __version__
from dealer_client.counter.language import current_language, use_language
from dealer_client.counter.preferences import remembered_language, remembered_mode
from dealer_client.counter.reading.amounts import say_key
from dealer_client.counter.settings.settings_place import BOOK
from dealer_client.counter.theme import Mode, dress, is_dark
from dealer_client.register.wording import Text
from dealer_client.store import schema
from dealer_client.store.counter_settings import Enrolment
from dealer_client.store.errors import StoreError

from .sold_goods import buy


@pytest.fixture
def place(till):
    return till.window.settings


def go(till, place):
    """F9, and wait until what it tells of this counter is read."""
    till.press(Qt.Key.Key_F9)
    till.until(lambda: place.isVisible() and say_key(till.desk.counter_key) in place.about.sheet.toPlainText())


def audited(till, place):
    """Presses the button and waits for the result; gives the line that says it."""
    place.show_page(BOOK)
    place.audit.button.click()
    till.until(lambda: not place.audit.progress.isVisible())
    return place.audit.state.line


def test_another_language_is_there_at_once_and_at_the_next_start(till, place):
    go(till, place)
    assert till.focus_name() == "Taal: Nederlands"
    till.press(Qt.Key.Key_Right)
    till.until(lambda: place.audit.button.text() == "Check the book")
    assert current_language() == "en"
    assert remembered_language() == "en"
    assert place.title() == "Settings"


def test_dark_is_there_at_once_and_at_the_next_start(till, place):
    go(till, place)
    place.screen_card.look.choose(Mode.DARK.value)
    till.until(is_dark)
    assert remembered_mode() is Mode.DARK


def test_it_follows_what_is_chosen_elsewhere(till, place):
    go(till, place)
    use_language("en")
    till.until(lambda: place.screen_card.language.value() == "en")
    dress(QApplication.instance(), Mode.DARK)
    till.until(lambda: place.screen_card.look.value() == Mode.DARK.value)


def test_a_book_that_holds_is_told_in_a_sentence(till, place):
    buy(till.desk)
    go(till, place)
    line = audited(till, place)
    assert (line.tone, line.title) == ("ok", "Het boek klopt")
    assert "onder een geldige handtekening" in line.detail
    assert not place.audit.problems.isVisible()


def test_a_book_that_was_changed_is_told_with_what_is_wrong_and_what_to_do(till, place):
    buy(till.desk)
    with till.window.counter.store.writing() as connection:
        connection.execute(schema.outbox.delete())
    go(till, place)
    line = audited(till, place)
    assert (line.tone, line.title) == ("blocked", "Het boek klopt niet")
    assert "Leg niets meer vast" in line.detail
    assert "A-000001" in place.audit.problems.toPlainText()
    use_language("en")
    till.until(lambda: place.audit.state.line.title == "The book does not hold")


def test_it_says_how_far_the_check_is(till, place, monkeypatch):
    go(till, place)
    seen, honest = [], till.desk.audit

    def watched(progress):
        progress(500, 12408)
        return honest(progress)

    place.audit.progress.valueChanged.connect(lambda value: seen.append((value, place.audit.progress.maximum())))
    monkeypatch.setattr(till.desk, "audit", watched)
    audited(till, place)
    assert (40, 1000) in seen


def test_a_check_is_cancelled_with_the_same_button(till, place, monkeypatch):
    go(till, place)
    begun, may_go_on, honest = threading.Event(), threading.Event(), till.desk.audit

    def slow(progress):
        begun.set()
        may_go_on.wait(10)
        progress(1, 12408)
        return honest(progress)

    with monkeypatch.context() as slow_desk:
        slow_desk.setattr(till.desk, "audit", slow)
        place.audit.button.click()
        till.until(begun.is_set)
        assert place.audit.button.text() == "Annuleren"
        place.audit.button.click()
        may_go_on.set()
        till.until(lambda: place.audit.state.line.detail == "U hebt het nagaan geannuleerd.")
    assert audited(till, place).tone == "ok"


def test_a_check_that_cannot_end_says_so_and_can_be_begun_again(till, place, monkeypatch):
    go(till, place)

    def broken(_progress):
        raise StoreError(Text(nl="Het boek is niet te lezen.", en="The book cannot be read."))

    with monkeypatch.context() as broken_desk:
        broken_desk.setattr(till.desk, "audit", broken)
        line = audited(till, place)
    assert (line.title, line.detail) == ("Het boek is niet helemaal nagegaan", "Het boek is niet te lezen.")
    assert audited(till, place).tone == "ok"


def test_it_says_what_this_counter_is(till, place, tmp_path):
    go(till, place)
    words = place.about.sheet.toPlainText()
    for said in (__version__, "Voldongen Goud BV", str(tmp_path), "niet aangemeld"):
        assert said in words


def test_it_names_the_central_register_once_enrolled(till, place, monkeypatch):
    go(till, place)
    enrolment = Enrolment(url="", counter_id="1", register_name="Oefenregister", register_key="ab" * 32)
    monkeypatch.setattr(till.desk, "enrolment", lambda: enrolment)
    place.refresh()
    till.until(lambda: "Oefenregister" in place.about.sheet.toPlainText())
    assert "abababab abababab" in place.about.sheet.toPlainText()


def test_it_fits_the_smallest_screen(till, place):
    till.window.resize(1280, 720)
    go(till, place)
    assert till.window.minimumSizeHint().width() <= 1280
    assert till.window.minimumSizeHint().height() <= 720
