"""Making a store, and opening one: the file is there, the key fits, the schema is this version's."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from .engine import Store
from .errors import StoreMissing, StoreNewer

SCHEMA_REVISION = "0001"
"""The newest step in `migrations/versions`."""


def create_store(path: Path, key: bytes) -> Store:
    """A new, empty store at `path`, readable by this user alone. Raises FileExistsError where there is one."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    store = Store(path, key)
    with store.writing() as connection:
        _migrate(connection)
    return store


def open_store(path: Path, key: bytes) -> Store:
    """The store at `path`, brought to this version's schema. Raises StoreMissing, StoreUnreadable or StoreNewer."""
    if not path.is_file() or path.stat().st_size == 0:
        raise StoreMissing
    store = Store(path, key)
    try:
        with store.reading() as connection:
            revision = _revision(connection)
        if revision != SCHEMA_REVISION:
            with store.writing() as connection:
                _migrate(connection)
    except BaseException:
        store.close()
        raise
    return store


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _migrate(connection: Connection) -> None:
    # Alembic is slow to import and hardly ever needed.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    revision = _revision(connection)
    if revision is not None:
        try:
            ScriptDirectory.from_config(config).get_revision(revision)
        except CommandError:
            raise StoreNewer from None
    command.upgrade(config, "head")
