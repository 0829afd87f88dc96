"""Nothing that was typed is lost: not in a power cut, not to the next customer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from functools import partial

import pytest
from PySide6.QtCore import Qt

from dealer_client.app import open_counter
from dealer_client.register.wording import Text
from dealer_client.setting_up import set_up_practice
from dealer_client.store.errors import StoreError
from tests.counter.till import Till

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def home(tmp_path):
    set_up_practice(tmp_path / "profile")
    return tmp_path / "profile"


def kept(till):
    """Waits until the form is on the disk, and gives what is there."""
    till.until(lambda: not till.window.purchase.parking.keeper.busy and not till.window.background.busy)
    found = till.desk.drafts.unfinished()
    return found.draft if found is not None else None


def parked_count(till) -> int:
    return len(till.desk.drafts.parked())


def test_a_second_after_the_last_key_a_kill_loses_nothing(home, app, qtbot):
    clerk = subprocess.Popen(
        [sys.executable, "-m", "tests.counter.typing_clerk", str(home)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        assert clerk.stdout.readline() == "typed\n"
    finally:
        clerk.send_signal(signal.SIGKILL)
        clerk.wait()
        clerk.stdout.close()
    with Till(qtbot, partial(open_counter, home, sync_in_background=False)) as till:
        till.open()
        till.until(lambda: till.form.seller.surname.text() == "Bruijn")
        item = till.form.items.current
        assert till.form.seller.date_of_birth.text() == "10-3"
        assert item.category.value() == "bicycle"
        assert item.identifiers[0].text() == "WTU987654321"
        assert item.price.text() == "85,x"
        assert "niets verloren" in till.window.top_line.notice()


def test_all_that_stands_in_the_form_comes_back_as_it_was(till):
    till.fill_purchase()
    till.form.payment.method.choose("cash")
    before = till.filled_in()
    draft = kept(till)
    till.form.clear()
    till.form.show_draft(draft)
    assert till.filled_in() == before
    assert till.form.payment.iban.text() == "NL91 ABNA 0417 1643 00"


def test_what_is_kept_goes_when_it_is_recorded(till):
    till.fill_purchase()
    assert kept(till) is not None
    till.press(Qt.Key.Key_Return, CTRL)
    till.until(lambda: till.window.purchase.recorded.isVisible())
    assert kept(till) is None


def test_what_is_kept_goes_when_the_form_is_cleared(till):
    till.fill_purchase()
    assert kept(till) is not None
    till.press(Qt.Key.Key_N, CTRL)
    till.press(Qt.Key.Key_N, CTRL)
    assert kept(till) is None


def test_a_purchase_is_parked_for_the_next_customer_and_brought_back_by_two_keys(till):
    till.fill_purchase()
    before = till.filled_in()
    till.press(Qt.Key.Key_P, CTRL)
    till.until(lambda: till.form.is_untouched())
    till.until(lambda: "1 geparkeerd" in till.window.purchase.tools[1].text())
    assert till.focus_name() == "Achternaam"
    till.press(Qt.Key.Key_O, CTRL)
    till.until(lambda: till.window.purchase.parked.isVisible())
    shown = till.window.purchase.parked.list
    assert "Willeke Bruijn" in shown.data(shown.index(0, 0))
    assert "Gouden ring" in shown.data(shown.index(0, 0))
    assert "P. Jansen" in till.window.top_line.staff()
    till.enter()
    till.until(lambda: till.form.isVisible() and not till.form.is_untouched())
    assert till.filled_in() == before
    assert parked_count(till) == 0


def test_bringing_one_back_parks_the_one_in_the_form(till):
    till.fill(till.form.seller.surname, "Bruijn")
    till.press(Qt.Key.Key_P, CTRL)
    till.until(lambda: till.form.is_untouched())
    till.fill(till.form.seller.surname, "Visser")
    till.press(Qt.Key.Key_O, CTRL)
    till.until(lambda: till.window.purchase.parked.isVisible())
    till.enter()
    till.until(lambda: till.form.seller.surname.text() == "Bruijn")
    assert [found.draft.seller.surname for found in till.desk.drafts.parked()] == ["Visser"]


def test_a_parked_purchase_is_thrown_away_at_the_second_key(till):
    till.fill(till.form.seller.surname, "Bruijn")
    till.press(Qt.Key.Key_P, CTRL)
    till.until(lambda: till.form.is_untouched())
    till.press(Qt.Key.Key_O, CTRL)
    till.until(lambda: till.window.purchase.parked.isVisible())
    till.press(Qt.Key.Key_Delete)
    assert parked_count(till) == 1
    assert "nog een keer op Delete" in till.window.purchase.parked.words.text()
    till.press(Qt.Key.Key_Delete)
    till.until(lambda: parked_count(till) == 0)
    till.until(lambda: till.window.purchase.parked.empty.isVisible())
    till.press(Qt.Key.Key_Escape)
    assert till.form.isVisible()


def test_a_window_that_closes_keeps_what_was_typed(home, app, qtbot):
    with Till(qtbot, partial(open_counter, home, sync_in_background=False)) as till:
        till.open()
        till.fill(till.form.seller.surname, "Bruijn")
        assert till.window.close()
    with Till(qtbot, partial(open_counter, home, sync_in_background=False)) as till:
        till.open()
        till.until(lambda: till.form.seller.surname.text() == "Bruijn")


def test_what_was_typed_before_the_book_opened_parks_what_was_there(home, app, qtbot):
    with Till(qtbot, partial(open_counter, home, sync_in_background=False)) as till:
        till.open()
        till.fill(till.form.seller.surname, "Bruijn")
        assert till.window.close()
    with Till(qtbot, partial(open_counter, home, sync_in_background=False)) as till:
        till.type("Visser")
        till.open()
        till.until(lambda: "1 geparkeerd" in till.window.purchase.tools[1].text())
        assert kept(till).seller.surname == "Visser"
        assert [found.draft.seller.surname for found in till.desk.drafts.parked()] == ["Bruijn"]


def test_a_store_that_cannot_keep_says_so_and_keeps_on_trying(till, monkeypatch):
    def full(_draft):
        raise StoreError(Text(nl="De schijf is vol.", en="The disk is full."))

    with monkeypatch.context() as broken:
        broken.setattr(till.desk.drafts, "keep", full)
        till.fill(till.form.seller.surname, "Bruijn")
        till.until(lambda: "De schijf is vol." in till.window.top_line.notice())
    till.fill(till.form.seller.given_names, "Willeke")
    assert kept(till).seller.given_names == "Willeke"
