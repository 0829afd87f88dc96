"""From a machine without a counter to one that is ready to work, by keyboard."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dealer_client.app import open_counter
from dealer_client.counter.first_run.first_run import FirstRun
from dealer_client.counter.first_run.shop_page import ShopPage
from dealer_client.counter.language import use_language
from dealer_client.counter.printing.print_panel import PrintPanel
from dealer_client.custody.backups import back_up
from dealer_client.custody.code_confirmed import is_code_confirmed
from dealer_client.custody.opening import open_book
from dealer_client.custody.people import People
from dealer_client.register.staff import Role, Staff
from dealer_client.vault.errors import NoKeyring
from dealer_client.vault.profile import KeyPlace, has_profile, read_profile
from dealer_client.vault.recovery_code import RecoveryCode, parse_recovery_code
from tests.counter.till import Till
from tests.custody.profiles import PASSPHRASE, a_profile

PATIENCE_MS = 15_000
WORDS = "vier losse woorden hier"


class Newcomer:
    """Somebody at the first run who only has a keyboard."""

    def __init__(self, qtbot, window: FirstRun) -> None:
        self.qtbot, self.window, self.opened = qtbot, window, []
        window.ready.connect(self.opened.append)
        window.show()
        self.until(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)

    def until(self, condition) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget(), key)

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), text)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    def fill(self, *texts: str) -> None:
        for text in texts:
            self.type(text)

    def to_the_register(self) -> None:
        """Through all pages but the last."""
        window = self.window
        self.key(Qt.Key.Key_Down)
        self.key(Qt.Key.Key_Return)
        self.fill("Het Gouden Hoekje", "12345678", "", "1211bx", "14", "", "Kerkbrink", "Hilversum", "")
        self.until(lambda: window.page() is window.till)
        self.fill("S. Oosterling", "7402", "7402")
        self.until(lambda: window.page() is window.keys)
        window.keys.place.choose(KeyPlace.PASSPHRASE.value)
        window.keys.passphrase.go()
        self.fill(WORDS, WORDS)
        self.until(lambda: window.page() is window.register)


@pytest.fixture
def newcomer(app, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("dealer_client.vault.keyring_safe.has_keyring", lambda: False)
    window = FirstRun(tmp_path / "profile")
    someone = Newcomer(qtbot, window)
    yield someone
    window.shut_down()
    for counter in someone.opened:
        counter.close()
    window.close()
    window.deleteLater()


def test_enter_on_the_first_page_gives_a_practice_counter(newcomer, tmp_path):
    newcomer.key(Qt.Key.Key_Return)
    newcomer.until(lambda: bool(newcomer.opened))
    assert newcomer.opened[0].desk.shop.practice
    assert read_profile(tmp_path / "profile").practice


def test_a_real_counter_is_set_up_by_keyboard_and_opens_with_its_recovery_code_confirmed(newcomer, tmp_path):
    window = newcomer.window
    newcomer.to_the_register()
    window.register.when.choose("later")
    newcomer.key(Qt.Key.Key_Return)
    newcomer.until(lambda: window.page() is window.recovery)
    newcomer.type(" ".join(window.recovery.asked_groups()).lower())
    newcomer.until(lambda: bool(newcomer.opened))
    desk = newcomer.opened[0].desk
    assert desk.shop.dealer == "Het Gouden Hoekje"
    assert desk.shop.address.postcode == "1211 BX"
    assert desk.shop.municipality == "Hilversum"
    assert desk.staff == "S. Oosterling"
    assert read_profile(tmp_path / "profile").keys is KeyPlace.PASSPHRASE
    assert is_code_confirmed(newcomer.opened[0].store, newcomer.opened[0].book.secrets.store_key)
    people = People(newcomer.opened[0].store)
    assert people.sign_in("1", "7402").role is Role.OWNER
    code = parse_recovery_code(" ".join(window.recovery._groups))
    assert code.store_key == newcomer.opened[0].book.secrets.store_key


def test_the_municipality_says_its_hold_while_one_types(newcomer):
    newcomer.window.show_page(newcomer.window.shop)
    shop: ShopPage = newcomer.window.shop
    newcomer.until(lambda: shop._rules is not None)
    shop.municipality.fill("Hilversum")
    assert shop.municipality.words_below() == "Bewaartermijn in Hilversum: 14 dagen."
    shop.municipality.fill("Lutjebroek")
    assert "geen eigen termijn" in shop.municipality.words_below()
    shop.municipality.fill("hilversm")
    assert shop.municipality.words_below().startswith("Bedoelt u Hilversum?")
    shop.city.fill("Amsterdam")
    shop.municipality.fill("Amsterdm")
    assert shop.municipality.words_below().startswith("Bedoelt u Amsterdam?")
    shop.municipality.fill("Amsterdam")
    assert "geen eigen termijn" in shop.municipality.words_below()


def test_what_is_missing_or_wrong_stands_beside_its_field_and_the_first_has_the_focus(newcomer):
    window = newcomer.window
    window.show_page(window.shop)
    window.shop.kvk.fill("1234")
    window.go_on()
    assert window.page() is window.shop
    assert window.shop.dealer.words_below() == "Vul dit in."
    assert "8 cijfers" in window.shop.kvk.words_below()
    assert window.shop.vat.words_below() == ""
    assert QApplication.focusWidget() is window.shop.dealer.edit


def test_back_keeps_what_was_filled_in(newcomer):
    window = newcomer.window
    window.show_page(window.shop)
    newcomer.fill("Het Gouden Hoekje")
    newcomer.key(Qt.Key.Key_Escape)
    assert window.page() is window.welcome
    window.show_page(window.shop)
    assert window.shop.dealer.text() == "Het Gouden Hoekje"


def test_a_register_that_does_not_answer_is_said_at_its_address_and_nothing_is_made(newcomer, tmp_path):
    window = newcomer.window
    newcomer.to_the_register()
    window.register.url.go()
    newcomer.fill("http://127.0.0.1:9", "VG-WK3D-EGZD")
    newcomer.until(lambda: window.register.url.shown_problem() != "")
    assert window.page() is window.register
    assert not has_profile(tmp_path / "profile")
    assert window.shop.dealer.text() == "Het Gouden Hoekje"
    window.register.when.choose("later")
    window.go_on()
    newcomer.until(lambda: window.page() is window.recovery)


def test_a_keyring_that_does_not_work_leads_to_a_passphrase(newcomer):
    window = newcomer.window
    newcomer.to_the_register()
    window._failed(NoKeyring())
    assert window.page() is window.keys
    assert "sleutelbos" in window.keys.trouble.text()
    assert window.keys.chosen() is KeyPlace.PASSPHRASE


@pytest.mark.parametrize(("pin", "said"), [("1234", "te makkelijk"), ("12", "Kies 4 tot 12 cijfers")])
def test_a_pin_that_nobody_may_choose_is_said_at_the_pin_at_once(newcomer, pin, said):
    till = newcomer.window.till
    newcomer.window.show_page(till)
    till.owner.fill("S. Oosterling")
    till.pin.fill(pin)
    till.pin_again.fill(pin + "3")
    newcomer.window.go_on()
    assert newcomer.window.page() is till
    assert said in till.pin.words_below()


def test_what_was_wrong_is_not_said_any_longer_of_a_field_that_changes(newcomer):
    shop = newcomer.window.shop
    newcomer.window.show_page(shop)
    shop.vat.fill("NL123")
    newcomer.window.go_on()
    assert shop.vat.words_below() != ""
    shop.vat.go()
    shop.vat.edit.selectAll()
    newcomer.key(Qt.Key.Key_Backspace)
    newcomer.until(lambda: shop.vat.words_below() == "")


def test_the_code_hides_while_it_is_typed_back_and_a_wrong_one_is_refused(newcomer):
    page = newcomer.window.recovery
    page.take(b"k" * 32)
    newcomer.window.show_page(page)
    assert any(page.asked_groups()[0] in label.text() for label in page._labels)
    newcomer.type("AAAAABBBBBCCCCC")
    assert not any(page.asked_groups()[0] in label.text() for label in page._labels)
    assert "Dat is niet de code" in page.answer.words_below()
    page.show_button.click()
    assert any(page.asked_groups()[0] in label.text() for label in page._labels)


def test_the_words_switch_with_the_language(newcomer):
    window = newcomer.window
    use_language("en")
    window.show_page(window.shop)
    newcomer.until(lambda: window.shop.dealer.caption_words() == "Name of the shop")
    assert window.next.text().startswith("Next")


def test_the_program_opens_the_first_run_where_there_is_no_counter_and_then_the_counter(tmp_path):
    """In a process of its own: Enter for practice, and the counter's window follows."""
    code = (
        "import sys; from pathlib import Path\n"
        "from PySide6.QtCore import Qt, QTimer; from PySide6.QtTest import QTest\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from dealer_client.counter import running as w\n"
        "def look():\n"
        "    shown = [x for x in QApplication.topLevelWidgets() if isinstance(x, w.CounterWindow) and x.isVisible()]\n"
        "    if shown and shown[0].purchase.subtitle(): print('counter'); shown[0].close()\n"
        "    focus = QApplication.focusWidget()\n"
        "    if type(focus).__name__ == 'Choice' and focus.isEnabled(): QTest.keyClick(focus, Qt.Key.Key_Return)\n"
        "def begin():\n"
        "    global timer\n"
        "    timer = QTimer(interval=50); timer.timeout.connect(look); timer.start()\n"
        "QTimer.singleShot(0, begin)\n"
        "sys.exit(w.run_counter(Path(sys.argv[1])))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "profile")],
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)},
        timeout=60,
    )
    assert done.stdout.strip() == "counter", done.stderr
    assert done.returncode == 0
    assert open_counter(tmp_path / "profile", sync_in_background=False).close() is None


def test_the_code_is_printed_or_saved_before_it_is_confirmed(newcomer, tmp_path, monkeypatch):
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path / "papers"))
    window = newcomer.window
    newcomer.to_the_register()
    window.register.when.choose("later")
    newcomer.key(Qt.Key.Key_Return)
    newcomer.until(lambda: window.page() is window.recovery)
    QTest.keyClick(window.recovery.answer.edit, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    panels = []
    newcomer.until(lambda: panels.extend(window.findChildren(PrintPanel)) or bool(panels))
    newcomer.until(lambda: panels[0].isVisible() and panels[0].save_button.isEnabled())
    panels[0].save()
    newcomer.until(lambda: not panels[0].isVisible())
    (saved,) = (tmp_path / "papers").glob("*.pdf")
    assert saved.name == "herstelcode-balie-A.pdf"
    assert str(saved) in window.recovery.printed_words.text()
    assert window.page() is window.recovery
    assert newcomer.opened == []


def real_till(qtbot, folder):
    """A window on a book that is no practice, set up by a command, which asks for no confirmation."""
    a_profile(folder / "home", KeyPlace.PASSPHRASE)
    return Till(qtbot, lambda _passphrase: open_counter(folder / "home", lambda: PASSPHRASE, sync_in_background=False))


def test_the_window_reminds_the_owner_of_a_code_that_was_not_confirmed(app, qtbot, tmp_path):
    with real_till(qtbot, tmp_path) as till:
        till.open()
        reminder = till.window.code_reminder
        till.until(reminder.band.isVisible)
        till.press(Qt.Key.Key_F11)
        till.until(reminder.page.isVisible)
        till.press(Qt.Key.Key_Escape)
        till.until(till.form.isVisible)
        assert reminder.band.isVisible()
        till.press(Qt.Key.Key_F11)
        till.until(reminder.page.isVisible)
        till.type(" ".join(reminder.page.code.asked_groups()))
        till.enter()
        till.until(lambda: not reminder.band.isVisible())
        assert till.form.isVisible()
        assert is_code_confirmed(till.window.counter.store, till.window.counter.book.secrets.store_key)
        till.press(Qt.Key.Key_F11)
        assert till.form.isVisible()


def test_only_an_owner_is_reminded(app, qtbot, tmp_path):
    with real_till(qtbot, tmp_path) as till:
        till.open()
        reminder = till.window.code_reminder
        till.until(reminder.band.isVisible)
        reminder.signed_in(Staff(id="2", name="An Voorbeeld", role=Role.CLERK))
        assert not reminder.band.isVisible()
        reminder.ask()
        assert till.form.isVisible()


@pytest.fixture
def lost_machine(tmp_path):
    """A backup of a book with one purchase, and its recovery code on paper."""
    profile = a_profile(tmp_path / "old", KeyPlace.PASSPHRASE, entries=1)
    book = open_book(profile, lambda: PASSPHRASE)
    try:
        backup = back_up(profile, book.store, book.secrets.store_key, tmp_path / "stick").file
        return backup, " ".join(RecoveryCode(book.secrets.store_key).groups())
    finally:
        book.store.close()


def bring_back(newcomer, file, code):
    """From the first page to the end of the way, by keyboard."""
    window = newcomer.window
    newcomer.key(Qt.Key.Key_Down)
    newcomer.key(Qt.Key.Key_Down)
    newcomer.key(Qt.Key.Key_Return)
    newcomer.fill(str(file), code)
    newcomer.until(lambda: window.page() is window.keys)
    window.keys.place.choose(KeyPlace.PASSPHRASE.value)
    window.keys.passphrase.go()
    newcomer.fill(WORDS, WORDS)


def test_a_lost_counter_comes_back_from_a_backup_and_the_code_on_paper(newcomer, lost_machine, tmp_path):
    backup, code = lost_machine
    bring_back(newcomer, backup, code.lower())
    newcomer.until(lambda: bool(newcomer.opened))
    counter = newcomer.opened[0]
    assert counter.desk.entry_count() == 1
    assert read_profile(tmp_path / "profile").keys is KeyPlace.PASSPHRASE
    assert is_code_confirmed(counter.store, counter.book.secrets.store_key)


def test_the_code_of_another_book_is_told_and_nothing_is_made(newcomer, lost_machine, tmp_path):
    window = newcomer.window
    bring_back(newcomer, lost_machine[0], " ".join(RecoveryCode(b"o" * 32).groups()))
    newcomer.until(lambda: window.bring_back.trouble.isVisible())
    assert "opent dit bestand niet" in window.bring_back.trouble.text()
    assert window.page() is window.bring_back
    assert window.bring_back.file.text() == str(lost_machine[0])
    assert not has_profile(tmp_path / "profile")


def test_a_slip_in_the_code_and_a_file_that_is_not_there_are_said_at_the_field(newcomer, lost_machine):
    window = newcomer.window
    window.show_page(window.bring_back)
    window.bring_back.file.fill("/nergens/boek.db")
    window.bring_back.code.fill("A" + lost_machine[1][1:])
    window.go_on()
    assert window.page() is window.bring_back
    assert "Zit de stick erin?" in window.bring_back.file.words_below()
    assert window.bring_back.code.words_below() != ""


def test_back_from_bringing_a_book_back_sets_up_a_new_one_after_all(newcomer):
    window = newcomer.window
    window.welcome.back_choice.click()
    assert window.page() is window.bring_back
    newcomer.key(Qt.Key.Key_Escape)
    assert window.page() is window.welcome
    window.welcome.real_choice.click()
    assert window.page() is window.shop
