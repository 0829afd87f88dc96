"""The copies of a book that this machine knows of: whatever is erased in the book is still in those made before."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dealer_client.store.engine import Store
from dealer_client.store.opening import copies_before_migration
from dealer_client.store.replacing import set_aside_folder
from dealer_client.vault.profile import Profile

from .backups import back_up, backup_folder, backups_of, last_backup


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a book, and since when it has been as it is (UTC). Of a book that was set aside it is the folder."""

    path: Path
    made_at: datetime


def known_copies(store: Store, book: str) -> list[Copy]:
    """The backups in the profile and where the last one went, copies from before a migration, and books set aside.

    Oldest first. Backups on a stick that is not there, or in a folder used before the last one, are not known.
    """
    _, last = last_backup(store)
    folders = {store.path.with_name("backups"), *([last] if last is not None else [])}
    backups = {backup.file.resolve(): backup.made_at for folder in folders for backup in backups_of(book, folder)}
    copies = [Copy(file, made_at) for file, made_at in backups.items()]
    aside = set_aside_folder(store.path)
    others = [*copies_before_migration(store.path), *(aside.iterdir() if aside.is_dir() else ())]
    copies += [Copy(path, datetime.fromtimestamp(path.stat().st_mtime, UTC)) for path in others]
    return sorted(copies, key=lambda copy: copy.made_at)


def remove_copies(copies: Iterable[Copy]) -> list[Path]:
    """Removes these copies; gives those that could not be removed."""
    left = []
    for copy in copies:
        with suppress(OSError):
            if copy.path.is_dir():
                shutil.rmtree(copy.path)
            else:
                copy.path.unlink(missing_ok=True)
        if copy.path.exists():
            left.append(copy.path)
    return left


def replace_copies(profile: Profile, store: Store, key: bytes, copies: Iterable[Copy]) -> list[Copy]:
    """Makes a backup of the book as it is now, where the last one went, and removes these copies.

    Gives those that could not be removed. Raises CopyFailed or StoreError; then all copies are still there.
    """
    _, last = last_backup(store)
    back_up(profile, store, key, last or backup_folder(profile))
    replaced = list(copies)
    left = set(remove_copies(replaced))
    return [copy for copy in replaced if copy.path in left]
