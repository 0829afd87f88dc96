"""F1 shows the page of the manual that fits the screen, in the language on it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

import dealer_client
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


@pytest.fixture(scope="module")
def words_of_the_window():
    """The source, with a text that goes on over the end of a line in one piece, and the translations."""
    source = "\n".join(file.read_text(encoding="utf-8") for file in Path(dealer_client.__file__).parent.rglob("*.py"))
    translations = resource_path("translations", "dealer_client_nl.ts").read_text(encoding="utf-8")
    return (re.sub(r'"\n\s*"', "", source) + unescape(translations)).casefold()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_a_name_that_stands_out_in_the_manual_is_in_the_window_too(page, language, words_of_the_window):
    text = resource_path("manual", language, f"{page}.md").read_text(encoding="utf-8")
    names = [" ".join(name.split()) for name in re.findall(r"\*\*([^*]+)\*\*", text)]
    # A key has its name from the keyboard; a sentence and a way through the pages stand out for themselves.
    named = [name for name in names if not re.search(r"^\w+\+\w+$|^F\d+$|[.,]", name)]
    assert [name for name in named if name.casefold() not in words_of_the_window] == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_written_in_both_languages_and_its_pictures_exist(page, language):
    text = resource_path("manual", language, f"{page}.md").read_text(encoding="utf-8")
    assert text.startswith("# ")
    for picture in _PICTURE.findall(text):
        assert (resource_path("manual", language) / picture).is_file(), picture
