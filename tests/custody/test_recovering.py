"""A copy of the store and the recovery code are enough to carry on as the same counter elsewhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dealer_client.app import open_counter
from dealer_client.custody.opening import open_book
from dealer_client.custody.recovering import recover
from dealer_client.store.counter_settings import Enrolment, write_enrolment
from dealer_client.store.errors import BookUnchecked, StoreUnreadable
from dealer_client.vault.new_profile import FolderTaken
from dealer_client.vault.profile import KeyPlace, Profile, ProfileError
from dealer_client.vault.recovery_code import RecoveryCode

from .profiles import PASSPHRASE, a_profile, record, state_of


def _code(profile: Profile) -> RecoveryCode:
    return RecoveryCode(profile.safe(lambda: PASSPHRASE).read().store_key)


def _enrol(profile: Profile, url: str) -> None:
    """As an enrolment leaves it in the book; nothing listens there."""
    store = open_book(profile, lambda: "").store
    try:
        with store.writing() as connection:
            write_enrolment(
                connection, Enrolment(url=url, counter_id="one", register_name="Register", register_key="00" * 32)
            )
    finally:
        store.close()


def test_a_recovered_book_holds_and_goes_on_with_the_same_counter_key(tmp_path: Path) -> None:
    old = a_profile(tmp_path / "old", entries=3)
    new = recover(tmp_path / "new", old.store_path, _code(old), keys=KeyPlace.PASSPHRASE, passphrase=lambda: PASSPHRASE)
    assert new.book == old.book
    assert new.safe(lambda: PASSPHRASE).read() == old.safe(None).read()
    record(tmp_path / "new", 1, lambda: PASSPHRASE)
    assert state_of(tmp_path / "new", lambda: PASSPHRASE) == (4, True)


def test_a_counter_that_is_enrolled_records_nothing_before_its_register_was_heard(tmp_path: Path) -> None:
    old = a_profile(tmp_path / "old", entries=1)
    _enrol(old, "https://register.example")
    recover(tmp_path / "new", old.store_path, _code(old), keys=None, passphrase=lambda: "")
    with pytest.raises(BookUnchecked):
        record(tmp_path / "new", 1)
    assert state_of(tmp_path / "new") == (1, True)


def test_a_practice_book_goes_on_without_the_register_that_stayed_behind(tmp_path: Path) -> None:
    old = a_profile(tmp_path / "old", entries=1)
    _enrol(old, "")
    recover(tmp_path / "new", old.store_path, _code(old), keys=None, passphrase=lambda: "")
    record(tmp_path / "new", 1)
    assert state_of(tmp_path / "new") == (2, True)


def test_entries_that_were_not_folded_in_yet_come_along(tmp_path: Path) -> None:
    old = a_profile(tmp_path / "old", entries=1)
    counter = open_counter(tmp_path / "old", sync_in_background=False)
    try:
        crashed = tmp_path / "crashed"
        record(tmp_path / "old", 2)
        crashed.mkdir()
        for name in ("book.db", "book.db-wal"):
            shutil.copyfile(tmp_path / "old" / name, crashed / name)
    finally:
        counter.close()
    recover(tmp_path / "new", crashed / "book.db", _code(old), keys=None, passphrase=lambda: "")
    assert state_of(tmp_path / "new") == (3, True)


def test_the_code_of_another_book_opens_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    old, other = a_profile(tmp_path / "old", entries=1), a_profile(tmp_path / "other")
    with pytest.raises(StoreUnreadable):
        recover(tmp_path / "new", old.store_path, _code(other), keys=None, passphrase=lambda: "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old", "other"]
    assert state_of(tmp_path / "old") == (1, True)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    old = a_profile(tmp_path / "old")
    with pytest.raises(FolderTaken):
        recover(tmp_path / "old", old.store_path, _code(old), keys=None, passphrase=lambda: "")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProfileError) as caught:
        recover(tmp_path / "new", tmp_path / "none.db", RecoveryCode(bytes(32)), keys=None, passphrase=lambda: "")
    assert caught.value.field == "book"
    assert "none.db" in caught.value.message.en


def test_the_sealed_copy_in_the_store_does_not_say_the_keys(tmp_path: Path) -> None:
    old = a_profile(tmp_path / "old", entries=1)
    secrets = old.safe(None).read()
    counter = open_counter(tmp_path / "old", sync_in_background=False)
    try:
        with counter.store.reading() as connection:
            settings = str(connection.exec_driver_sql("SELECT * FROM setting").all())
    finally:
        counter.close()
    assert "sealed_keys" in settings
    assert secrets.pack().split('"counter_seed": "')[1][:40] not in settings
