"""Match warnings in the store: kept from the moment the feed tells of them, until and after someone has read them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select, update
from sqlalchemy.dialects.sqlite import insert

from dealer_client.register.match import MatchWarning
from dealer_client.register.moments import parse_utc, utc_text
from dealer_client.register.notice import PoliceDecision
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.stolen_check import MatchLevel

from . import schema
from .police_decisions import all_decisions


def add_match(connection: Connection, warning: MatchWarning) -> bool:
    """Keeps a warning; False where it was kept before (the feed may tell a thing twice)."""
    added = connection.execute(
        insert(schema.match)
        .values(
            match_id=warning.match_id,
            series=warning.entry.series,
            number=warning.entry.number,
            line=warning.line,
            kind=warning.kind,
            value=warning.value,
            level=warning.level.value,
            reference=warning.reference,
            goods=warning.goods,
            reported_on=warning.reported_on,
            contact=warning.contact,
            matched_at=utc_text(warning.matched_at),
            acknowledged_by="",
            acknowledged_at="",
        )
        .on_conflict_do_nothing()
    )
    return added.rowcount > 0


def acknowledge_match(connection: Connection, match_id: str, *, by: str, at: datetime) -> bool:
    """Writes down who has read a warning, once; False where there is none or someone had read it already."""
    changed = connection.execute(
        update(schema.match)
        .where(schema.match.c.match_id == match_id, schema.match.c.acknowledged_by == "")
        .values(acknowledged_by=by, acknowledged_at=utc_text(at))
    )
    return changed.rowcount > 0


def read_matches(connection: Connection) -> list[MatchWarning]:
    """All warnings, newest first."""
    match, item = schema.match, schema.item
    rows = connection.execute(
        select(match, item.c.description, item.c.brand, item.c.model)
        .outerjoin(
            item,
            (item.c.series == match.c.series) & (item.c.number == match.c.number) & (item.c.line == match.c.line),
        )
        .order_by(match.c.matched_at.desc(), match.c.match_id)
    )
    decided = all_decisions(connection)
    return [_warning(row, decided.get(row.match_id, ())) for row in rows]


def read_match(connection: Connection, match_id: str) -> MatchWarning | None:
    """One warning, None where there is none with that id."""
    return next((warning for warning in read_matches(connection) if warning.match_id == match_id), None)


def matches_of(connection: Connection, series: str, first: int, last: int) -> list[MatchWarning]:
    """The warnings about the entries `first` up to and including `last` of a series."""
    return [
        warning
        for warning in read_matches(connection)
        if warning.entry.series == series and first <= warning.entry.number <= last
    ]


def is_kept(connection: Connection, match_id: str) -> bool:
    """Whether there is a warning with that id."""
    query = select(schema.match.c.match_id).where(schema.match.c.match_id == match_id)
    return connection.execute(query).first() is not None


def open_match_count(connection: Connection) -> int:
    """How many warnings nobody has read yet."""
    return connection.execute(
        select(func.count()).select_from(schema.match).where(schema.match.c.acknowledged_by == "")
    ).scalar_one()


def _warning(row: Row[Any], decisions: tuple[PoliceDecision, ...]) -> MatchWarning:
    return MatchWarning(
        match_id=row.match_id,
        entry=EntryNumber(row.series, row.number),
        line=row.line,
        item=" ".join(words for words in (row.brand, row.model, row.description) if words),
        kind=row.kind,
        value=row.value,
        level=MatchLevel(row.level),
        reference=row.reference,
        goods=row.goods,
        reported_on=row.reported_on,
        contact=row.contact,
        matched_at=parse_utc(row.matched_at),
        acknowledged_by=row.acknowledged_by,
        acknowledged_at=parse_utc(row.acknowledged_at) if row.acknowledged_at else None,
        decisions=decisions,
    )
