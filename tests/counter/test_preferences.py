from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dealer_client.counter.preferences import remembered_language, remembered_mode
from dealer_client.counter.theme import Mode


def test_before_a_choice_nothing_is_remembered_and_the_desktop_decides(app):
    assert remembered_language() is None
    assert remembered_mode() is Mode.SYSTEM


def test_the_language_and_the_colours_that_were_chosen_are_found_again(till):
    line = till.window.status_line
    for button in (line._language, line._light):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert remembered_language() == "en"
    assert remembered_mode() is Mode.DARK


def test_words_that_nobody_knows_are_no_choice(app):
    from dealer_client.counter import preferences

    preferences._settings().setValue("screen/language", "fr")
    preferences._settings().setValue("screen/mode", "sepia")
    assert remembered_language() is None
    assert remembered_mode() is Mode.SYSTEM
