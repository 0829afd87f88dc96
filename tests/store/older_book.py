"""A book as an older version of the program left it, with entries in it."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config

from dealer_client.store import opening
from dealer_client.store.engine import Store
from dealer_client.store.opening import create_store

from .books import BICYCLE, PHONE, STORE_KEY, a_draft, record

MIGRATIONS = Path(opening.__file__).parent / "migrations"
_TABLES = ("entry", "personal_part", "item", "identifier", "tree_node", "tree_head", "outbox", "search")
# What a column is called now that the first version called otherwise.
_RENAMED = {"acquired_on": "happened_on"}


def first_version(path: Path, *, entries: int = 0) -> None:
    """A book of the very first version, with so many purchases of two items in it and one person, Kees."""
    store = Store(path, STORE_KEY)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with store.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql(
            """INSERT INTO setting (name, value) VALUES ('staff', '{"id": "1", "name": "Kees Voorbeeld"}')"""
        )
    store.close()
    if entries:
        present = path.with_name("present.db")
        made = create_store(present, STORE_KEY)
        record(made, *[a_draft(PHONE, BICYCLE)] * entries)
        made.close()
        _take_over(present, path)
        present.unlink()


def _take_over(present: Path, older: Path) -> None:
    """Says in the tables of the older book what the tables of the present one say."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(older), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{STORE_KEY.hex()}'\"")
    connection.execute(f"ATTACH ? AS present KEY \"x'{STORE_KEY.hex()}'\"", (str(present),))
    for table in _TABLES:
        columns = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
        if table == "search":
            columns.insert(0, "rowid")
        kept = ", ".join(_RENAMED.get(name, name) for name in columns)
        connection.execute(f"INSERT INTO main.{table} ({', '.join(columns)}) SELECT {kept} FROM present.{table}")
    connection.close()
