"""Making a store, and opening one: the file is there, the key fits, the schema is this version's."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from dealer_client.register.moments import utc_text

from .copying import write_copy
from .engine import Store
from .errors import StoreMissing, StoreNewer, StoreOutOfReach, StoreReadOnly, StoreUnreadable
from .row_digests import digest_everything
from .scrubbing import scrub_at_opening
from .settings import write_setting
from .watchlist import sum_up

SCHEMA_REVISION = "0015"
"""The newest step in `migrations/versions`."""

_ONE_PAGE = 4096

LOG_LOST = "log_lost_at"
"""The setting that says when the write-ahead log was found missing after a crash."""


def create_store(path: Path, key: bytes) -> Store:
    """A new, empty store at `path`, readable by this user alone. Raises FileExistsError where there is one."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    store = Store(path, key)
    with store.migrating() as connection:
        _migrate(connection)
    return store


def open_store(path: Path, key: bytes) -> Store:
    """The store at `path`, brought to this version's schema; a verified copy of it as it was is kept first.

    Raises StoreMissing, StoreUnreadable, StoreNewer, or CopyFailed where there is no room for that copy.
    """
    if not path.is_file() or path.stat().st_size == 0:
        raise StoreMissing
    if path.stat().st_size < _ONE_PAGE:
        # It was cut off. The database takes it for an empty one and would begin a new book in its place.
        raise StoreUnreadable
    store = Store(path, key)
    # The log goes when the last program closes the store, and the mark before it. A mark without a log: it was taken
    # away after a crash, and with it what was recorded last.
    log_lost = store.open_mark.exists() and not path.with_name(path.name + "-wal").exists()
    try:
        with store.reading() as connection:
            revision = _revision(connection)
        with suppress(OSError):
            store.open_mark.touch(mode=0o600)
        if revision != SCHEMA_REVISION:
            if revision is not None:
                if not _is_known(revision):
                    raise StoreNewer
                write_copy(path, key, copy_before_migration(path, revision), key)
            with store.migrating() as connection:
                _migrate(connection)
        if log_lost:
            with store.writing() as connection:
                write_setting(connection, LOG_LOST, utc_text(datetime.now(UTC)))
    except StoreOutOfReach:
        store.close()
        if not path.is_file():
            raise StoreMissing from None
        # The file is there, so it is the log beside it that cannot be made.
        if not os.access(path.parent, os.W_OK):
            raise StoreReadOnly from None
        raise
    except BaseException:
        store.close()
        raise
    scrub_at_opening(store)
    return store


def copy_before_migration(path: Path, revision: str) -> Path:
    """Where the copy of a store goes that had this schema before a migration."""
    return path.parent / "backups" / f"before-migration-from-{revision}.db"


def copies_before_migration(path: Path) -> list[Path]:
    """The copies of a store that migrations left."""
    return sorted((path.parent / "backups").glob("before-migration-from-*.db"))


def _is_known(revision: str) -> bool:
    steps = Path(__file__).parent / "migrations" / "versions"
    return any(step.name.startswith(f"{revision}_") for step in steps.glob("*.py"))


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _migrate(connection: Connection) -> None:
    # Alembic is slow to import and hardly ever needed.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    sum_up(connection)
    digest_everything(connection)
