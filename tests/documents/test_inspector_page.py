"""`controle.html`, in a real browser."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dealer_client.documents.extract import Register, make_extract
from dealer_client.documents.verify import verify_extract
from dealer_client.resources import resource_path

from .browser import Page, browser_path, open_page
from .edit_campaign import edited, samples
from .small_book import REGISTER_KEY_HEX, SKETCH, draft, eventful_book, item, sketch_book
from .test_verify import HISTORY_EDITS, resigned

pytestmark = pytest.mark.skipif(browser_path() is None, reason="no Chromium here to open controle.html in")

PAGE = resource_path("verify", "controle.html")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with open_page(PAGE.as_uri(), tmp_path_factory.mktemp("browser")) as opened:
        yield opened


def accepts(page: Page, file: bytes, register_key: str = "") -> bool:
    data = json.dumps(base64.b64encode(file).decode())
    return page.evaluate(
        f"(async () => {{ const bytes = Uint8Array.from(atob({data}), c => c.charCodeAt(0));"
        f" try {{ await check(bytes, {json.dumps(register_key)}); return true; }}"
        " catch (error) { if (!(error instanceof Wrong)) throw error; return false; } })()"
    )


def dropped(page: Page, *files: Path) -> str:
    """What the page says of files that a person chose."""
    page.evaluate("shown = []; render()")
    page.evaluate(
        "window.answered = new Promise(done => new MutationObserver((_, me) => { me.disconnect(); done(); })"
        ".observe(document.getElementById('results'), { childList: true })); 0"
    )
    page.choose_files("#files", list(files))
    return page.evaluate("answered.then(() => document.getElementById('results').innerText)")


def test_the_page_agrees_with_the_client_on_untouched_and_edited_extracts(page):
    files = samples()
    assert all(accepts(page, file) for file in files)
    assert [file for file in edited(files, 60, seed=5) if accepts(page, file)] == []


def test_the_page_agrees_on_what_a_dealer_does_to_the_history(page):
    file = make_extract(eventful_book().request(receipt_size=9, register=Register.BOTH))
    assert accepts(page, file)
    assert [sentence for change, sentence in HISTORY_EDITS if accepts(page, resigned(file, change))] == []


def test_the_page_lists_the_present_state_and_what_led_to_it(page, tmp_path):
    file = tmp_path / "uittreksel.pdf"
    file.write_bytes(make_extract(eventful_book().request(receipt_size=9, register=Register.BOTH)))
    said = dropped(page, file)
    for words in ("witgoud", "W.L. de Bruin,", "verbeterd door A-000006", "doorgehaald door A-000008", "J. Pietersen"):
        assert words in said
    assert "persoon gewist door A-000009" in said
    assert "Bruijn" not in said


def test_the_page_asks_for_the_key_of_the_register(page):
    file = make_extract(sketch_book().request(receipt_size=2))
    assert accepts(page, file, REGISTER_KEY_HEX)
    assert not accepts(page, file, "ab" * 32)
    assert verify_extract(file, register_key=REGISTER_KEY_HEX).holds


def test_a_chosen_file_is_checked_and_its_entries_are_listed(page, tmp_path):
    file = tmp_path / "uittreksel.pdf"
    file.write_bytes(make_extract(sketch_book(practice=True).request(receipt_size=2)))
    said = dropped(page, file)
    assert "OEFENEN" in said
    assert "3 posten staan ongewijzigd in boek A" in said
    assert "M. Çelik" in said
    assert REGISTER_KEY_HEX in said


def test_a_changed_file_is_said_to_be_wrong(page, tmp_path):
    file = tmp_path / "uittreksel.pdf"
    made = bytearray(make_extract(sketch_book().request()))
    made[1000] ^= 1
    file.write_bytes(made)
    assert "Klopt niet" in dropped(page, file)


def test_what_a_clerk_typed_never_becomes_part_of_the_page(page, tmp_path):
    book = sketch_book()
    book.record(draft(item("<img src=x onerror=\"document.title='taken'\"><b>vet</b>")))
    file = tmp_path / "uittreksel.pdf"
    file.write_bytes(make_extract(book.request()))
    said = dropped(page, file)
    assert "<b>vet</b>" in said
    assert page.evaluate("document.querySelectorAll('#results img, #results b').length") == 0
    assert page.evaluate("document.title") != "taken"


def test_two_extracts_of_one_growing_book_are_recognised(page, tmp_path):
    book = sketch_book()
    first, second = tmp_path / "eerst.pdf", tmp_path / "later.pdf"
    first.write_bytes(make_extract(book.request()))
    book.record(*SKETCH)
    second.write_bytes(make_extract(book.request(earlier_sizes=(3,))))
    assert "één groeiend boek" in dropped(page, first, second)


def test_two_books_with_the_same_numbers_contradict_each_other(page, tmp_path):
    first, second = tmp_path / "eerst.pdf", tmp_path / "anders.pdf"
    first.write_bytes(make_extract(sketch_book().request()))
    second.write_bytes(make_extract(sketch_book().request()))
    assert "spreken elkaar tegen" in dropped(page, first, second)
