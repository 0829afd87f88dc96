"""What the police decided about matches, in the store; a release lifts the hold that its match placed, no other."""

from __future__ import annotations

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from dealer_client.register.moments import parse_utc, utc_text
from dealer_client.register.notice import Deciding, PoliceDecision

from . import schema
from .police_holds import release_hold_of_match


def keep_decision(connection: Connection, decision: PoliceDecision) -> bool:
    """Keeps a decision with what follows from it; False where it was kept before (the feed may tell a thing twice)."""
    added = connection.execute(
        insert(schema.police_decision)
        .values(
            match_id=decision.match_id,
            decision=decision.decision.value,
            decided_by=decision.by,
            note=decision.note,
            decided_at=utc_text(decision.at),
        )
        .on_conflict_do_nothing()
    )
    if decision.decision is Deciding.RELEASED:
        release_hold_of_match(
            connection,
            decision.match_id,
            at=decision.at,
            by=f"{_POLICE} {decision.by}".strip(),
            reason=decision.note.strip() or _RELEASED,
        )
    return added.rowcount > 0


def all_decisions(connection: Connection) -> dict[str, tuple[PoliceDecision, ...]]:
    """The decisions about every match, oldest first, by its id."""
    table = schema.police_decision
    found: dict[str, tuple[PoliceDecision, ...]] = {}
    for row in connection.execute(select(table).order_by(table.c.decided_at, table.c.decision)):
        decision = PoliceDecision(
            match_id=row.match_id,
            decision=Deciding(row.decision),
            by=row.decided_by,
            note=row.note,
            at=parse_utc(row.decided_at),
        )
        found[row.match_id] = (*found.get(row.match_id, ()), decision)
    return found


def decisions_on(connection: Connection, match_id: str) -> tuple[PoliceDecision, ...]:
    """The decisions about a match, oldest first."""
    return all_decisions(connection).get(match_id, ())


def is_released(connection: Connection, match_id: str) -> bool:
    """Whether the police released the item of a match."""
    return any(decision.decision is Deciding.RELEASED for decision in decisions_on(connection, match_id))


# What the program writes in the register by itself is Dutch, as the register is.
_POLICE = "politie"
_RELEASED = "Vrijgegeven door de politie"
