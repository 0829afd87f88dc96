"""Which documents were handed out before."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from dealer_client.register.moments import utc_text

from . import schema


def times_made(connection: Connection, kind: str, subject: str) -> int:
    """How often this document about that subject was handed out."""
    made = schema.document_made
    return (
        connection.execute(
            select(made.c.times).where(made.c.kind == kind, made.c.subject == subject)
        ).scalar_one_or_none()
        or 0
    )


def note_made(connection: Connection, kind: str, subject: str, staff: str, at: datetime) -> None:
    """Notes that somebody handed this document out. `at` is UTC."""
    made, moment = schema.document_made, utc_text(at)
    if times_made(connection, kind, subject):
        connection.execute(
            update(made)
            .where(made.c.kind == kind, made.c.subject == subject)
            .values(times=made.c.times + 1, last_at=moment, staff=staff)
        )
    else:
        connection.execute(
            insert(made).values(kind=kind, subject=subject, times=1, first_at=moment, last_at=moment, staff=staff)
        )
