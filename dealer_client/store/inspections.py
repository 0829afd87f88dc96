"""The inspection that is going on, kept at every look, so that a crash loses none of it. At most one in a book."""

from __future__ import annotations

import json

from sqlalchemy import Connection, delete, insert, select, update

from dealer_client.register.inspection import Inspection, Look
from dealer_client.register.moments import parse_utc, utc_text

from . import schema


def read_inspection(connection: Connection) -> Inspection | None:
    """The one that is going on, or None."""
    row = connection.execute(select(schema.inspection)).one_or_none()
    if row is None:
        return None
    return Inspection(
        name=row.name,
        badge=row.badge,
        service=row.service,
        begun_at=parse_utc(row.begun_at),
        looked_at=tuple(Look(what=look["what"], at=parse_utc(look["at"])) for look in json.loads(row.looked_at)),
    )


def begin_inspection(connection: Connection, inspection: Inspection, staff: str) -> None:
    """Keeps an inspection that begins. `staff` is the id of whoever is at the counter."""
    connection.execute(
        insert(schema.inspection).values(
            id=1,
            staff=staff,
            begun_at=utc_text(inspection.begun_at),
            name=inspection.name,
            badge=inspection.badge,
            service=inspection.service,
            looked_at=_looks(inspection),
        )
    )


def keep_looks(connection: Connection, inspection: Inspection) -> None:
    """Keeps what was looked at so far."""
    connection.execute(update(schema.inspection).values(looked_at=_looks(inspection)))


def remove_inspection(connection: Connection) -> None:
    """It is in the book now."""
    connection.execute(delete(schema.inspection))


def _looks(inspection: Inspection) -> str:
    return json.dumps([{"what": look.what, "at": utc_text(look.at)} for look in inspection.looked_at])
