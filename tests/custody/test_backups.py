"""Backups are whole, encrypted and verified; a restore never overwrites; an interrupted one is finished."""

from __future__ import annotations

import resource
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dealer_client.app import open_counter
from dealer_client.custody.backups import (
    NotRestorable,
    back_up,
    back_up_if_due,
    last_backup,
    list_backups,
    restore,
)
from dealer_client.custody.file_lock import WINDOW_LOCK, CounterOpenElsewhere, FileLock
from dealer_client.custody.opening import open_book
from dealer_client.custody.rekeying import rekey
from dealer_client.store.copying import CopyFailed, verify_copy
from dealer_client.store.errors import StoreUnreadable
from dealer_client.vault.profile import Profile, read_profile

from .profiles import a_profile, record, state_of


def _backed_up(profile: Profile, folder: Path) -> Path:
    book = open_book(profile, None)
    try:
        return back_up(profile, book.store, book.secrets.store_key, folder).file
    finally:
        book.store.close()


def test_a_backup_made_while_the_book_is_in_use_holds_what_was_recorded(tmp_path: Path) -> None:
    profile = a_profile(tmp_path / "home", entries=2)
    counter = open_counter(tmp_path / "home", sync_in_background=False)
    try:
        file = _backed_up(profile, tmp_path / "stick")
        record(tmp_path / "home", 1)
    finally:
        counter.close()
    assert [head.size for head in verify_copy(file, profile.safe(None).read().store_key)] == [2]
    assert [path.name for path in (tmp_path / "stick").iterdir()] == [file.name]


def test_a_backup_is_encrypted(tmp_path: Path) -> None:
    profile = a_profile(tmp_path / "home", entries=1)
    file = _backed_up(profile, tmp_path / "stick")
    assert b"Voorbeeld" not in file.read_bytes()
    with pytest.raises(sqlite3.DatabaseError), sqlite3.connect(file) as connection:
        connection.execute("SELECT * FROM sqlite_master")
    with pytest.raises(StoreUnreadable):
        verify_copy(file, bytes(32))


def test_every_flipped_page_of_a_backup_is_found(tmp_path: Path) -> None:
    profile = a_profile(tmp_path / "home", entries=1)
    file = _backed_up(profile, tmp_path / "stick")
    data = file.read_bytes()
    key = profile.safe(None).read().store_key
    for page in range(0, len(data) // 4096, 5):
        place = page * 4096 + 2000
        file.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        with pytest.raises(StoreUnreadable):
            verify_copy(file, key)


def test_a_restore_sets_the_present_book_aside(tmp_path: Path) -> None:
    profile = a_profile(tmp_path / "home", entries=2)
    file = _backed_up(profile, tmp_path / "stick")
    before = file.read_bytes()
    record(tmp_path / "home", 3)
    restored = restore(profile, file, lambda: "")
    assert [head.size for head in restored.heads] == [2]
    assert state_of(tmp_path / "home") == (2, True)
    key = profile.safe(None).read().store_key
    assert [head.size for head in verify_copy(restored.set_aside / "book.db", key)] == [5]
    assert file.read_bytes() == before


def test_a_damaged_book_with_its_log_is_set_aside_too(tmp_path: Path) -> None:
    profile = a_profile(tmp_path / "home", entries=2)
    file = _backed_up(profile, tmp_path / "stick")
    profile.store_path.write_bytes(b"no book at all" * 1000)
    profile.store_path.with_name("book.db-wal").write_bytes(b"nor its log")
    restored = restore(profile, file, lambda: "")
    assert state_of(tmp_path / "home") == (2, True)
    assert sorted(path.name for path in restored.set_aside.iterdir()) == ["book.db", "book.db-wal"]


def test_a_damaged_backup_or_one_of_another_book_changes_nothing(tmp_path: Path) -> None:
    profile, other = a_profile(tmp_path / "home", entries=1), a_profile(tmp_path / "other", entries=3)
    file = _backed_up(other, tmp_path / "stick")
    with pytest.raises(StoreUnreadable):
        restore(profile, file, lambda: "")
    with pytest.raises(NotRestorable):
        restore(profile, file, lambda: "", other.safe(None).read().store_key)
    assert state_of(tmp_path / "home") == (1, True)
    assert not list((tmp_path / "home").glob("book.db.*"))


def test_a_backup_from_before_a_rekeying_comes_back_with_its_own_code(tmp_path: Path) -> None:
    profile = a_profile(tmp_path / "home", entries=2)
    old = profile.safe(None).read().store_key
    file = _backed_up(profile, tmp_path / "stick")
    rekey(profile, lambda: "")
    restore(profile, file, lambda: "", old)
    assert state_of(tmp_path / "home") == (2, True)


def test_the_counter_must_be_closed_for_a_restore(tmp_path: Path) -> None:
    profile = a_profile(tmp_path / "home", entries=1)
    file = _backed_up(profile, tmp_path / "stick")
    with FileLock(tmp_path / "home" / WINDOW_LOCK), pytest.raises(CounterOpenElsewhere):
        restore(profile, file, lambda: "")


@pytest.mark.parametrize("moved", [[], ["book.db-wal"], ["book.db-wal", "book.db"]])
def test_a_restore_that_was_cut_off_is_finished_at_the_next_open(tmp_path: Path, moved: list[str]) -> None:
    profile = a_profile(tmp_path / "home", entries=1)
    file = _backed_up(profile, tmp_path / "stick")
    record(tmp_path / "home", 2)
    (tmp_path / "home" / "book.db-wal").write_bytes(b"left by a crash")
    waiting = tmp_path / "home" / "book.db.restored"
    shutil.copyfile(file, waiting)
    aside = tmp_path / "home" / "set-aside" / str(waiting.stat().st_mtime_ns)
    aside.mkdir(parents=True)
    for name in moved:
        (tmp_path / "home" / name).rename(aside / name)
    assert state_of(tmp_path / "home") == (1, True)
    assert sorted(path.name for path in aside.iterdir()) == ["book.db", "book.db-wal"]


def test_a_full_disk_leaves_no_half_backup_and_the_older_ones(tmp_path: Path) -> None:
    profile = a_profile(tmp_path / "home", entries=1)
    older = _backed_up(profile, tmp_path / "stick")
    record(tmp_path / "home", 20)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, limits[1]))
    try:
        with pytest.raises(CopyFailed) as caught:
            _backed_up(profile, tmp_path / "stick")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "The book itself was not changed" in caught.value.message.en
    assert list((tmp_path / "stick").iterdir()) == [older]
    assert state_of(tmp_path / "home") == (21, True)


def test_rotation_touches_only_backups_of_this_book(tmp_path: Path) -> None:
    profile = a_profile(tmp_path / "home")
    stick = tmp_path / "stick"
    stick.mkdir()
    ours = f"dealer-backup-{profile.book[:8]}"
    today = datetime.now(UTC)
    old = [stick / f"{ours}-{today - timedelta(days=1):%Y%m%d}T1200000000{n:02}Z.db" for n in range(4)]
    others = [stick / "dealer-backup-00000000-20200101T000000000000Z.db", stick / f"{ours}-notes.db"]
    for file in (*old, *others):
        file.write_bytes(b"")
    _backed_up(profile, stick)
    assert [file.exists() for file in old] == [False, False, False, True]
    assert all(file.exists() for file in others)
    assert len(list_backups(profile, stick)) == 2


def test_the_daily_backup_is_made_once_a_day_where_the_last_one_went(tmp_path: Path) -> None:
    profile = read_profile(a_profile(tmp_path / "home").folder)
    _backed_up(profile, tmp_path / "stick")
    book = open_book(profile, None)
    try:
        assert back_up_if_due(profile, book.store, book.secrets.store_key) is None
    finally:
        book.store.close()
    assert len(list_backups(profile, tmp_path / "stick")) == 1


class _EnoughError(Exception):
    """Somebody cancelled."""


@pytest.mark.parametrize("part", ["written", "read back"])
def test_a_backup_that_is_cancelled_leaves_no_file_and_the_older_ones(tmp_path: Path, part: str) -> None:
    profile = a_profile(tmp_path / "home", entries=1)
    older = _backed_up(profile, tmp_path / "stick")

    def cancel(done: int, of: int) -> None:
        if part == "written" or done == of:
            raise _EnoughError

    book = open_book(profile, None)
    try:
        before = last_backup(book.store)
        with pytest.raises(_EnoughError):
            back_up(profile, book.store, book.secrets.store_key, tmp_path / "stick", progress=cancel)
        assert last_backup(book.store) == before
    finally:
        book.store.close()
    assert list((tmp_path / "stick").iterdir()) == [older]


def test_a_backup_tells_how_far_it_is_until_all_of_it_was_read_back(tmp_path: Path) -> None:
    profile = a_profile(tmp_path / "home", entries=1)
    told: list[tuple[int, int]] = []
    book = open_book(profile, None)
    try:
        back_up(profile, book.store, book.secrets.store_key, tmp_path, progress=lambda *at: told.append(at))
    finally:
        book.store.close()
    parts = [done / of for done, of in told]
    assert parts == sorted(parts)
    assert parts[0] < 0.5
    assert parts[-1] == 1.0
