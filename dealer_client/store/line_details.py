"""What a list shows of its lines beside their own rows, read for a whole page at once."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, bindparam, or_, select

from dealer_client.register.draft import Identifier
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.personal import PERSON_PARTS

from . import schema
from .amendments import amended_among, read_present
from .any_of import any_of, values
from .derived import display_name, other_party

Number = tuple[str, int]
"""Series and number of an entry."""


_identifier, _part, _match = schema.identifier.c, schema.personal_part.c, schema.match.c
_IDENTIFIERS = (
    select(_identifier.item, _identifier.kind, _identifier.value)
    .where(_identifier.item.in_(any_of("ids")))
    .order_by(_identifier.item, _identifier.position)
)
_NAMES = select(_part.number, _part.data).where(
    _part.series == bindparam("series"),
    _part.number.in_(any_of("numbers")),
    or_(*(_part.name == name for name in PERSON_PARTS)),
)
_MATCHES = select(_match.number, _match.line).where(
    _match.series == bindparam("series"), _match.number.in_(any_of("numbers"))
)


def identifiers_of(connection: Connection, items: Sequence[int]) -> dict[int, list[Identifier]]:
    """The identifiers of items, by id of the item."""
    found: dict[int, list[Identifier]] = {}
    for row in connection.execute(_IDENTIFIERS, {"ids": values(items)}):
        found.setdefault(row.item, []).append(Identifier(kind=row.kind, value=row.value))
    return found


def parties_of(connection: Connection, numbers: Iterable[Number]) -> dict[Number, str]:
    """The name of the seller, buyer or receiver of each entry as it stands now; none after erasure."""
    found = {}
    numbers = set(numbers)
    for series, of_series in _by_series(numbers).items():
        for row in connection.execute(_NAMES, {"series": series, "numbers": values(of_series)}):
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
    found: set[tuple[str, int, int]] = set()
    for series, of_series in _by_series(numbers).items():
        for row in connection.execute(_MATCHES, {"series": series, "numbers": values(of_series)}):
            found.add((series, row.number, row.line))
    return found


def _by_series(numbers: Iterable[Number]) -> dict[str, Collection[int]]:
    sorted_out: dict[str, list[int]] = {}
    for series, number in set(numbers):
        sorted_out.setdefault(series, []).append(number)
    return dict(sorted_out)
