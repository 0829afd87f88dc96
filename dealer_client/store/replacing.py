"""Putting another store file in the place of the present one; what a kill cuts off is finished at the next open.

The new file lies beside the store, whole and verified, under a name that says what is to become of the present one.
From then on the replacement happens: at once, or by whoever opens the store next.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from .copying import sync_folder

_WITH_STORE = ("-wal", "-shm", "-journal", "-open")
_CHUNK = 1024 * 1024


def rekeyed_file(store: Path) -> Path:
    """Where a store lies that is to replace the present one, which is then erased."""
    return store.with_name(store.name + ".rekeyed")


def restored_file(store: Path) -> Path:
    """Where a store lies that is to replace the present one, which is then set aside."""
    return store.with_name(store.name + ".restored")


def set_aside_folder(store: Path) -> Path:
    """Where stores that were replaced by a backup are kept."""
    return store.with_name("set-aside")


def replacement_waits(store: Path) -> bool:
    """Whether a replacement was begun and not finished."""
    return rekeyed_file(store).is_file() or restored_file(store).is_file() or _old_file(store).is_file()


def finish_replacement(store: Path) -> None:
    """Puts the waiting file in place. The caller has made sure that nobody has the store open. Raises OSError."""
    rekeyed, restored = rekeyed_file(store), restored_file(store)
    if rekeyed.is_file():
        if store.is_file() and not _old_file(store).is_file():
            store.rename(_old_file(store))
        rekeyed.replace(store)
        sync_folder(store.parent)
    if restored.is_file():
        folder = set_aside_folder(store) / str(restored.stat().st_mtime_ns)
        folder.parent.mkdir(mode=0o700, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        # The log goes first: beside another store it would be read into that one.
        for ending in (*_WITH_STORE, ""):
            present = store.with_name(store.name + ending)
            if present.is_file():
                present.rename(folder / present.name)
        restored.replace(store)
        sync_folder(store.parent)


def remove_store_files(store: Path) -> None:
    """Removes a store that was only for a moment, with what the database keeps beside it, as far as the disk lets."""
    for ending in ("", *_WITH_STORE):
        with suppress(OSError):
            store.with_name(store.name + ending).unlink(missing_ok=True)


def erase_replaced(store: Path) -> None:
    """Overwrites and removes the store that a re-keyed one has replaced; does nothing where there is none.

    On a disk that writes elsewhere (flash), the old blocks may stay; they are unreadable without the old key.
    """
    old = _old_file(store)
    if not old.is_file():
        return
    with suppress(OSError), old.open("rb+") as file:
        left = old.stat().st_size
        while left > 0:
            left -= file.write(os.urandom(min(_CHUNK, left)))
        file.flush()
        os.fsync(file.fileno())
    old.unlink()
    sync_folder(store.parent)


def _old_file(store: Path) -> Path:
    return store.with_name(store.name + ".old")
