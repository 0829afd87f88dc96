"""Notices in the store: a durable queue until the register has them, and what became of them since."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from dealer_client.register.moments import parse_utc, utc_text
from dealer_client.register.notice import Notice, NoticeKind, NoticeStatus

from . import schema


def add_notice(connection: Connection, notice: Notice) -> None:
    """Queues a notice; it is sent once."""
    connection.execute(
        insert(schema.notice).values(
            notice_id=notice.notice_id,
            kind=notice.kind.value,
            made_at=utc_text(notice.made_at),
            made_by=notice.made_by,
            content=json.dumps(notice.content),
            status=notice.status.value,
            reason=notice.reason,
            changed_at="",
        )
    )


def read_notices(connection: Connection, kind: NoticeKind | None = None) -> list[Notice]:
    """All notices, or those of a kind; newest first."""
    table = schema.notice
    query = select(table).order_by(table.c.made_at.desc(), table.c.notice_id)
    if kind is not None:
        query = query.where(table.c.kind == kind.value)
    return [_notice(row) for row in connection.execute(query)]


def next_waiting(connection: Connection) -> Notice | None:
    """The oldest notice that waits to be sent."""
    table = schema.notice
    row = connection.execute(
        select(table)
        .where(table.c.status == NoticeStatus.WAITING.value)
        .order_by(table.c.made_at, table.c.notice_id)
        .limit(1)
    ).first()
    return None if row is None else _notice(row)


def keep_status(connection: Connection, notice_id: str, status: NoticeStatus, reason: str, at: datetime) -> None:
    """What became of a notice. One that was decided on stays decided; one that is not this counter's is passed over.

    The words of a note to the other counters are kept no longer than it waits.
    """
    table = schema.notice
    decided = (NoticeStatus.APPROVED.value, NoticeStatus.REFUSED.value)
    connection.execute(
        update(table)
        .where(table.c.notice_id == notice_id, table.c.status.not_in(decided))
        .values(status=status.value, reason=reason, changed_at=utc_text(at))
    )
    is_note = (table.c.kind == NoticeKind.COUNTER_NOTE.value) & (table.c.status != NoticeStatus.WAITING.value)
    connection.execute(update(table).where(table.c.notice_id == notice_id, is_note).values(content="{}"))


def _notice(row: Row[Any]) -> Notice:
    return Notice(
        notice_id=row.notice_id,
        kind=NoticeKind(row.kind),
        made_at=parse_utc(row.made_at),
        made_by=row.made_by,
        content=json.loads(row.content),
        status=NoticeStatus(row.status),
        reason=row.reason,
        changed_at=parse_utc(row.changed_at) if row.changed_at else None,
    )
