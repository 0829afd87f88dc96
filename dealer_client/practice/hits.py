"""The police desk's hits: what the police were told of each match, as it was told."""

from __future__ import annotations

import json

from sqlalchemy import Connection, func, select

from . import schema
from .matching import Notification


def read_hits(connection: Connection, most: int) -> list[Notification]:
    """The notifications, newest first, at most so many."""
    match = schema.match
    texts = connection.execute(
        select(match.c.notification).order_by(match.c.matched_at.desc(), match.c.match_id).limit(most)
    ).scalars()
    return [_notification(text) for text in texts]


def read_hit(connection: Connection, match_id: str) -> Notification | None:
    """The notification of one match, or None where there is no such match."""
    text = connection.execute(
        select(schema.match.c.notification).where(schema.match.c.match_id == match_id)
    ).scalar_one_or_none()
    return None if text is None else _notification(text)


def read_hits_on(connection: Connection, stolen_id: int) -> list[Notification]:
    """The notifications about goods that were reported stolen, newest first."""
    match = schema.match
    texts = connection.execute(
        select(match.c.notification)
        .where(match.c.stolen_id == stolen_id)
        .order_by(match.c.matched_at.desc(), match.c.match_id)
    ).scalars()
    return [_notification(text) for text in texts]


def count_hits(connection: Connection) -> int:
    """How many matches there have been."""
    return connection.execute(select(func.count()).select_from(schema.match)).scalar_one()


def _notification(text: str) -> Notification:
    return Notification(**json.loads(text))
