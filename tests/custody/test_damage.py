"""Each kind of damage has its own sentence and a way out, and looking at it never makes it worse."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from dealer_client.app import open_counter
from dealer_client.cli import main
from dealer_client.custody.backups import back_up, backup_folder
from dealer_client.custody.opening import open_book
from dealer_client.store.errors import (
    StoreDamaged,
    StoreDiskFails,
    StoreFull,
    StoreMissing,
    StoreReadOnly,
    StoreUnreadable,
)
from dealer_client.vault.profile import Profile
from tests.journeys.busy_counter import purchase

from .profiles import a_profile, record, state_of


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return a_profile(tmp_path / "home", entries=10)


def _doctor(profile: Profile, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    capsys.readouterr()
    main(["--home", str(profile.folder), "--language", "en", "doctor", "--json"])
    checks = json.loads(capsys.readouterr().out)["checks"]
    return {check["name"]: check["message"] for check in checks if not check["works"]}


def _flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


def test_a_corrupt_page_is_named_as_damage_and_the_way_out_is_the_newest_backup(
    profile: Profile, capsys: pytest.CaptureFixture[str]
) -> None:
    book = open_book(profile, None)
    backup = back_up(profile, book.store, book.secrets.store_key, backup_folder(profile))
    book.store.close()
    for page in range(1, profile.store_path.stat().st_size // 4096):
        _flip(profile.store_path, page * 4096 + 100)
    before = profile.store_path.read_bytes()
    with pytest.raises(StoreDamaged):
        open_counter(profile.folder)
    said = _doctor(profile, capsys)["file"]
    assert "The key fits." in said
    assert str(backup.file) in said
    assert profile.store_path.read_bytes() == before
    assert main(["--home", str(profile.folder), "restore", str(backup.file)]) == 0
    assert state_of(profile.folder) == (10, True)


def test_a_truncated_file_is_said_to_lack_its_end(profile: Profile, capsys: pytest.CaptureFixture[str]) -> None:
    data = profile.store_path.read_bytes()
    profile.store_path.write_bytes(data[: 4096 * 5])
    with pytest.raises(StoreDamaged):
        open_counter(profile.folder)
    assert "end of" in _doctor(profile, capsys)["file"]


def test_a_file_that_stops_within_a_block_is_said_to_do_so(
    profile: Profile, capsys: pytest.CaptureFixture[str]
) -> None:
    profile.store_path.write_bytes(profile.store_path.read_bytes()[: 4096 * 5 + 100])
    assert "stops in the middle" in _doctor(profile, capsys)["file"]


def test_an_emptied_file_is_no_reason_to_begin_a_new_book(profile: Profile) -> None:
    profile.store_path.write_bytes(b"")
    with pytest.raises(StoreMissing):
        open_counter(profile.folder)
    assert profile.store_path.read_bytes() == b""


def test_a_wrong_key_is_told_from_damage(profile: Profile, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = a_profile(tmp_path / "other")
    shutil.copyfile(other.store_path, profile.store_path)
    before = profile.store_path.read_bytes()
    with pytest.raises(StoreUnreadable):
        open_counter(profile.folder)
    assert "No part of" in _doctor(profile, capsys)["file"]
    assert profile.store_path.read_bytes() == before


def test_a_log_that_was_taken_away_after_a_crash_is_noticed(
    profile: Profile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counter = open_counter(profile.folder, sync_in_background=False)
    try:
        record(profile.folder, 1)
        # As after a power cut: the files as they are while the counter works, without the log.
        crashed = tmp_path / "crashed"
        crashed.mkdir()
        for file in profile.folder.iterdir():
            if file.is_file() and not file.name.endswith(("-wal", "-shm")):
                shutil.copyfile(file, crashed / file.name)
        (crashed / "book.db-open").touch()
    finally:
        counter.close()
    entries, holds = state_of(crashed)
    assert holds
    assert entries <= 11
    assert "book.db-wal" in _doctor(Profile(**{**_parts(profile), "folder": crashed}), capsys)["log"]


def test_a_crash_that_left_the_log_raises_no_alarm(
    profile: Profile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counter = open_counter(profile.folder, sync_in_background=False)
    try:
        counter.desk.record(purchase(11, counter.desk.today()))
        shutil.copytree(profile.folder, tmp_path / "crashed")
    finally:
        counter.close()
    assert state_of(tmp_path / "crashed") == (11, True)
    assert "log" not in _doctor(Profile(**{**_parts(profile), "folder": tmp_path / "crashed"}), capsys)


def test_a_full_disk_loses_no_entry_and_recording_goes_on_once_there_is_room(profile: Profile) -> None:
    counter = open_counter(profile.folder, sync_in_background=False)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        draft = purchase(11, counter.desk.today())
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
        try:
            with pytest.raises((StoreFull, StoreDiskFails)):
                counter.desk.record(draft)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert counter.desk.entry_count() == 10
        assert str(counter.desk.record(draft).number) == "A-000011"
    finally:
        counter.close()
    assert state_of(profile.folder) == (11, True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)], capture_output=True)
    if mounted.returncode:
        pytest.skip("mounting a small disk needs root")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_disk_without_a_byte_left_loses_no_entry(small_disk: Path) -> None:
    home = small_disk / "home"
    a_profile(home, entries=2)
    counter = open_counter(home, sync_in_background=False)
    try:
        with (small_disk / "filler").open("wb", buffering=0) as filler, suppress(OSError):
            while True:
                filler.write(bytes(4096))
        shown = []
        with pytest.raises(StoreFull):
            for number in range(1000):
                shown.append(counter.desk.record(purchase(number, counter.desk.today())).number)
        (small_disk / "filler").unlink()
        counter.desk.record(purchase(1000, counter.desk.today()))
    finally:
        counter.close()
    assert state_of(home) == (3 + len(shown), True)


def test_a_read_only_disk_is_said_to_be_read_only(small_disk: Path) -> None:
    home = small_disk / "home"
    a_profile(home, entries=2)
    before = (home / "book.db").read_bytes()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(StoreReadOnly):
        record(home, 1)
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    assert (home / "book.db").read_bytes() == before
    assert state_of(home) == (2, True)


def _parts(profile: Profile) -> dict[str, object]:
    return {name: getattr(profile, name) for name in ("book", "practice", "keys")}
