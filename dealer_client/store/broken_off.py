"""Purchases that were broken off, in the store: the newest, without a word of who came and what he brought."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from dealer_client.register.broken_off import BreakReason, BrokenOff
from dealer_client.register.moments import parse_utc, utc_text

from .settings import read_setting, write_setting

_NAME = "broken-off"
_MOST_KEPT = 500


def read_broken_off(connection: Connection) -> list[BrokenOff]:
    """All that are kept, oldest first."""
    kept: Any = read_setting(connection, _NAME) or []
    return [
        BrokenOff(
            id=one["id"],
            at=parse_utc(one["at"]),
            by=one["by"],
            reason=BreakReason(one["reason"]),
            words=one["words"],
        )
        for one in kept
    ]


def add_broken_off(connection: Connection, broken: BrokenOff) -> None:
    """Keeps one more; the oldest goes where there are many."""
    _write(connection, [*read_broken_off(connection), broken][-_MOST_KEPT:])


def remove_broken_off(connection: Connection, broken_id: str) -> None:
    """It went on after all; nothing happens where it is not there."""
    _write(connection, [one for one in read_broken_off(connection) if one.id != broken_id])


def _write(connection: Connection, kept: list[BrokenOff]) -> None:
    write_setting(
        connection,
        _NAME,
        [
            {"id": one.id, "at": utc_text(one.at), "by": one.by, "reason": one.reason.value, "words": one.words}
            for one in kept
        ],
    )
