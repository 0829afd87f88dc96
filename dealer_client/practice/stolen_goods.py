"""Goods that are registered stolen, and whether an identifier is among them.

What is equal in its normal form is an exact match; what is equal only once look-alike characters are folded is near. As
equal normal forms have equal folded forms, one look-up by the folded form finds both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, Connection, Row, exists, select

from dealer_client.central import wire

from . import schema

Level = Literal["exact", "near"]

KINDS = ("imei", "vin", "frame", "serial", "engraving", "coin", "plate")
"""The kinds of identifier by which goods are registered stolen. A watch's reference names a model, not a thing."""

_LOOKED_UP_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class StolenGoods:
    """One row of the stolen-goods table."""

    stolen_id: int
    kind: str
    value: str
    normal: str
    goods: str
    reference: str
    reported_on: str
    contact: str


@dataclass(frozen=True, slots=True)
class Found:
    """That an identifier is registered stolen, and how surely."""

    level: Level
    goods: StolenGoods


def stolen_row(*, kind: str, value: str, goods: str, reference: str, reported_on: str, contact: str) -> dict[str, str]:
    """The row for goods reported stolen. Raises ValueError for an identifier that holds no letter or digit."""
    normal = wire.normalise(kind, value)
    if not normal:
        raise ValueError("an identifier without a letter or digit")
    return {
        "kind": kind,
        "value": value,
        "normal": normal,
        "folded": wire.fold_lookalikes(normal),
        "goods": goods,
        "reference": reference,
        "reported_on": reported_on,
        "contact": contact,
    }


def find_stolen(connection: Connection, identifiers: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[Found]]:
    """For each (kind, normal form) that is registered stolen: the reports, exact ones alone where there are any.

    The newest report stands first. What is not registered is absent.
    """
    wanted = {(kind, normal) for kind, normal in identifiers if normal}
    by_folded = _reports(connection, sorted({wire.fold_lookalikes(normal) for _, normal in wanted}))
    found = {}
    for kind, normal in wanted:
        reports = [
            Found(level, goods)
            for goods in by_folded.get(wire.fold_lookalikes(normal), ())
            if (level := level_of(kind, normal, goods.kind, goods.normal)) is not None
        ]
        exact = [report for report in reports if report.level == "exact"]
        if reports:
            found[kind, normal] = exact or reports
    return found


def read_stolen(connection: Connection, stolen_id: int) -> StolenGoods | None:
    """One report, or None where there is none."""
    row = connection.execute(select(schema.stolen).where(schema.stolen.c.stolen_id == stolen_id)).first()
    return None if row is None else goods_from(row)


def is_reported() -> ColumnElement[bool]:
    """The condition that a report counts: it was not withdrawn."""
    return ~exists().where(schema.withdrawn.c.stolen_id == schema.stolen.c.stolen_id)


def withdrawn_at(connection: Connection, stolen_id: int) -> str:
    """When a report was withdrawn, empty where it counts."""
    table = schema.withdrawn
    return connection.execute(select(table.c.withdrawn_at).where(table.c.stolen_id == stolen_id)).scalar() or ""


def level_of(kind: str, normal: str, stolen_kind: str, stolen_normal: str) -> Level | None:
    """How two identifiers with equal folded forms match, or None where they should not be compared."""
    if kind != stolen_kind and (kind in wire.OWN_KIND_ONLY or stolen_kind in wire.OWN_KIND_ONLY):
        return None
    if normal == stolen_normal:
        return "exact"
    return "near" if len(normal) >= wire.SHORTEST_NEAR else None


def _reports(connection: Connection, folded: Sequence[str]) -> dict[str, list[StolenGoods]]:
    stolen = schema.stolen
    reports: dict[str, list[StolenGoods]] = {}
    for start in range(0, len(folded), _LOOKED_UP_AT_ONCE):
        for row in connection.execute(
            select(stolen)
            .where(stolen.c.folded.in_(folded[start : start + _LOOKED_UP_AT_ONCE]), is_reported())
            .order_by(stolen.c.reported_on.desc(), stolen.c.stolen_id.desc())
        ):
            reports.setdefault(row.folded, []).append(goods_from(row))
    return reports


def goods_from(row: Row[tuple[object, ...]]) -> StolenGoods:
    """The goods in a row of the table."""
    return StolenGoods(
        stolen_id=row.stolen_id,
        kind=row.kind,
        value=row.value,
        normal=row.normal,
        goods=row.goods,
        reference=row.reference,
        reported_on=row.reported_on,
        contact=row.contact,
    )
