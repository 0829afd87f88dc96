"""Small values of a profile that belong inside the encrypted store: the shop, the enrolment, the feed's cursor."""

from __future__ import annotations

import json

from sqlalchemy import Connection, bindparam, delete, insert, select

from dealer_client.register.canonical import Json

from . import schema

_VALUE = select(schema.setting.c.value).where(schema.setting.c.name == bindparam("name"))


def read_setting(connection: Connection, name: str) -> Json:
    """The value kept under that name, or None."""
    value = connection.execute(_VALUE, {"name": name}).scalar_one_or_none()
    return None if value is None else json.loads(value)


def write_setting(connection: Connection, name: str, value: Json) -> None:
    """Keeps a value under a name, in place of what was there."""
    connection.execute(delete(schema.setting).where(schema.setting.c.name == name))
    connection.execute(insert(schema.setting).values(name=name, value=json.dumps(value, ensure_ascii=False)))


def remove_setting(connection: Connection, name: str) -> None:
    """Forgets the value kept under a name; nothing happens where there is none."""
    connection.execute(delete(schema.setting).where(schema.setting.c.name == name))
