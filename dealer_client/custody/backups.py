"""Backups of the book: one encrypted file each, verified after writing, in any folder; and putting one back.

A backup is a store file under the same key: `dealer-backup-<book>-<moment>.db`. Its name says no more than which book
it is of (the first characters of a random number) and when it was made.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dealer_client.register.moments import parse_utc, utc_text
from dealer_client.register.wording import Text
from dealer_client.store.book import note_unchecked
from dealer_client.store.copying import CopyFailed, Progress, SeriesHead, verify_copy, write_copy
from dealer_client.store.counter_settings import read_enrolment, read_shop
from dealer_client.store.engine import Store
from dealer_client.store.errors import StoreError
from dealer_client.store.opening import open_store
from dealer_client.store.replacing import finish_replacement, remove_store_files, restored_file, set_aside_folder
from dealer_client.store.settings import read_setting, write_setting
from dealer_client.vault.files import copy_privately
from dealer_client.vault.profile import Profile

from .backup_plan import backup_due, backups_to_keep
from .file_lock import KEYS_LOCK, WINDOW_LOCK, FileLock
from .opening import finish_rekeying

_LAST = "last_backup"
_EVERY = timedelta(hours=24)
_MOMENT = "%Y%m%dT%H%M%S%fZ"
_NAME = re.compile(r"dealer-backup-([0-9a-f]{8})-(\d{8}T\d{12}Z)\.db")


class NotRestorable(StoreError):
    """The backup is of another book, or cannot be put back. The present book is as it was."""

    title = Text(nl="Niet teruggezet", en="Not restored")


class RestoreUnfinished(StoreError):
    """The backup is ready to take the book's place, and the disk did not let it. Opening the book tries again."""

    title = Text(nl="Nog niet teruggezet", en="Not restored yet")

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="De kopie staat klaar, maar de schijf liet niet toe haar op haar plaats te zetten. Er is niets "
                "verloren. Maak ruimte vrij en open de balie: dan wordt het afgemaakt.",
                en="The copy is ready, but the disk did not let it be put in place. Nothing is lost. Free some space "
                "and open the counter: that finishes it.",
            )
        )


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file, as its name says. `made_at` is UTC."""

    file: Path
    made_at: datetime
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What the book is after a restore, and where the one before it was set aside."""

    heads: tuple[SeriesHead, ...]
    set_aside: Path


def backup_folder(profile: Profile) -> Path:
    """Where backups go when nobody names a folder: in the profile, on the same disk, so a stick is better."""
    return profile.folder / "backups"


def back_up(profile: Profile, store: Store, key: bytes, folder: Path, *, progress: Progress | None = None) -> Backup:
    """Writes a verified backup, then removes those that the rotation no longer keeps. The book may be in use.

    Raises CopyFailed or StoreError, or what `progress` raises; then older backups are as they were, and no other.
    """
    made_at = datetime.now(UTC)
    file = folder / f"dealer-backup-{profile.book[:8]}-{made_at.strftime(_MOMENT)}.db"
    write_copy(store.path, key, file, key, progress=progress)
    with store.writing() as connection:
        write_setting(connection, _LAST, {"at": utc_text(made_at), "folder": str(folder)})
    backups = list_backups(profile, folder)
    kept = backups_to_keep(backup.made_at for backup in backups)
    for backup in backups:
        if backup.made_at not in kept and backup.file != file:
            with suppress(OSError):
                backup.file.unlink()
    return Backup(file, made_at, file.stat().st_size)


def back_up_if_due(profile: Profile, store: Store, key: bytes) -> Backup | None:
    """A backup where the last one went, if a day has passed since. Raises CopyFailed or StoreError."""
    last, folder = last_backup(store)
    if not backup_due(last, datetime.now(UTC), _EVERY):
        return None
    return back_up(profile, store, key, folder or backup_folder(profile))


def last_backup(store: Store) -> tuple[datetime | None, Path | None]:
    """When the last backup was made, and in which folder."""
    with store.reading() as connection:
        last = read_setting(connection, _LAST)
    if not isinstance(last, dict):
        return None, None
    return parse_utc(str(last["at"])), Path(str(last["folder"]))


def list_backups(profile: Profile, folder: Path) -> list[Backup]:
    """The backups of this book in a folder, newest first."""
    return backups_of(profile.book, folder)


def backups_of(book: str, folder: Path) -> list[Backup]:
    """The same for a book by its id."""
    found = []
    for file in folder.glob("dealer-backup-*.db") if folder.is_dir() else ():
        parts = _NAME.fullmatch(file.name)
        if parts and parts[1] == book[:8]:
            made_at = datetime.strptime(parts[2], _MOMENT).replace(tzinfo=UTC)
            found.append(Backup(file, made_at, file.stat().st_size))
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def restore(
    profile: Profile,
    file: Path,
    ask_passphrase: Callable[[], str],
    backup_key: bytes | None = None,
    *,
    nothing_since: bool = False,
) -> Restored:
    """Puts a backup in the book's place; the present book is set aside first, whatever state it is in.

    A counter that is enrolled records again once the central register has told what it holds beyond the backup, or at
    once where somebody answers for it that `nothing_since` was recorded.

    `backup_key` (32 bytes) is for a backup from before a re-keying. Raises NotRestorable, StoreError, CopyFailed or
    CounterOpenElsewhere; then the present book is where it was. Raises RestoreUnfinished where that comes later.
    """
    with FileLock(profile.folder / WINDOW_LOCK), FileLock(profile.folder / KEYS_LOCK):
        safe = profile.safe(ask_passphrase)
        secrets = safe.read()
        if secrets.next_store_key:
            secrets = finish_rekeying(profile, safe)
        key = backup_key or secrets.store_key
        heads = verify_copy(file, key)
        waiting = restored_file(profile.store_path)
        trial = waiting.with_name(waiting.name + ".trial")
        try:
            _place_trial(file, key, trial, secrets.store_key)
            _check_is_of(profile, trial, secrets.store_key, nothing_since=nothing_since)
            trial.replace(waiting)
        finally:
            remove_store_files(trial)
        before = set(_set_aside(profile))
        try:
            finish_replacement(profile.store_path)
        except OSError:
            raise RestoreUnfinished from None
    new = set(_set_aside(profile)) - before
    return Restored(heads, max(new) if new else set_aside_folder(profile.store_path))


def _set_aside(profile: Profile) -> list[Path]:
    folder = set_aside_folder(profile.store_path)
    return list(folder.iterdir()) if folder.is_dir() else []


def _place_trial(file: Path, key: bytes, trial: Path, store_key: bytes) -> None:
    # A copy of the backup is what is read and written: the backup itself is never touched.
    with_old_key = trial.with_name(trial.name + ".copy")
    try:
        copy_privately(file, with_old_key)
        write_copy(with_old_key, key, trial, store_key)
    except OSError:
        raise CopyFailed(
            trial,
            Text(
                nl="De schijf is vol of weigert te schrijven. Maak ruimte vrij.",
                en="The disk is full or refuses to be written. Free some space.",
            ),
        ) from None
    finally:
        remove_store_files(with_old_key)


def _check_is_of(profile: Profile, trial: Path, key: bytes, *, nothing_since: bool) -> None:
    store = open_store(trial, key)
    try:
        with store.writing() as connection:
            of_book = read_shop(connection).book
            if not nothing_since and read_enrolment(connection) is not None:
                note_unchecked(connection)
    finally:
        store.close()
    if of_book != profile.book:
        raise NotRestorable(
            Text(
                nl="Deze reservekopie is van een ander boek dan deze balie. Er is niets gewijzigd. Gebruik `recover` "
                "om het in een eigen map te openen.",
                en="This backup is of another book than this counter's. Nothing was changed. Use `recover` to open it "
                "in a folder of its own.",
            ),
            field="file",
        )
