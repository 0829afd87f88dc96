"""The identifiers that the register holds, of which those count that have not lapsed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Row, and_, exists, insert, select

from . import schema
from .item_identifiers import HeldIdentifier


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldItem:
    """An identifier where it stands: with which dealer, in which entry."""

    dealer_id: str
    series: str
    number: int
    identifier: HeldIdentifier


def keep_held(connection: Connection, items: Iterable[HeldItem]) -> None:
    """Keeps identifiers that have come in."""
    rows = [
        {
            **_place(item),
            "kind": item.identifier.kind,
            "value": item.identifier.value,
            "normal": item.identifier.normal,
            "folded": item.identifier.folded,
            "item": item.identifier.item,
        }
        for item in items
    ]
    if rows:
        connection.execute(insert(schema.held_identifier), rows)


def lapse(connection: Connection, items: Iterable[HeldItem]) -> None:
    """These count no longer. They stay for the matches that name them."""
    rows = [_place(item) for item in items]
    if rows:
        connection.execute(insert(schema.lapsed_identifier), rows)


def counts() -> ColumnElement[bool]:
    """The condition that a held identifier has not lapsed."""
    held, lapsed = schema.held_identifier.c, schema.lapsed_identifier.c
    names = ("dealer_id", "series", "number", "line", "position")
    return ~exists().where(and_(*(lapsed[name] == held[name] for name in names)))


def read_held(connection: Connection, dealer_id: str, series: str, number: int) -> list[tuple[HeldItem, bool]]:
    """The identifiers that an entry has had, each with whether it counts."""
    held = schema.held_identifier
    rows = connection.execute(
        select(held, counts().label("counts")).where(
            held.c.dealer_id == dealer_id, held.c.series == series, held.c.number == number
        )
    )
    return [(held_item(row), bool(row.counts)) for row in rows]


def held_item(row: Row[tuple[object, ...]]) -> HeldItem:
    """The identifier in a row of the table."""
    identifier = HeldIdentifier(
        line=row.line,
        position=row.position,
        kind=row.kind,
        value=row.value,
        normal=row.normal,
        folded=row.folded,
        item=row.item,
    )
    return HeldItem(dealer_id=row.dealer_id, series=row.series, number=row.number, identifier=identifier)


def _place(item: HeldItem) -> dict[str, object]:
    return {
        "dealer_id": item.dealer_id,
        "series": item.series,
        "number": item.number,
        "line": item.identifier.line,
        "position": item.identifier.position,
    }
