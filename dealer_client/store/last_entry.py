"""The moments of the newest entry and receipt, for the checks of this machine's clock, and of the newest erasure."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select

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


def newest_known_at(connection: Connection, series: str) -> datetime | None:
    """The newest moment (UTC) that the book of a series knows: of its newest entry, or of the newest receipt of the
    central register where that is later. None for an empty book."""
    receipt = schema.receipt
    received_at = connection.execute(select(func.max(receipt.c.received_at)).where(receipt.c.series == series)).scalar()
    recorded_at = last_recorded_at(connection, series)
    received = [parse_utc(received_at)] if received_at is not None else []
    return max([*received, *([recorded_at] if recorded_at is not None else [])], default=None)


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
