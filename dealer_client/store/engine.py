"""Opening the encrypted store: SQLCipher through SQLAlchemy.

The key is raw (256 bits), so opening takes no key derivation. It is set by the connection's creator, before anything
else and outside SQLAlchemy, so that it stands in no URL, log or error.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from .errors import (
    StoreBusy,
    StoreDamaged,
    StoreDiskFails,
    StoreError,
    StoreFull,
    StoreOutOfReach,
    StoreReadOnly,
    StoreUnreadable,
)
from .row_digests import keep_digests, know_digests

KEY_BYTES = 32
_BUSY_SECONDS = 15
_KEEPS_DIGESTS = "keeps_digests"
_SENSELESS = ("malformed", "invalid fts5 file format", "Could not decode to UTF-8")
"""Of errors that have no name of their own."""


class Store:
    """An open store. Connections come from a pool, so every thread may read and write."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Does not touch the file yet. `key` is 32 random bytes."""
        if len(key) != KEY_BYTES:
            raise ValueError("a store key has 32 bytes")
        self.path = path
        # There while somebody has the store open; its log is then there too, see `opening.py`.
        self.open_mark = path.with_name(path.name + "-open")
        self._engine = _engine(path, key)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the book. Raises StoreError."""
        with in_plain_words(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, durable once the block has ended, undone where it raises. Raises StoreError."""
        with in_plain_words(), self._engine.connect() as pooled:
            connection = pooled.execution_options(writes=True)
            with connection.begin():
                yield connection

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """As `writing`, for a step to a newer schema: tables may become others, and no digest of a row is kept."""
        with in_plain_words(), self._engine.connect() as pooled:
            connection = pooled.execution_options(writes=True, migrates=True)
            with connection.begin():
                yield connection

    def write_anew(self) -> None:
        """Writes the whole file anew and empties the log: nothing of what was deleted stays in either.

        In one step that a kill undoes. Raises StoreError; StoreBusy where somebody still reads what was there before.
        """
        with in_plain_words():
            pooled = self._engine.raw_connection()
            try:
                # A book with photos does not fit the memory; what the database writes for a moment is encrypted too.
                cursor = pooled.cursor()
                cursor.execute("PRAGMA temp_store = FILE")
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                busy, *_ = cursor.fetchone() or (1,)
                cursor.close()
            finally:
                # Not back into the pool with that setting.
                pooled.invalidate()
        if busy:
            raise StoreBusy

    def close(self) -> None:
        """Gives all connections back; the write-ahead log is folded into the file."""
        # The mark goes before the log, so that a kill between the two raises no alarm.
        with suppress(OSError):
            self.open_mark.unlink(missing_ok=True)
        self._engine.dispose()


def _engine(path: Path, key: bytes) -> Engine:
    def connect() -> Any:
        connection = dbapi2.connect(
            str(path), timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        try:
            cursor = connection.cursor()
            # Its log goes to standard error, which nobody reads; what went wrong is raised.
            cursor.execute("PRAGMA cipher_log_level = NONE")
            cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            # Before anything that asks the file: a wrong key shows itself here.
            cursor.execute("SELECT count(*) FROM sqlite_master")
            for pragma in (
                "journal_mode = WAL",
                "synchronous = FULL",
                "foreign_keys = ON",
                "secure_delete = ON",
                # So that REPLACE, which deletes a row first, meets the guards against deleting too.
                "recursive_triggers = ON",
                "temp_store = MEMORY",
                "trusted_schema = OFF",
                "cell_size_check = ON",
            ):
                cursor.execute(f"PRAGMA {pragma}")
            cursor.close()
            know_digests(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connect,
        pool_size=4,
        poolclass=QueuePool,
        # The one given back last: whoever writes makes all other connections forget the pages that they have read, so
        # what writes again should be what wrote before. Recording takes a quarter less, in a large book a third.
        pool_use_lifo=True,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes the lock at once: no number is read that another writer could still take.
        options = connection.get_execution_options()
        writes = options.get("writes", False)
        if writes and not options.get("migrates") and not connection.info.get(_KEEPS_DIGESTS):
            connection.info[_KEEPS_DIGESTS] = keep_digests(connection.connection.driver_connection)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    @event.listens_for(engine, "handle_error")
    def let_go(context: ExceptionContext) -> None:
        # SQLCipher remembers a page that it could not read and refuses all that comes after. A new connection reads
        # again, so that a disk that failed for a moment does not stop the counter until it is restarted. After a failed
        # write the connection stays: it knows where the log ends, and what was not recorded is overwritten there.
        if isinstance(plain_error(context.original_exception), StoreUnreadable):
            context.is_disconnect = True

    return engine


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Turns the database's errors into the store's own; what is not about the file stays what it is."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        plain = plain_error(cause)
        if plain is None:
            raise
        raise plain from None


def plain_error(cause: BaseException | None) -> StoreError | None:
    """The store's own error for an error of the database, or None where it is a fault in the program."""
    name = getattr(cause, "sqlite_errorname", "") or ""
    text = str(cause)
    if name.startswith("SQLITE_NOTADB") or "file is not a database" in text:
        return StoreUnreadable()
    if name.startswith("SQLITE_CORRUPT") or any(words in text for words in _SENSELESS):
        return StoreDamaged()
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or "database is locked" in text:
        return StoreBusy()
    if name.startswith("SQLITE_READONLY") or "readonly database" in text:
        return StoreReadOnly()
    if name.startswith("SQLITE_FULL") or "disk is full" in text:
        return StoreFull()
    if name.startswith("SQLITE_IOERR") or "disk I/O error" in text:
        return StoreDiskFails()
    if name.startswith("SQLITE_CANTOPEN") or "unable to open database file" in text:
        return StoreOutOfReach()
    return None
