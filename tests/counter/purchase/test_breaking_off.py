"""A purchase that does not go on: why stays, who came does not, and for a moment it can be had back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from dealer_client.register.broken_off import BreakReason
from tests.counter.till import CITIZEN_NUMBER

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(till):
    till.fill(till.form.seller.surname, "Bruijn")
    till.fill(till.form.items.current.description, "Gouden ring")
    till.press(Qt.Key.Key_N, CTRL)
    return till.window.purchase.breaking_off.panel


def choose(till, number):
    till.press(getattr(Qt.Key, f"Key_{number}"))
    till.until(lambda: till.window.purchase.breaking_off.panel.reason() is not None)


def test_the_reason_is_given_by_its_number_and_the_form_is_free(till, panel):
    choose(till, 2)
    till.enter()
    till.until(till.form.is_untouched)
    (broken,) = till.desk.broken_off.today()
    assert broken.reason is BreakReason.LEFT
    assert till.desk.entry_count() == 0
    assert "Ctrl+B" in till.window.top_line.notice()
    assert till.form.aside() is None


def test_for_a_moment_it_can_be_had_back_as_it_was(till, panel):
    before = till.filled_in()
    choose(till, 1)
    till.enter()
    till.until(till.form.is_untouched)
    till.press(Qt.Key.Key_B, CTRL)
    till.until(lambda: till.filled_in() == before)
    till.until(lambda: till.desk.broken_off.today() == [])


def test_it_is_gone_once_the_next_customer_is_typed(till, panel):
    choose(till, 1)
    till.enter()
    till.until(till.form.is_untouched)
    till.fill(till.form.seller.surname, "Jansen")
    till.press(Qt.Key.Key_B, CTRL)
    till.until(lambda: not till.window.background.busy)
    assert till.form.seller.surname.text() == "Jansen"
    assert len(till.desk.broken_off.today()) == 1


def test_without_a_reason_nothing_is_broken_off(till, panel):
    till.enter()
    assert panel.words.words_below() == "Kies eerst een reden."
    assert till.form.seller.surname.text() == "Bruijn"


def test_words_that_may_not_be_kept_are_refused_and_the_purchase_stays(till, panel):
    choose(till, 5)
    till.fill(panel.words, f"BSN {CITIZEN_NUMBER}")
    panel.give.click()
    till.until(lambda: panel.words.words_below() != "")
    assert till.form.isEnabled()
    assert till.form.seller.surname.text() == "Bruijn"
    assert till.desk.broken_off.today() == []


def test_esc_goes_on_with_the_purchase(till, panel):
    till.press(Qt.Key.Key_Escape)
    assert till.form.aside() is None
    assert till.form.seller.surname.text() == "Bruijn"


def test_a_number_in_the_words_is_no_choice(till, panel):
    choose(till, 5)
    panel.words.go()
    till.type("2 ringen")
    assert panel.reason() is BreakReason.OTHER
