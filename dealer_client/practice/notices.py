"""Notices of dealers to the municipality and the police: kept once, decided on at the police desk, told by the feed."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from dealer_client.central import wire

from . import schema
from .credentials import Caller
from .moments import now_text
from .problems import ProblemFound
from .telling import tell

TRADE, REFUSED_OFFER, COUNTER_NOTE = "trade", "refused-offer", "counter-note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice as the desk shows it; `content` is the message as it came."""

    dealer_id: str
    notice_id: str
    dealer: str
    kind: str
    content: dict[str, Any] = field(repr=False)
    received_at: str
    status: str
    reason: str
    decided_at: str


def keep_notice(connection: Connection, caller: Caller, kind: str, message: wire.Notice) -> wire.NoticeAnswer:
    """Keeps a notice, once; a note to the dealer's counters is told in their feed.

    Raises ProblemFound (409) where another one was sent under the same id.
    """
    table = schema.notice
    content = message.model_dump_json()
    # The dealer's row: of the same notice sent twice at once, the second one must see the first.
    dealer = schema.dealer
    connection.execute(select(dealer.c.dealer_id).where(dealer.c.dealer_id == caller.dealer_id).with_for_update())
    kept = connection.execute(
        select(table).where(table.c.dealer_id == caller.dealer_id, table.c.notice_id == message.notice_id)
    ).first()
    if kept is not None:
        if (kept.kind, kept.content) != (kind, content):
            raise ProblemFound(
                409, "fork", "Another notice has this id", "Send a notice that differs under an id of its own."
            )
        return _answer(kept)
    values = {
        "dealer_id": caller.dealer_id,
        "notice_id": message.notice_id,
        "kind": kind,
        "content": content,
        "received_at": now_text(),
        "status": "submitted",
        "reason": "",
    }
    answer = _answer(connection.execute(insert(table).values(values).returning(*table.c)).one())
    if isinstance(message, wire.CounterNote):
        tell(connection, caller.dealer_id, [{"type": COUNTER_NOTE, **message.model_dump()}])
    return answer


def read_notices(connection: Connection, kind: str, most: int) -> list[Notice]:
    """The newest notices of a kind, at most so many."""
    table, dealer = schema.notice, schema.dealer
    rows = connection.execute(
        select(table, dealer.c.name)
        .join(dealer, dealer.c.dealer_id == table.c.dealer_id)
        .where(table.c.kind == kind)
        .order_by(table.c.received_at.desc(), table.c.notice_id)
        .limit(most)
    )
    return [
        Notice(
            dealer_id=row.dealer_id,
            notice_id=row.notice_id,
            dealer=row.name,
            kind=row.kind,
            content=json.loads(row.content),
            received_at=row.received_at,
            status=row.status,
            reason=row.reason,
            decided_at=row.decided_at or "",
        )
        for row in rows
    ]


def decide_notice(connection: Connection, dealer_id: str, notice_id: str, status: str, reason: str) -> set[str]:
    """Approves or refuses a trade notice, once; the dealers whose feed has grown."""
    table, now = schema.notice, now_text()
    decided = connection.execute(
        update(table)
        .where(
            table.c.dealer_id == dealer_id,
            table.c.notice_id == notice_id,
            table.c.kind == TRADE,
            table.c.status == "submitted",
        )
        .values(status=status, reason=reason, decided_at=now)
    )
    if decided.rowcount == 0:
        return set()
    event = {"notice_id": notice_id, "status": status, "reason": reason, "decided_at": now}
    tell(connection, dealer_id, [{"type": "notice", **event}])
    return {dealer_id}


def _answer(row: Row[Any]) -> wire.NoticeAnswer:
    return wire.NoticeAnswer(notice_id=row.notice_id, received_at=row.received_at, status=row.status, reason=row.reason)
