"""Whether what was known to be stolen is held in the book, by a hold that stands or was released, with its match.

Without a row in `police_hold` an item would go as if nobody had ever warned.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select, text

from dealer_client.register.canonical import JsonObject
from dealer_client.register.draft import ACQUISITIONS
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.stolen_check import MatchLevel

from . import schema

# What the police released before its entry was here was never held.
_UNHELD_MATCHES = text(
    """
    SELECT told.number FROM "match" AS told JOIN item USING (series, number, line)
    WHERE told.series = :series AND told.level = :exact
        AND NOT EXISTS (SELECT 1 FROM police_hold AS held
            WHERE held.series = told.series AND held.number = told.number AND held.line = told.line)
        AND NOT EXISTS (SELECT 1 FROM police_decision AS decided
            WHERE decided.match_id = told.match_id AND decided.decision = 'released')
    UNION
    SELECT held.number FROM police_hold AS held
    WHERE held.series = :series AND held.match_id != ''
        AND NOT EXISTS (SELECT 1 FROM "match" AS told WHERE told.match_id = held.match_id)
    ORDER BY 1
    """
)


def unheld_matches(connection: Connection, series: str) -> Iterator[EntryNumber]:
    """The entries with an item that an exact match names and nothing holds or held, or whose hold names no match."""
    for number in connection.execute(_UNHELD_MATCHES, {"series": series, "exact": MatchLevel.EXACT.value}).scalars():
        yield EntryNumber(series, number)


def held_between(connection: Connection, series: str, first: int, last: int) -> frozenset[tuple[int, int]]:
    """Number and line of the items of entries `first` up to and including `last` that are or were held."""
    hold = schema.police_hold.c
    rows = connection.execute(
        select(hold.number, hold.line).where(hold.series == series, hold.number.between(first, last))
    )
    return frozenset((row.number, row.line) for row in rows)


def stolen_lines(content: JsonObject) -> frozenset[int]:
    """The lines of an acquisition that were registered stolen when it was recorded, by its body."""
    if content["kind"] not in ACQUISITIONS:
        return frozenset()
    return frozenset(
        item["line"]
        for item in content["items"]
        if any(identifier["check"]["level"] == MatchLevel.EXACT for identifier in item.get("identifiers", ()))
    )
