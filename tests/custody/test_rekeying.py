"""Keys move, passphrases change, the store is re-keyed: a kill at any moment leaves a profile that opens."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dealer_client.app import open_counter
from dealer_client.custody.file_lock import WINDOW_LOCK, CounterOpenElsewhere, FileLock
from dealer_client.custody.rekeying import NotRemovable, change_passphrase, move_keys, rekey, remove_counter
from dealer_client.store.copying import verify_copy
from dealer_client.store.errors import StoreBusy, StoreUnreadable
from dealer_client.store.opening import open_store
from dealer_client.vault.errors import PassphraseTooShort, WrongPassphrase
from dealer_client.vault.profile import KeyPlace, read_profile

from .profiles import PASSPHRASE, a_profile, record, state_of

NEW = "andere woorden daarna ook"


def test_after_a_change_only_the_new_passphrase_opens_the_book(tmp_path: Path) -> None:
    profile = a_profile(tmp_path / "home", KeyPlace.PASSPHRASE, entries=1)
    change_passphrase(profile, lambda: PASSPHRASE, lambda: NEW)
    assert state_of(tmp_path / "home", lambda: NEW) == (1, True)
    with pytest.raises(WrongPassphrase):
        open_counter(tmp_path / "home", lambda: PASSPHRASE)


def test_a_wrong_or_a_short_passphrase_changes_nothing(tmp_path: Path) -> None:
    profile = a_profile(tmp_path / "home", KeyPlace.PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        change_passphrase(profile, lambda: NEW, lambda: NEW)
    with pytest.raises(PassphraseTooShort):
        change_passphrase(profile, lambda: PASSPHRASE, lambda: "kort")
    assert state_of(tmp_path / "home", lambda: PASSPHRASE) == (0, True)


def test_moved_keys_are_gone_from_the_old_place(tmp_path: Path) -> None:
    profile = a_profile(tmp_path / "home", entries=2)
    move_keys(profile, KeyPlace.PASSPHRASE, lambda: "", lambda: PASSPHRASE)
    assert read_profile(tmp_path / "home").keys is KeyPlace.PASSPHRASE
    assert not (tmp_path / "home" / "practice-keys.json").exists()
    assert state_of(tmp_path / "home", lambda: PASSPHRASE) == (2, True)


def test_a_rekeyed_book_holds_and_the_old_key_opens_nothing(tmp_path: Path) -> None:
    profile = a_profile(tmp_path / "home", entries=3)
    old = profile.safe(None).read().store_key
    rekey(profile, lambda: "")
    assert profile.safe(None).read().store_key != old
    with pytest.raises(StoreUnreadable):
        open_store(profile.store_path, old)
    record(tmp_path / "home", 1)
    assert state_of(tmp_path / "home") == (4, True)
    names = {path.name for path in (tmp_path / "home").iterdir()}
    assert names == {"book.db", "profile.json", "practice-keys.json", "counter.lock", "keys.lock"}


def test_a_rekeying_beside_an_open_book_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    profile = a_profile(tmp_path / "home", entries=1)
    before = profile.safe(None).read()
    counter = open_counter(tmp_path / "home", sync_in_background=False)
    try:
        with FileLock(tmp_path / "home" / WINDOW_LOCK), pytest.raises(CounterOpenElsewhere):
            rekey(profile, lambda: "")
        with pytest.raises(StoreBusy):
            rekey(profile, lambda: "")
        assert profile.safe(None).read() == before
        assert counter.desk.entry_count() == 1
    finally:
        counter.close()


@pytest.mark.parametrize("part", ["written", "read back"])
def test_a_rekeying_that_is_broken_off_leaves_the_book_under_its_old_key(tmp_path: Path, part: str) -> None:
    profile = a_profile(tmp_path / "home", entries=2)
    before = profile.safe(None).read()

    def press(done: int, of: int) -> None:
        if part == "written" or done == of:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rekey(profile, lambda: "", progress=press)
    assert profile.safe(None).read() == before
    assert {path.name for path in (tmp_path / "home").glob("book*")} == {"book.db"}
    assert state_of(tmp_path / "home") == (2, True)


_REKEY = """
import sys
from pathlib import Path
from dealer_client.vault.profile import read_profile
from dealer_client.custody.rekeying import rekey
profile = read_profile(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    rekey(profile, lambda: "")
"""


def test_a_kill_at_any_moment_of_a_rekeying_leaves_a_book_that_opens(tmp_path: Path) -> None:
    a_profile(tmp_path / "home", entries=20)
    seed = random.randrange(1_000_000)
    chance = random.Random(seed)
    for _ in range(20):
        process = subprocess.Popen(
            [sys.executable, "-c", _REKEY, str(tmp_path / "home")], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        process.stdout.readline()
        # The moment of the kill is the one thing here that is a matter of time.
        threading.Event().wait(chance.uniform(0, 0.4))
        process.kill()
        process.communicate()
        assert state_of(tmp_path / "home") == (20, True), f"seed {seed}"


@pytest.mark.parametrize("step", ["pending", "written", "moved", "placed", "settled"])
def test_a_rekeying_that_ended_after_any_of_its_steps_is_finished_at_the_next_open(tmp_path: Path, step: str) -> None:
    profile = a_profile(tmp_path / "home", entries=2)
    secrets, path, new = profile.safe(None).read(), profile.store_path, bytes(range(32))
    from dealer_client.store.copying import write_copy

    profile.safe(None).write(secrets.with_next_store_key(new))
    if step != "pending":
        write_copy(path, secrets.store_key, path.with_name("book.db.rekeyed"), new)
    if step in ("moved", "placed", "settled"):
        path.rename(path.with_name("book.db.old"))
    if step in ("placed", "settled"):
        path.with_name("book.db.rekeyed").rename(path)
    if step == "settled":
        profile.safe(None).write(secrets.with_store_key(new))
    assert state_of(tmp_path / "home") == (2, True)
    assert profile.safe(None).read().store_key == (secrets.store_key if step == "pending" else new)
    assert not list((tmp_path / "home").glob("book.db.*"))


def test_a_removed_counter_leaves_one_copy_that_its_code_opens(tmp_path: Path) -> None:
    profile = a_profile(tmp_path / "home")
    key = profile.safe(None).read().store_key
    with pytest.raises(NotRemovable):
        remove_counter(profile, "B", tmp_path / "last.db", lambda: "")
    remove_counter(profile, "A", tmp_path / "last.db", lambda: "")
    assert not (tmp_path / "home").exists()
    assert verify_copy(tmp_path / "last.db", key) == ()


def test_a_counter_with_entries_that_wait_for_the_register_is_not_removed(tmp_path: Path) -> None:
    profile = a_profile(tmp_path / "home", entries=2)
    with pytest.raises(NotRemovable, match="2 entries"):
        remove_counter(profile, "A", tmp_path / "last.db", lambda: "")
    assert state_of(tmp_path / "home") == (2, True)
