"""Police holds in the store: placed, released once with a reason, never removed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_once

from dealer_client.register.canonical import JsonObject
from dealer_client.register.entry import Entry
from dealer_client.register.item_life import HoldCause, PoliceHold
from dealer_client.register.match import MatchWarning
from dealer_client.register.moments import parse_utc, utc_text
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.stolen_check import MatchLevel

from . import schema


def place_police_hold(
    connection: Connection,
    entry: EntryNumber,
    line: int,
    *,
    at: datetime,
    by: str,
    reference: str,
    reason: str,
    match_id: str = "",
) -> None:
    """Holds an item for the police. `by` is a staff id, empty for what the program does by itself: then `reason` is
    a HoldCause. `at` is UTC.

    A match places one hold, however often it is told of.
    """
    table = schema.police_hold
    values = {
        "series": entry.series,
        "number": entry.number,
        "line": line,
        "placed_at": utc_text(at),
        "placed_by": by,
        "reference": reference,
        "reason": reason,
        "match_id": match_id,
    }
    statement = insert_once(table).on_conflict_do_nothing() if match_id else insert(table)
    connection.execute(statement, values)


def hold_for_match(connection: Connection, warning: MatchWarning, at: datetime) -> None:
    """Holds the item that a match is about, where the match is exact and the item is in this book; `at` is UTC.

    Goods that only look like stolen ones are for a person to judge: a near match holds nothing by itself.
    """
    if warning.level is not MatchLevel.EXACT:
        return
    item, entry = schema.item, warning.entry
    known = select(item.c.id).where(
        item.c.series == entry.series, item.c.number == entry.number, item.c.line == warning.line
    )
    if connection.execute(known).first() is not None:
        place_police_hold(
            connection,
            entry,
            warning.line,
            at=at,
            by="",
            reference=warning.reference,
            reason=HoldCause.MATCHED.value,
            match_id=warning.match_id,
        )


def hold_what_is_stolen(connection: Connection, entry: Entry) -> None:
    """Holds each item of an acquisition that the central register called stolen before it was recorded."""
    hold_stolen_items(connection, entry.number, entry.content["items"], at=entry.recorded_at)


def hold_stolen_items(connection: Connection, entry: EntryNumber, items: Iterable[JsonObject], *, at: datetime) -> None:
    """Holds each of these items of an acquisition of which an identifier was found to be registered stolen."""
    for item in items:
        stolen = [
            identifier["check"]
            for identifier in item.get("identifiers", ())
            if identifier["check"]["level"] == MatchLevel.EXACT
        ]
        if stolen:
            place_police_hold(
                connection,
                entry,
                item["line"],
                at=at,
                by="",
                reference=stolen[0].get("reference", ""),
                reason=HoldCause.FOUND_AT_ENTRY.value,
            )


def release_police_holds(
    connection: Connection, entry: EntryNumber, line: int, *, at: datetime, by: str, reason: str
) -> int:
    """Releases every hold on an item; how many there were. `by` is a staff id, `at` UTC."""
    table = schema.police_hold
    released = connection.execute(
        update(table)
        .where(
            table.c.series == entry.series,
            table.c.number == entry.number,
            table.c.line == line,
            table.c.released_at == "",
        )
        .values(released_at=utc_text(at), released_by=by, release_reason=reason)
    )
    return released.rowcount


def release_hold_of_match(connection: Connection, match_id: str, *, at: datetime, by: str, reason: str) -> None:
    """Releases the hold that a match placed, where it still holds; others on the same item stay. `at` is UTC."""
    table = schema.police_hold
    connection.execute(
        update(table)
        .where(table.c.match_id == match_id, table.c.released_at == "")
        .values(released_at=utc_text(at), released_by=by, release_reason=reason)
    )


def police_holds_of(
    connection: Connection, items: Iterable[tuple[str, int, int]]
) -> dict[tuple[str, int, int], list[PoliceHold]]:
    """The holds, also released ones, on items named by (series, number, line); oldest first."""
    wanted = set(items)
    table, found = schema.police_hold, dict[tuple[str, int, int], list[PoliceHold]]()
    for series in {series for series, _, _ in wanted}:
        numbers = {number for of_series, number, _ in wanted if of_series == series}
        for row in connection.execute(
            select(table).where(table.c.series == series, table.c.number.in_(numbers)).order_by(table.c.id)
        ):
            key = (row.series, row.number, row.line)
            if key in wanted:
                found.setdefault(key, []).append(_hold(row))
    return found


def _hold(row: Row[Any]) -> PoliceHold:
    return PoliceHold(
        item=EntryNumber(row.series, row.number).item(row.line),
        placed_at=parse_utc(row.placed_at),
        placed_by=row.placed_by,
        reference=row.reference,
        reason=row.reason,
        match_id=row.match_id,
        released_at=parse_utc(row.released_at) if row.released_at else None,
        released_by=row.released_by,
        release_reason=row.release_reason,
    )
