"""The register's database: SQLite in a file, or PostgreSQL by URL.

A transaction that has ended is on disk (SQLite: write-ahead log with synchronous=FULL), so what was acknowledged
outlives a kill or a power cut. Several processes on one database are slower, never wrong: writers wait for each other.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from . import schema

_BUSY_SECONDS = 15
_BUSY_PAUSE_SECONDS = 0.02
_MOST_CONNECTIONS = 20
# An arbitrary key of our own, so that two processes do not make or fill the tables at the same time.
_STARTING = 7_015_437


class CannotStart(Exception):
    """The server cannot begin; the sentence says why and what to do."""


class Database:
    """Connections to the register's database; every thread may use it."""

    def __init__(self, url: str) -> None:
        """Opens it and makes the tables where there are none. Raises CannotStart."""
        parsed = _parsed(url)
        self._sqlite = parsed.get_backend_name() == "sqlite"
        # SQLite lets one writer in at a time; waiting here is fairer and faster than its own retries.
        self._one_writer = threading.Lock()
        try:
            self._engine = _sqlite_engine(parsed) if self._sqlite else _server_engine(parsed)
            self._make_tables()
        except (DBAPIError, sqlite3.Error, ImportError, NoSuchModuleError) as error:
            raise CannotStart(_why(parsed, error)) from None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One transaction that reads."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, durable once the block has ended, undone where it raises."""
        with self._one_writer if self._sqlite else nullcontext(), self._engine.connect() as pooled:
            connection = pooled.execution_options(writes=True)
            with connection.begin():
                yield connection

    @contextmanager
    def starting(self) -> Iterator[Connection]:
        """One transaction that writes, for a server that starts: of two on one database the second one waits."""
        with self.writing() as connection:
            if not self._sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _STARTING})
            yield connection

    def close(self) -> None:
        """Gives all connections back."""
        self._engine.dispose()

    def _make_tables(self) -> None:
        with self.starting() as connection:
            schema.metadata.create_all(connection)


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise CannotStart(
            "The database URL cannot be read. Use sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME."
        ) from None
    if parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise CannotStart("The practice register keeps its data in SQLite or PostgreSQL only. Change the database URL.")
    if parsed.get_backend_name() == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise CannotStart("A register must keep what it acknowledged. Name a file: sqlite:///FILE.")
    return parsed


def _sqlite_engine(url: URL) -> Engine:
    path = Path(str(url.database))
    # Names and addresses stand in it. The log beside it gets the same permissions.
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))

    def connect() -> Any:
        connection = sqlite3.connect(
            path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        try:
            _use_write_ahead_log(connection)
            for pragma in ("synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF"):
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=_MOST_CONNECTIONS, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes the lock at once: nothing that it read can change before it writes.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    # SQLite does not wait here: of two processes that switch a new file, one is told "busy" at once.
    until = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_BUSY_PAUSE_SECONDS)
        else:
            return


def _server_engine(url: URL) -> Engine:
    return create_engine(url, pool_size=_MOST_CONNECTIONS, pool_pre_ping=True, hide_parameters=True)


def _why(url: URL, error: Exception) -> str:
    shown = url.render_as_string(hide_password=True)
    if isinstance(error, (ImportError, NoSuchModuleError)):
        return (
            f"The driver for {shown} is missing. Install the extra `postgresql`: pip install dealer-client[postgresql]."
        )
    return f"The database {shown} cannot be opened. Check that it exists, may be written and is a register's."
