"""F1 shows the page of the manual that fits the screen, in the language on it."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt

from dealer_client.counter.language import use_language
from dealer_client.counter.manual.manual_page import PAGES
from dealer_client.resources import resource_path

_PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")


def page_on_screen(till) -> str:
    return till.window.manual.page.text.toPlainText().split("\n", 1)[0]


def test_the_page_about_the_place_comes_and_goes_with_f1_and_nothing_typed_is_lost(till):
    till.type("Bruijn")
    till.press(Qt.Key.Key_F1)
    assert page_on_screen(till) == "Inkoop (F2)"
    till.press(Qt.Key.Key_F1)
    assert till.form.seller.surname.text() == "Bruijn"
    assert till.form.isVisible()


@pytest.mark.parametrize("place", ["register", "stock", "sale", "warnings", "documents", "day", "settings"])
def test_every_place_has_its_page(till, place):
    till.window.show_place(getattr(till.window, place))
    till.window.manual.turn()
    assert till.window.manual.page.contents.currentRow() == PAGES.index(place)
    till.press(Qt.Key.Key_Escape)
    assert getattr(till.window, place).isVisible()


def test_the_manual_is_there_while_locked_and_opens_no_other_door(till):
    till.press(Qt.Key.Key_F12)
    till.press(Qt.Key.Key_F1)
    assert page_on_screen(till).startswith("Aanmelden")
    till.press(Qt.Key.Key_F3)
    assert not till.window.register.isVisible()
    till.press(Qt.Key.Key_Escape)
    assert till.window.is_locked


def test_it_follows_the_language(till):
    till.press(Qt.Key.Key_F1)
    use_language("en")
    till.until(lambda: page_on_screen(till) == "Purchase (F2)")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_written_in_both_languages_and_its_pictures_exist(page, language):
    text = resource_path("manual", language, f"{page}.md").read_text(encoding="utf-8")
    assert text.startswith("# ")
    for picture in _PICTURE.findall(text):
        assert (resource_path("manual", language) / picture).is_file(), picture
