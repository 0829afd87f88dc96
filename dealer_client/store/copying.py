"""A whole copy of an encrypted store in a second file: one consistent moment, verified, and there whole or not at all.

SQLCipher writes the copy itself (`sqlcipher_export`): encrypted from its first byte, and without what was freed or
erased in the store. The store may be in use meanwhile.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from dealer_client.register.wording import Text

from .engine import in_plain_words
from .errors import StoreBusy, StoreError, StoreFull, StoreMissing, StoreUnreadable

_BUSY_SECONDS = 15
_STEPS = 1000
"""Of the database, between two looks at how far it is: some hundreds of looks for a hundred megabytes."""
Progress = Callable[[int, int], None]
"""Told how many bytes of a copy stand there, and of how many; when they all do, it is being read back. What it raises
ends the copying."""


class CopyFailed(StoreError):
    """A copy of the store could not be written, or did not hold when it was read back. The store is as it was."""

    title = Text(nl="De kopie is niet gelukt", en="The copy failed")

    def __init__(self, target: Path, why: Text) -> None:
        super().__init__(
            Text(
                nl="{why} Er staat geen kopie in {folder}. Het boek zelf is niet gewijzigd.",
                en="{why} There is no copy in {folder}. The book itself was not changed.",
            ).filled(why=why, folder=target.parent)
        )


_NO_ROOM = Text(
    nl="De schijf is vol of weigert te schrijven. Maak ruimte vrij of kies een andere map.",
    en="The disk is full or refuses to be written. Free some space or choose another folder.",
)
_DIFFERS = Text(
    nl="De kopie is teruggelezen en klopt niet met het boek. Kies een andere schijf.",
    en="The copy was read back and does not agree with the book. Choose another disk.",
)


@dataclass(frozen=True, slots=True)
class SeriesHead:
    """Where a series ends in a store file: how many entries, and the tree's root (32 bytes)."""

    series: str
    size: int
    root: bytes


def write_copy(
    source: Path,
    key: bytes,
    target: Path,
    target_key: bytes,
    *,
    alone: bool = False,
    progress: Progress | None = None,
) -> None:
    """Copies the store at `source` to `target`, under a key of its own. Keys are 32 bytes.

    Raises StoreError for the source and CopyFailed for the target; then there is no target, or the one that was there.
    The same where `progress` raises. With `alone`, raises StoreBusy where another program has the store open.
    """
    partial = target.with_name(target.name + ".partial")
    try:
        try:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            partial.unlink(missing_ok=True)
            os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            heads = _export(source, key, partial, target_key, alone=alone, progress=progress)
            _sync(partial)
        except (OSError, StoreFull):
            raise CopyFailed(target, _NO_ROOM) from None
        try:
            found = verify_copy(partial, target_key, progress)
        except StoreError:
            raise CopyFailed(target, _DIFFERS) from None
        if found != heads:
            raise CopyFailed(target, _DIFFERS)
        try:
            partial.replace(target)
            sync_folder(target.parent)
        except OSError:
            raise CopyFailed(target, _NO_ROOM) from None
    except BaseException:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise


def verify_copy(path: Path, key: bytes, progress: Progress | None = None) -> tuple[SeriesHead, ...]:
    """Reads a store file from end to end and gives where each series ends; the file stays as it is, byte for byte.

    Raises StoreUnreadable where the key does not fit or one page or row does not hold, and StoreMissing.
    """
    if not path.is_file():
        raise StoreMissing
    size = path.stat().st_size
    look = None if progress is None else lambda: progress(size, size)
    with _opened(path, key) as connection, _watched(connection, look):
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
        damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        checked = connection.execute("PRAGMA integrity_check(1)").fetchall()
        if damaged or checked != [("ok",)] or connection.execute("PRAGMA foreign_key_check").fetchone():
            raise StoreUnreadable
        return _heads(connection)


def sync_folder(folder: Path) -> None:
    """Makes a rename in that folder last; a system that cannot, does so by itself."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _export(
    source: Path, key: bytes, target: Path, target_key: bytes, *, alone: bool, progress: Progress | None
) -> tuple[SeriesHead, ...]:
    if not source.is_file():
        raise StoreMissing
    # What the log still holds comes on top of it: then the last of the copy is told as its end.
    size = source.stat().st_size
    look = None if progress is None else lambda: progress(min(target.stat().st_size, size), size)
    with _opened(source, key) as connection, _watched(connection, look):
        if alone:
            # Leaving the write-ahead log needs the store for oneself, and folds the log into the file.
            if connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] != "delete":
                raise StoreBusy
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute(f"ATTACH ? AS target KEY \"x'{target_key.hex()}'\"", (str(target),))
        # The file has another name until it is whole, so it needs no journal of its own.
        connection.execute("PRAGMA target.journal_mode = OFF")
        connection.execute("PRAGMA target.synchronous = OFF")
        connection.execute("BEGIN IMMEDIATE" if alone else "BEGIN")
        heads = _heads(connection)
        connection.execute("SELECT sqlcipher_export('target')")
        connection.execute("COMMIT")
        connection.execute("DETACH target")
        return heads


@contextmanager
def _watched(connection: Any, look: Callable[[], None] | None) -> Iterator[None]:
    """Has `look` called every so often while the database works; what that raises ends the work, and is raised."""
    ended: list[BaseException] = []

    def step() -> int:
        try:
            if look is not None:
                look()
        except BaseException as error:
            ended.append(error)
        return len(ended)

    connection.set_progress_handler(step, _STEPS)
    try:
        yield
    except (dbapi2.Error, StoreError) as error:
        if not ended and "interrupted" in str(error):
            # Nothing else interrupts it: Ctrl+C was pressed, and told before `step` could take it.
            raise KeyboardInterrupt from None
        if not ended:
            raise
    finally:
        connection.set_progress_handler(None, 0)
    if ended:
        raise ended[0]


def _heads(connection: Any) -> tuple[SeriesHead, ...]:
    rows = connection.execute("SELECT series, size, root FROM tree_head ORDER BY series").fetchall()
    return tuple(SeriesHead(series, size, root) for series, size, root in rows)


@contextmanager
def _opened(path: Path, key: bytes) -> Iterator[Any]:
    with in_plain_words():
        connection = dbapi2.connect(str(path), timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master")
            connection.execute("PRAGMA temp_store = MEMORY")
            yield connection
        finally:
            connection.close()


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
