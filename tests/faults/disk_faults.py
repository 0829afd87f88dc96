"""Does one deed with a book again and again, each time with the disk failing one operation later; prints what happened.

    LD_PRELOAD=failing_disk.so python -m tests.faults.disk_faults DEED FOLDER --error ENOSPC [--every N] [--reading]

After each failure the disk is healed and the book is looked at: what was recorded before is there, it holds, and the
deed succeeds. The last line is JSON: how many times it failed, with which sentences, and what was wrong.
"""

from __future__ import annotations

import argparse
import errno
import json
import shutil
from abc import ABC, abstractmethod
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from dealer_client.custody.backups import back_up, list_backups, restore
from dealer_client.custody.opening import open_book
from dealer_client.custody.rekeying import rekey
from dealer_client.register.errors import DealerError
from dealer_client.store import book
from dealer_client.store.audit import audit_book
from dealer_client.store.copying import verify_copy
from dealer_client.store.engine import Store
from dealer_client.store.opening import create_store, open_store
from dealer_client.store.scrubbing import is_scrubbed, scrub
from dealer_client.vault.profile import Profile, read_profile
from tests.custody.profiles import a_profile, state_of
from tests.faults.failing_disk import failing
from tests.store.books import BICYCLE, COUNTER_KEY, PHONE, STORE_KEY, a_draft, record
from tests.store.erased_book import erase
from tests.store.older_book import first_version

_MOST = 20_000


@dataclass
class Outcome:
    """What a campaign saw. `wrong` is what must never be."""

    failures: int = 0
    refusals: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


class Deed(ABC):
    """One thing that is done with a book on a disk that may fail."""

    def __init__(self, folder: Path) -> None:
        """Makes what the deed begins with."""
        self.folder = folder

    def prepare(self) -> None:  # noqa: B027 - most have something to prepare, not all
        """Before each time, while the disk is sound."""

    @abstractmethod
    def do(self) -> None:
        """Raises DealerError where the disk does not let it."""

    @abstractmethod
    def problems(self, *, done: bool) -> list[str]:
        """What is wrong afterwards, on a sound disk; `done` says whether it went well or was refused."""


class Recording(Deed):
    """Recording one more purchase in a book that stays open."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.store = create_store(folder / "book.db", STORE_KEY)
        self.shown = len(record(self.store, *[a_draft(PHONE, BICYCLE)] * 3))

    def do(self) -> None:
        record(self.store, a_draft(PHONE, BICYCLE))
        self.shown += 1

    def problems(self, *, done: bool) -> list[str]:
        found = _book_problems(self.store, self.shown)
        # With room again the next one is recorded, under the next number.
        (entry,) = record(self.store, a_draft(PHONE, BICYCLE))
        self.shown += 1
        if entry.number.number != self.shown:
            found.append(f"{entry.number} where {self.shown} entries were shown")
        return found


class Migrating(Deed):
    """Opening a book of the first version, which is copied and then brought to the present one."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        (folder / "older").mkdir()
        first_version(folder / "older" / "book.db", entries=3)
        self.home = folder / "home"

    def prepare(self) -> None:
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.copytree(self.folder / "older", self.home)

    def do(self) -> None:
        open_store(self.home / "book.db", STORE_KEY).close()

    def problems(self, *, done: bool) -> list[str]:
        store = open_store(self.home / "book.db", STORE_KEY)
        found = _book_problems(store, 3)
        store.close()
        return [*found, *_left(self.home)]


class _WithProfile(Deed):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.profile: Profile = a_profile(folder / "home", entries=2)
        self.stick = folder / "stick"

    def _back_up(self) -> Path:
        opened = open_book(self.profile, None)
        try:
            return back_up(self.profile, opened.store, opened.secrets.store_key, self.stick).file
        finally:
            opened.store.close()

    def _key(self) -> bytes:
        return self.profile.safe(None).read().store_key

    def _book_problems(self, entries: int) -> list[str]:
        state = state_of(self.profile.folder)
        return [] if state == (entries, True) else [f"the book is {state}"]


class BackingUp(_WithProfile):
    """Writing one more backup beside an older one."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.older = self._back_up()

    def prepare(self) -> None:
        for backup in list_backups(self.profile, self.stick):
            backup.file.unlink()
        self.older = self._back_up()

    def do(self) -> None:
        self._back_up()

    def problems(self, *, done: bool) -> list[str]:
        found = self._book_problems(2) + _left(self.stick)
        for backup in list_backups(self.profile, self.stick):
            if [head.size for head in verify_copy(backup.file, self._key())] != [2]:
                found.append("a backup that does not hold the book")
        # The rotation keeps one of a day: the older one goes only where a newer one came.
        newest = list_backups(self.profile, self.stick)[:1]
        if not newest or (done and newest[0].file == self.older):
            found.append("a backup is gone")
        return found


class Restoring(_WithProfile):
    """Putting a backup of one entry in the place of a book of two."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.backup = self._back_up()
        self.whole = folder / "whole"
        shutil.copytree(self.profile.folder, self.whole)

    def prepare(self) -> None:
        shutil.rmtree(self.profile.folder)
        shutil.copytree(self.whole, self.profile.folder)

    def do(self) -> None:
        restore(self.profile, self.backup, lambda: "")

    def problems(self, *, done: bool) -> list[str]:
        return self._book_problems(2) + _left(self.profile.folder)


class Rekeying(Restoring):
    """Giving the book another key."""

    def do(self) -> None:
        rekey(read_profile(self.profile.folder), lambda: "")


class Erasing(Deed):
    """Erasing the sellers of two of four old purchases, and writing the file anew."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        (folder / "whole").mkdir()
        made = create_store(folder / "whole" / "book.db", STORE_KEY)
        record(made, *[a_draft(PHONE, BICYCLE)] * 4)
        made.close()
        self.home = folder / "home"

    def prepare(self) -> None:
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.copytree(self.folder / "whole", self.home)
        self.store = open_store(self.home / "book.db", STORE_KEY)

    def do(self) -> None:
        erase(self.store, (1, "seller"), (3, "seller"))
        scrub(self.store)

    def problems(self, *, done: bool) -> list[str]:
        found = _erased_problems(self.store, erased=done)
        self.store.close()
        again = open_store(self.home / "book.db", STORE_KEY)
        try:
            return [*found, *_erased_problems(again, erased=done)]
        finally:
            again.close()


def _erased_problems(store: Store, *, erased: bool) -> list[str]:
    """What is wrong with a book of which two of four sellers should be erased, both or neither."""
    with store.reading() as connection:
        entries = list(book.read_entries(connection, "A", 1, 4))
        size = book.book_size(connection, "A")
        tidy = is_scrubbed(connection)
    gone = [entry.number.number for entry in entries if entry.part("seller") is None]
    found = _book_problems(store, size)
    if (size, gone) not in [(4, []), (5, [1, 3])]:
        found.append(f"{size} entries, and erased is {gone}")
    if erased and (size, tidy) != (5, True):
        found.append("what was done is not there")
    return found


class SettingUp(Deed):
    """Making a profile."""

    def prepare(self) -> None:
        shutil.rmtree(self.folder / "home", ignore_errors=True)

    def do(self) -> None:
        a_profile(self.folder / "home")

    def problems(self, *, done: bool) -> list[str]:
        if not done:
            return [f"{file.name} was left" for file in self.folder.iterdir()]
        state = state_of(self.folder / "home")
        return [] if state == (0, True) else [f"the book is {state}"]


DEEDS: dict[str, type[Deed]] = {
    "set-up": SettingUp,
    "record": Recording,
    "migrate": Migrating,
    "backup": BackingUp,
    "restore": Restoring,
    "rekey": Rekeying,
    "erase": Erasing,
}


def campaign(deed: Deed, error: int, *, every: int, first: int = 0, reading: bool = False) -> Outcome:
    """Does it with the disk failing ever later, until it went well without a failure."""
    outcome = Outcome()
    for after in range(first, _MOST, every):
        deed.prepare()
        done = False
        with failing(deed.folder, after, error, reading=reading) as failure:
            try:
                deed.do()
                done = True
            except DealerError as refusal:
                outcome.refusals[type(refusal).__name__] += 1
            except Exception as fault:
                outcome.refusals[type(fault).__name__] += 1
                outcome.wrong.append(f"after {after}: no sentence but {type(fault).__name__}: {fault}")
        try:
            outcome.wrong += [f"after {after}: {problem}" for problem in deed.problems(done=done)]
        except DealerError as refusal:
            outcome.wrong.append(f"after {after}, on a sound disk: {type(refusal).__name__}")
        if failure.operations == 0:
            return outcome
        outcome.failures += 1
    raise RuntimeError(f"it still failed after {_MOST} operations")


def _book_problems(store: Store, entries: int) -> list[str]:
    with store.reading() as connection:
        found = [problem.en for problem in audit_book(connection, "A", COUNTER_KEY.public).problems]
        size = book.book_size(connection, "A")
    return found if size == entries else [*found, f"{size} entries where {entries} were shown"]


def _left(folder: Path) -> list[str]:
    """What was only for a moment and is still there."""
    return [f"{file.name} was left" for file in folder.rglob("*") if ".partial" in file.name or ".trial" in file.name]


def main() -> None:
    """Runs one campaign."""
    parser = argparse.ArgumentParser()
    parser.add_argument("deed", choices=DEEDS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--error", choices=("ENOSPC", "EIO"), required=True)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--reading", action="store_true")
    given = parser.parse_args()
    outcome = campaign(
        DEEDS[given.deed](given.folder),
        getattr(errno, given.error),
        every=given.every,
        first=given.first,
        reading=given.reading,
    )
    print(json.dumps({"failures": outcome.failures, "refusals": outcome.refusals, "wrong": outcome.wrong[:20]}))


if __name__ == "__main__":
    main()
