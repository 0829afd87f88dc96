"""What the police decide about the item of a match: it stays, or it is released. The dealer hears of it by the feed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from . import schema
from .moments import now_text
from .telling import tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision: `confirmed` or `released`, by whom, with a note, and when."""

    decision: str
    decided_by: str
    note: str
    decided_at: str


def decisions_on(connection: Connection, match_id: str) -> list[Decision]:
    """The decisions about a match, oldest first."""
    table = schema.hold_decision
    rows = connection.execute(select(table).where(table.c.match_id == match_id).order_by(table.c.decided_at))
    return [
        Decision(decision=row.decision, decided_by=row.decided_by, note=row.note, decided_at=row.decided_at)
        for row in rows
    ]


def decide(connection: Connection, match_id: str, decision: str, decided_by: str, note: str) -> set[str]:
    """Keeps a decision; the dealers whose feed has grown.

    Nothing happens where there is no such match, where it was decided so before, or where it was released already.
    """
    match = schema.match
    dealer_id = connection.execute(
        select(match.c.dealer_id).where(match.c.match_id == match_id).with_for_update()
    ).scalar()
    before = {found.decision for found in decisions_on(connection, match_id)}
    if dealer_id is None or decision in before or "released" in before:
        return set()
    now = now_text()
    connection.execute(
        insert(schema.hold_decision).values(
            match_id=match_id, decision=decision, decided_by=decided_by, note=note, decided_at=now
        )
    )
    event = {"match_id": match_id, "decision": decision, "by": decided_by, "note": note, "decided_at": now}
    tell(connection, dealer_id, [{"type": "hold", **event}])
    return {dealer_id}
