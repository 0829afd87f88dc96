"""What a list shows of its lines beside their own rows, read for a whole page at once."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, select

from dealer_client.register.draft import Identifier
from dealer_client.register.numbering import EntryNumber

from . import schema
from .amendments import amended_among, read_present
from .derived import PARTIES, display_name, other_party

Number = tuple[str, int]
"""Series and number of an entry."""


def identifiers_of(connection: Connection, items: Sequence[int]) -> dict[int, list[Identifier]]:
    """The identifiers of items, by id of the item."""
    found: dict[int, list[Identifier]] = {}
    table = schema.identifier
    for row in connection.execute(
        select(table.c.item, table.c.kind, table.c.value)
        .where(table.c.item.in_(items))
        .order_by(table.c.item, table.c.position)
    ):
        found.setdefault(row.item, []).append(Identifier(kind=row.kind, value=row.value))
    return found


def parties_of(connection: Connection, numbers: Iterable[Number]) -> dict[Number, str]:
    """The name of the seller, buyer or receiver of each entry as it stands now; none after erasure."""
    part = schema.personal_part
    found = {}
    numbers = set(numbers)
    for series, of_series in _by_series(numbers).items():
        for row in connection.execute(
            select(part.c.number, part.c.data).where(
                part.c.series == series, part.c.number.in_(of_series), part.c.name.in_(PARTIES)
            )
        ):
            found[series, row.number] = display_name(json.loads(row.data))
    for number in amended_among(connection, (EntryNumber(*number) for number in numbers)):
        party = other_party(read_present(connection, number).parts)
        found[number.series, number.number] = display_name(party or {})
    return found


def corrected_days(connection: Connection, numbers: Iterable[Number]) -> dict[Number, str]:
    """The corrected entries among these, with the day that each is about now (ISO 8601)."""
    found = {}
    for number in amended_among(connection, (EntryNumber(*number) for number in set(numbers))):
        present = read_present(connection, number)
        if present.is_corrected:
            found[number.series, number.number] = present.content.get("acquired_on") or present.content["happened_on"]
    return found


def matched_of(connection: Connection, numbers: Iterable[Number]) -> set[tuple[str, int, int]]:
    """The items (series, number, line) of these entries that there is a match warning about."""
    match = schema.match
    found: set[tuple[str, int, int]] = set()
    for series, of_series in _by_series(numbers).items():
        for row in connection.execute(
            select(match.c.number, match.c.line).where(match.c.series == series, match.c.number.in_(of_series))
        ):
            found.add((series, row.number, row.line))
    return found


def _by_series(numbers: Iterable[Number]) -> dict[str, Collection[int]]:
    sorted_out: dict[str, list[int]] = {}
    for series, number in set(numbers):
        sorted_out.setdefault(series, []).append(number)
    return dict(sorted_out)
