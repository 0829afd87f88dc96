from __future__ import annotations

import subprocess
import sys
import threading

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from dealer_client.counter.practice_band import PracticeBand
from dealer_client.counter.status_line import PracticeBadge
from dealer_client.counter.window import CounterWindow
from dealer_client.register.wording import Text
from dealer_client.store.errors import StoreUnreadable
from dealer_client.vault.errors import PassphraseNeeded, WrongPassphrase
from dealer_client.vault.profile import ProfileError

from .till import PATIENCE_MS, Till, open_shop

SLOW = ("sqlalchemy", "httpx", "pydantic", "typst", "holidays", "cryptography", "alembic", "stdnum.iban", "keyring")


def test_the_clerk_can_type_while_the_book_opens_and_keeps_what_was_typed(app, qtbot, tmp_path):
    may_open = threading.Event()

    def slow(_passphrase):
        may_open.wait(10)
        return open_shop(tmp_path)

    with Till(qtbot, slow) as till:
        till.window.begin()
        till.type("Bruijn")
        assert "gaat open" in till.window.status_line.register_words()
        may_open.set()
        till.until(lambda: till.window.purchase.subtitle() != "")
        assert till.form.seller.surname.text() == "Bruijn"
        assert till.focus_name() == "Achternaam"


def test_a_book_that_cannot_be_opened_says_what_to_do_and_can_be_tried_again(app, qtbot, tmp_path):
    tries = []

    def second_time(_passphrase):
        tries.append(1)
        if len(tries) == 1:
            raise ProfileError(Text(nl="Er is nog geen balie ingericht.", en="No counter was set up."))
        return open_shop(tmp_path)

    with Till(qtbot, second_time) as till:
        till.type("Bruijn")
        till.window.begin()
        till.until(lambda: till.window.opening.page.isVisible())
        assert "nog geen balie" in till.window.opening.page.message()
        till.enter()
        till.until(lambda: till.window.purchase.subtitle() != "")
        assert till.form.isVisible()
        assert till.form.seller.surname.text() == "Bruijn"


def test_a_passphrase_is_asked_in_the_window_until_it_fits(app, qtbot, tmp_path):
    def locked(ask):
        if ask is None:
            raise PassphraseNeeded
        if ask() != "vier losse woorden hier":
            raise WrongPassphrase
        return open_shop(tmp_path)

    with Till(qtbot, locked) as till:
        till.window.begin()
        till.until(lambda: till.window.opening.page.isVisible())
        till.type("fout")
        till.enter()
        till.until(lambda: "past niet" in till.window.opening.page.message())
        till.until(lambda: till.focus_name() == "Wachtzin")
        till.type("vier losse woorden hier")
        till.enter()
        till.until(lambda: till.window.purchase.subtitle() != "")


def test_practice_is_unmistakable(till):
    till.until(lambda: "OEFENEN" in till.window.windowTitle())
    assert till.window.findChild(PracticeBadge).isVisible()
    for place in till.window.places:
        till.window.show_place(place)
        assert till.window.findChild(PracticeBand).isVisible()
        words = [label.text() for label in till.window.findChild(PracticeBand).findChildren(QLabel)]
        assert words == ["OEFENEN", "Niets hier is echt en niets gaat naar het echte register."]


def test_a_counter_that_is_no_practice_says_nothing_of_it(app, qtbot, tmp_path):
    with Till(qtbot, lambda _passphrase: open_shop(tmp_path, practice=False)) as till:
        till.open()
        assert not till.window.findChild(PracticeBand).isVisible()
        assert "OEFENEN" not in till.window.windowTitle()


def test_every_control_that_takes_the_focus_has_a_name(till):
    till.fill_purchase()
    for widget in till.window.findChildren(type(till.focus())) + till.window.rail.findChildren(object):
        if hasattr(widget, "focusPolicy") and widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_tab_goes_as_the_conversation_does(till):
    till.form.seller.surname.go()
    names = []
    for _ in range(18):
        names.append(till.focus_name())
        till.press(Qt.Key.Key_Tab)
    assert names == [
        *("Achternaam", "Tussenv.", "Voornamen", "Geboortedatum", "Nationaliteit", "Document", "Documentnummer"),
        *("Geldig t/m", "Land van afgifte", "Postcode", "Huisnr.", "Toev.", "Straat", "Plaats", "Land"),
        *("Soort: Sieraad", "Merk", "Model"),
    ]


def test_a_purchase_with_three_items_fits_the_smallest_screen(till):
    till.window.resize(1280, 720)
    till.fill_purchase()
    for _ in range(2):
        till.press(Qt.Key.Key_Insert)
        till.form.items.current.category.choose("phone")
        till.fill(till.form.items.current.brand, "Fairphone")
    assert till.window.minimumSizeHint().height() <= 720
    assert till.window.height() == 720
    price = till.form.items.current.price
    bottom = price.mapTo(till.window, price.rect().bottomLeft()).y()
    assert bottom < till.window.status_line.y()


def test_nothing_slow_is_imported_before_the_window_shows():
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from dealer_client.counter.window import CounterWindow;"
        "window = CounterWindow(lambda _: None); window.show(); app.processEvents();"
        f"print([name for name in {SLOW!r} if name in sys.modules]); window.shut_down()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=_offscreen(), timeout=60
    )
    assert done.stdout.strip() == "[]"


def _offscreen() -> dict[str, str]:
    import os

    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def test_a_practice_profile_is_marked_before_and_without_its_book(app, qtbot, tmp_path):
    def held_elsewhere(_passphrase):
        raise StoreUnreadable

    window = CounterWindow(held_elsewhere, practice=True)
    try:
        window.show()
        assert any(band.isVisible() for band in window.findChildren(PracticeBand))
        window.begin()
        qtbot.waitUntil(lambda: window.opening.page.isVisible(), timeout=PATIENCE_MS)
        assert any(band.isVisible() for band in window.findChildren(PracticeBand))
        assert "OEFENEN" in window.windowTitle()
    finally:
        window.shut_down()
        window.close()
        window.deleteLater()


def test_a_window_whose_book_is_not_open_does_not_close_over_typed_text_at_the_first_try(app, qtbot, tmp_path):
    with Till(qtbot, lambda _passphrase: open_shop(tmp_path)) as till:
        till.type("Bruijn")
        assert not till.window.close()
        assert "nog niet vastgelegd" in till.window.top_line.notice()
        assert till.window.close()
