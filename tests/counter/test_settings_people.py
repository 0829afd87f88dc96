"""Settings: who works here, how long until the lock, and the backup."""

from __future__ import annotations

import threading
from functools import partial

import pytest
from PySide6.QtCore import Qt

from dealer_client.app import open_counter
from dealer_client.counter.settings.settings_place import BOOK, STAFF
from dealer_client.custody.backups import backup_folder, list_backups
from dealer_client.custody.idle_time import idle_minutes
from dealer_client.register.staff import Role
from dealer_client.register.wording import Text
from dealer_client.setting_up import set_up_practice
from dealer_client.store.copying import CopyFailed

from .till import Till


@pytest.fixture
def staff(till):
    till.press(Qt.Key.Key_F9)
    till.window.settings.show_page(STAFF)
    till.until(lambda: till.window.settings.staff.names.rowCount() == 1)
    return till.window.settings.staff


def add(till, staff, name, pin, again=None):
    form = staff.form
    form.start()
    till.type(name)
    till.enter()
    till.letter("m")
    till.enter()
    till.type(pin)
    till.enter()
    till.type(pin if again is None else again)
    till.enter()


def test_somebody_is_added_by_keyboard_and_may_sign_in(till, staff):
    add(till, staff, "An Voorbeeld", "7402")
    till.until(lambda: staff.names.rowCount() == 2)
    assert "An Voorbeeld is toegevoegd" in staff.state.text()
    till.press(Qt.Key.Key_F12)
    page = till.window.reception.page
    till.until(lambda: page.names.rowCount() == 2)
    page.view.choose(1)
    till.until(lambda: till.focus() is page.pin)
    till.type("7402")
    till.enter()
    till.until(lambda: till.desk.staff == "An Voorbeeld")


def test_an_owner_without_a_pin_beside_a_clerk_with_one_is_told_until_there_is_one(till, staff):
    assert not staff.open_door.isVisible()
    add(till, staff, "An Voorbeeld", "7402")
    till.until(staff.open_door.isVisible)
    assert staff.open_door.line.title == "P. Jansen (eigenaar) heeft geen pincode"
    till.desk.people.set_pin(till.desk.at_work.staff.id, "8513")
    staff.refresh()
    till.until(lambda: not staff.open_door.isVisible())


def test_tab_lands_on_the_role_that_is_chosen(till, staff):
    staff.form.start()
    till.type("An Voorbeeld")
    till.press(Qt.Key.Key_Tab)
    assert till.focus_name().endswith("Medewerker")


def test_whoever_is_added_while_the_counter_is_locked_may_sign_in_too(till):
    reception = till.window.reception
    till.press(Qt.Key.Key_F12)
    till.until(lambda: reception.page.names.rowCount() == 1)
    till.desk.people.add("An Voorbeeld", Role.CLERK, "7402")
    reception.refresh()
    till.until(lambda: reception.page.names.rowCount() == 2)


def test_pins_that_differ_or_are_too_easy_are_refused_beside_the_field(till, staff):
    add(till, staff, "An Voorbeeld", "7402", "7403")
    assert "niet gelijk" in staff.form.pin_again.words_below()
    staff.form.show_person(None)
    add(till, staff, "An Voorbeeld", "1234")
    till.until(lambda: "te makkelijk" in staff.form.pin.words_below())
    assert till.focus() is staff.form.pin.edit
    assert staff.names.rowCount() == 1


def test_a_name_that_is_taken_is_refused_beside_the_field_and_stays_typed(till, staff):
    add(till, staff, "P. Jansen", "")
    till.until(lambda: "nog niemand hier" in staff.form.name.words_below())
    assert staff.form.name.text() == "P. Jansen"


def test_whoever_leaves_is_asked_for_twice_and_the_only_owner_stays(till, staff):
    staff.leave_button.click()
    assert "Nog een keer" in staff.state.text()
    staff.leave_button.click()
    till.until(lambda: "enige eigenaar" in staff.state.text())
    assert staff.names.rowCount() == 1


def test_the_owner_locks_once_he_has_a_pin(till, staff):
    staff.pin_button.click()
    till.type("8305")
    till.enter()
    till.type("8305")
    till.enter()
    till.until(lambda: "geldt nu" in staff.state.text())
    till.until(lambda: not till.window.background.busy)
    till.window.reception.guard.end()
    assert till.window.is_locked


def test_a_clerk_reads_that_only_an_owner_may_change_this(till, staff):
    till.desk.people.add("An Voorbeeld", Role.CLERK)
    till.press(Qt.Key.Key_F12)
    till.until(lambda: till.window.reception.page.names.rowCount() == 2)
    till.window.reception.page.view.choose(1)
    till.enter()
    till.until(lambda: till.desk.staff == "An Voorbeeld" and not till.window.is_locked)
    till.until(lambda: not staff.form.isEnabled())
    assert not staff.leave_button.isEnabled()
    assert "Alleen een eigenaar" in staff._about.text()


def test_the_idle_time_is_kept(till, staff):
    till.window.settings.idle.choose("10")
    till.until(lambda: idle_minutes(till.window.counter.store) == 10)


@pytest.fixture
def whole(app, qtbot, tmp_path):
    """A counter with a profile of its own."""
    home = tmp_path / "profile"
    set_up_practice(home)
    with Till(qtbot, partial(open_counter, home, sync_in_background=False)) as till:
        till.open()
        yield till


def test_the_daily_backup_is_made_by_itself_and_said_in_a_sentence(whole):
    profile = whole.window.counter.profile
    calmly = []
    whole.window.daily_backup.done.connect(calmly.append)
    whole.window.daily_backup.look()
    whole.until(lambda: "Reservekopie gemaakt" in whole.window.top_line.notice())
    assert len(calmly) == 1
    assert len(list_backups(profile, backup_folder(profile))) == 1
    whole.window.daily_backup.look()
    whole.until(lambda: not whole.window.background.busy)
    assert len(list_backups(profile, backup_folder(profile))) == 1


def test_a_backup_that_fails_says_why_and_the_owner_sees_it_in_the_rail(whole, monkeypatch):
    counter = whole.window.counter
    monkeypatch.setattr(
        "dealer_client.custody.condition.notices", lambda _store: [("backup", Text(nl="Geen kopie.", en="No copy."))]
    )

    def full(_counter):
        raise CopyFailed(counter.profile.folder, Text(nl="De schijf is vol.", en="The disk is full."))

    monkeypatch.setattr(type(counter), "back_up_if_due", full)
    whole.window.daily_backup.look()
    whole.until(lambda: "De schijf is vol." in whole.window.top_line.notice())
    whole.until(lambda: whole.window.rail._buttons[whole.window.settings].accessibleDescription() == "1")
    assert "Geen kopie" in whole.window.settings.backup._rows[0].line.title


def test_a_backup_is_made_on_request(whole):
    place = whole.window.settings
    whole.window.show_place(place)
    place.show_page(BOOK)
    assert "nog geen reservekopie" in place.backup.last.text()
    place.backup.button.click()
    whole.until(lambda: "Laatste reservekopie" in place.backup.last.text())
    assert place.backup.state.line.tone == "ok"


def test_a_backup_says_how_far_it_is_and_is_cancelled(whole, monkeypatch):
    from dealer_client.custody import backups

    begun, may_go_on, honest = threading.Event(), threading.Event(), backups.back_up

    def slow(*given, progress):
        def slowly(done, of):
            progress(done, of)
            begun.set()
            may_go_on.wait(10)

        return honest(*given, progress=slowly)

    monkeypatch.setattr(backups, "back_up", slow)
    place, profile = whole.window.settings, whole.window.counter.profile
    whole.window.show_place(place)
    place.show_page(BOOK)
    place.backup.button.click()
    whole.until(begun.is_set)
    whole.until(lambda: "wordt geschreven" in place.backup.state.line.title)
    assert place.backup.progress.isVisible()
    assert not place.backup.folder_button.isEnabled()
    place.backup.button.click()
    may_go_on.set()
    whole.until(lambda: place.backup.state.line.title == "Geannuleerd")
    assert list(backup_folder(profile).iterdir()) == []
    assert place.backup.button.text() == "Nu een reservekopie maken"
    assert not place.backup.progress.isVisible()
