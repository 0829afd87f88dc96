"""Who is at the counter: signing in, changing places, and the lock that comes by itself."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from PySide6.QtCore import Qt
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QCursor

from dealer_client.register.staff import Role
from tests.counter.till import Till, open_shop

PIN = "7402"


@pytest.fixture
def staffed(app, qtbot, tmp_path):
    """A counter where an owner and a clerk work, both with a PIN."""

    def open_staffed(_passphrase):
        counter = open_shop(tmp_path)
        counter.desk.people.set_pin("1", "8305")
        counter.desk.people.add("An Voorbeeld", Role.CLERK, PIN)
        return counter

    with Till(qtbot, open_staffed) as till:
        till.window.begin()
        till.until(lambda: till.window.is_locked)
        yield till


def sign_in(till, letter="a", pin=PIN):
    """Chooses a name by its letter, types the PIN and Enter."""
    page = till.window.reception.page
    till.until(lambda: till.focus() is page.pin)
    till.press(Qt.Key(ord(letter.upper())))
    till.type(pin)
    till.enter()


def at_work(till):
    till.until(lambda: not till.window.is_locked)
    return till.desk.staff


def page_words(till):
    return till.window.reception.page.problem.text()


def test_one_person_without_a_pin_is_at_work_at_once(till):
    assert not till.window.is_locked
    assert "P. Jansen" in till.window.top_line.staff()


def test_a_name_and_a_pin_are_asked_before_anything_is_shown(staffed):
    assert not staffed.window.rail.isVisible()
    assert not staffed.form.isVisible()
    staffed.press(Qt.Key.Key_F3)
    assert staffed.window.is_locked
    sign_in(staffed)
    assert at_work(staffed) == "An Voorbeeld"
    assert "An Voorbeeld" in staffed.window.top_line.staff()
    assert staffed.window.rail.isVisible()
    assert staffed.focus_name() == "Achternaam"


def test_what_was_typed_before_signing_in_is_there_after_it(app, qtbot, tmp_path):
    def open_staffed(_passphrase):
        counter = open_shop(tmp_path)
        counter.desk.people.set_pin("1", PIN)
        return counter

    with Till(qtbot, open_staffed) as till:
        till.type("Bruijn")
        till.window.begin()
        till.until(lambda: till.window.is_locked)
        sign_in(till, "p")
        at_work(till)
        assert till.form.seller.surname.text() == "Bruijn"


def test_a_wrong_pin_is_said_and_the_right_one_still_lets_in(staffed):
    sign_in(staffed, pin="1111")
    staffed.until(lambda: "past niet" in page_words(staffed))
    assert staffed.window.reception.page.pin.text() == ""
    sign_in(staffed, "p", "8305")
    assert at_work(staffed) == "P. Jansen"


def test_too_many_wrong_pins_have_to_wait_and_it_says_how_long(staffed):
    for _ in range(3):
        staffed.until(lambda: staffed.window.reception.page.isEnabled() and not staffed.window.background.busy)
        sign_in(staffed, pin="1111")
        staffed.until(lambda: not staffed.window.background.busy)
    staffed.until(lambda: "Wacht 15 seconden" in page_words(staffed))
    page = staffed.window.reception.page
    staffed.type(PIN)
    staffed.enter()
    assert page.isEnabled()
    page._waited()
    assert "Nog 14 seconden" in page_words(staffed)


def test_a_lock_keeps_what_was_typed_for_whoever_comes_back(staffed):
    sign_in(staffed)
    at_work(staffed)
    staffed.fill(staffed.form.seller.surname, "Bruijn")
    staffed.press(Qt.Key.Key_F12)
    assert staffed.window.is_locked
    sign_in(staffed)
    at_work(staffed)
    assert staffed.form.seller.surname.text() == "Bruijn"


def test_another_clerk_finds_the_purchase_of_the_one_before_among_the_parked(staffed):
    sign_in(staffed)
    at_work(staffed)
    staffed.fill(staffed.form.seller.surname, "Bruijn")
    staffed.press(Qt.Key.Key_F12)
    sign_in(staffed, "p", "8305")
    at_work(staffed)
    staffed.until(lambda: "1 geparkeerd" in staffed.window.purchase.tools[1].text())
    assert staffed.form.is_untouched()
    assert "An Voorbeeld" in staffed.window.top_line.notice()
    staffed.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    staffed.until(lambda: staffed.window.purchase.parked.isVisible())
    staffed.enter()
    staffed.until(lambda: staffed.form.seller.surname.text() == "Bruijn")


def test_the_entry_carries_who_signed_in(staffed):
    sign_in(staffed)
    at_work(staffed)
    staffed.fill_purchase()
    staffed.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    staffed.until(lambda: staffed.window.purchase.recorded.isVisible())
    entry = staffed.desk.entry(staffed.window.purchase.recorded.recorded.number)
    assert entry.entry.content["staff"] == "2"


def test_it_locks_after_the_idle_time_and_not_while_somebody_types(staffed, monkeypatch):
    sign_in(staffed)
    at_work(staffed)
    guard, scanner = staffed.window.reception.guard, staffed.window.scanner
    now = guard._clock()
    monkeypatch.setattr(guard, "_clock", lambda: now + 299)
    scanner.last_key_at = now + 298
    guard.look()
    assert not staffed.window.is_locked
    monkeypatch.setattr(guard, "_clock", lambda: now + 600)
    guard.look()
    assert staffed.window.is_locked


def test_a_moving_mouse_is_somebody(staffed, monkeypatch):
    sign_in(staffed)
    at_work(staffed)
    guard = staffed.window.reception.guard
    guard.look()
    now = guard._clock()
    monkeypatch.setattr(guard, "_clock", lambda: now + 290)
    QCursor.setPos(QCursor.pos().x() + 7, QCursor.pos().y() + 7)
    guard.look()
    monkeypatch.setattr(guard, "_clock", lambda: now + 500)
    guard.look()
    assert not staffed.window.is_locked


def test_it_locks_with_the_screen(staffed):
    sign_in(staffed)
    at_work(staffed)
    staffed.fill(staffed.form.seller.surname, "Bruijn")
    staffed.window.reception.guard.screen.screen_saver(True)
    assert staffed.window.is_locked


@pytest.fixture
def desktop_bus(monkeypatch, tmp_path):
    """A session bus of this test alone, which the window finds as the desktop's; sends a signal from another process.

    Qt connects to the desktop's own bus once in the life of a program, so this one gets a connection of its own.
    """
    daemon = shutil.which("dbus-daemon")
    if daemon is None or shutil.which("dbus-send") is None:
        pytest.skip("needs dbus-daemon and dbus-send")
    running = subprocess.Popen(
        [daemon, "--session", "--nofork", "--print-address", f"--address=unix:path={tmp_path}/bus"],
        stdout=subprocess.PIPE,
        text=True,
    )
    address = running.stdout.readline().strip()
    connection = QDBusConnection.connectToBus(address, "desktop of a test")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setattr(QDBusConnection, "sessionBus", lambda: connection)

    def send(saver, active):
        # A round trip on the window's own connection: what it asked to hear is known to the bus now.
        assert connection.interface().isServiceRegistered("org.freedesktop.DBus").value()
        signal = [f"/{saver.replace('.', '/')}", f"{saver}.ActiveChanged", f"boolean:{str(active).lower()}"]
        subprocess.run(["dbus-send", f"--bus={address}", "--type=signal", *signal], check=True)

    yield send
    QDBusConnection.disconnectFromBus("desktop of a test")
    running.terminate()
    running.wait()
    running.stdout.close()


@pytest.mark.parametrize("saver", ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"])
def test_it_hears_over_the_bus_that_the_desktop_locked(desktop_bus, staffed, saver):
    sign_in(staffed)
    at_work(staffed)
    heard = []
    staffed.window.reception.guard.screen.locked.connect(lambda: heard.append("locked"))
    # That a screen saver went, and what another program says, come first and lock nothing.
    desktop_bus(saver, False)
    desktop_bus("org.freedesktop.Other", True)
    desktop_bus(saver, True)
    staffed.until(lambda: staffed.window.is_locked)
    assert heard == ["locked"]


def test_a_scanned_document_goes_nowhere_while_locked(staffed):
    assert not staffed.window.scanner.is_scan("P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<")


def test_enter_without_a_pin_asks_for_it_by_name(staffed):
    page = staffed.window.reception.page
    staffed.until(lambda: staffed.focus() is page.pin)
    staffed.press(Qt.Key.Key_A)
    staffed.enter()
    assert page_words(staffed) == "Typ de pincode van An Voorbeeld."
    assert staffed.window.is_locked


def test_somebody_else_begins_at_the_purchase_without_the_sentences_of_the_one_before(staffed):
    sign_in(staffed)
    at_work(staffed)
    window = staffed.window
    window.show_place(window.settings)
    window.top_line.show_notice("Sanne is toegevoegd.")
    staffed.press(Qt.Key.Key_F12)
    staffed.until(lambda: window.is_locked)
    sign_in(staffed)
    at_work(staffed)
    assert window.settings.isVisible()
    assert window.top_line.notice() == ""
    staffed.press(Qt.Key.Key_F12)
    staffed.until(lambda: window.is_locked)
    sign_in(staffed, "p", "8305")
    assert at_work(staffed) == "P. Jansen"
    assert window.purchase.isVisible()
