"""Goods that are registered stolen, while the seller stands there: discreet on the screen, plain when staff ask."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from dealer_client.counter.preferences import NEUTRAL, PLAIN, remember_words_of_matches
from tests.counter.practising import offer_stolen_phone

CTRL = Qt.KeyboardModifier.ControlModifier


def questions(till) -> list[str]:
    return [line.title for line in till.form.checks.lines if line.explains]


def test_a_stolen_phone_is_known_a_moment_after_its_number_was_typed(practising_till):
    till = practising_till
    offer_stolen_phone(till)
    till.until(lambda: questions(till) == ["Nog één vraag over goed 1"])
    assert till.desk.entry_count() == 0
    shown = [label.text() for label in till.window.findChildren(QLabel) if label.isVisible()]
    assert not any("gestolen" in words for words in shown)


def test_the_explanation_says_the_truth_in_the_place_of_paying_and_keeps_what_the_clerk_does(practising_till):
    till = practising_till
    offer_stolen_phone(till)
    till.until(lambda: bool(questions(till)))
    till.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: "OEFEN-2026-000001" in till.form.explanation.sheet.toPlainText())
    words = till.form.explanation.sheet.toPlainText()
    for part in ("geregistreerd als gestolen", "OEFEN-2026-000001", "Betaal nog niet", "Houd niemand tegen"):
        assert part in words
    assert "0900-0000" in words.splitlines()
    assert not till.form.payment.isVisible()
    till.type("toestel gehouden")
    till.press(Qt.Key.Key_Escape)
    assert till.form.payment.isVisible()
    assert till.form.reasons == {"STOLEN-EXACT": "toestel gehouden"}
    assert questions(till) == ["Vraag over goed 1 beantwoord"]


def test_the_explanation_fits_without_scrolling_on_the_smallest_screen(practising_till):
    till = practising_till
    till.window.resize(1280, 720)
    offer_stolen_phone(till)
    till.until(lambda: bool(questions(till)))
    till.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: till.form.explanation.sheet.verticalScrollBar().maximum() == 0)


def test_a_match_whose_question_was_answered_keeps_its_sign(practising_till):
    till = practising_till
    offer_stolen_phone(till)
    till.until(lambda: bool(questions(till)))
    till.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    till.type("toestel gehouden")
    till.enter()
    still_open = []
    assert till.window.purchase.checking.item_states(still_open) == {0: "attention"}


def test_an_unanswered_question_stops_recording_and_is_where_the_focus_goes(practising_till):
    till = practising_till
    offer_stolen_phone(till)
    till.until(lambda: bool(questions(till)))
    till.press(Qt.Key.Key_Return, CTRL)
    assert till.focus_name().startswith("Nog één vraag over goed 1")
    till.enter()
    assert till.form.is_explaining()
    assert till.desk.entry_count() == 0


def test_an_offer_that_is_not_taken_in_is_told_to_the_police_and_leaves_nothing(practising_till):
    till = practising_till
    offer_stolen_phone(till)
    till.until(lambda: bool(questions(till)))
    till.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    till.until(lambda: "OEFEN-2026-000001" in till.form.explanation.sheet.toPlainText())
    till.form.explanation.refuse_button.click()
    assert not till.form.is_untouched()
    till.form.explanation.refuse_button.click()
    till.until(lambda: till.form.is_untouched())
    assert "niet aannam" in till.window.top_line.notice()
    assert till.desk.entry_count() == 0


def test_a_shop_may_have_the_truth_on_the_main_screen(practising_till):
    till = practising_till
    remember_words_of_matches(PLAIN)
    try:
        offer_stolen_phone(till)
        till.until(lambda: any("als gestolen" in line for line in till.lines()))
    finally:
        remember_words_of_matches(NEUTRAL)
    till.window.purchase.check()
    assert not any("gestolen geregistreerd" in line for line in till.lines())


def test_closing_the_explanation_comes_back_to_the_item_that_it_is_about(practising_till):
    till = practising_till
    till.fill(till.form.items.current.description, "Gouden ring")
    till.press(Qt.Key.Key_Insert)
    offer_stolen_phone(till)
    phone = till.form.items.current
    till.until(lambda: questions(till) == ["Nog één vraag over goed 2"])
    till.form.items.show_item(till.form.items.forms[0])
    till.press(Qt.Key.Key_E, CTRL)
    till.type("toestel gehouden")
    till.press(Qt.Key.Key_Escape)
    assert till.form.items.current is phone
    assert phone.isAncestorOf(till.focus())
