"""The moments of the newest entry, for the check of this machine's clock, and of the newest erasure."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from dealer_client.register.draft import EntryKind
from dealer_client.register.moments import parse_utc

from . import schema


def last_recorded_at(connection: Connection, series: str) -> datetime | None:
    """When the newest entry of the series was recorded (UTC), or None for an empty book."""
    entry = schema.entry
    recorded_at = connection.execute(
        select(entry.c.recorded_at).where(entry.c.series == series).order_by(entry.c.number.desc()).limit(1)
    ).scalar()
    return None if recorded_at is None else parse_utc(recorded_at)


def last_erased_at(connection: Connection, series: str) -> datetime | None:
    """When something of the series was last erased (UTC), or None."""
    entry = schema.entry
    recorded_at = connection.execute(
        select(entry.c.recorded_at)
        .where(entry.c.series == series, entry.c.kind == EntryKind.ERASURE.value)
        .order_by(entry.c.number.desc())
        .limit(1)
    ).scalar()
    return None if recorded_at is None else parse_utc(recorded_at)
