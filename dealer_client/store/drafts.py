"""Purchases that are not finished: the one at the counter, kept while it is typed, and those that were parked.

Each of the staff has at most one that is not parked. Content is overwritten and removed for good (`secure_delete`).
"""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, Row, delete, insert, select, update

from dealer_client.register.draft import Draft
from dealer_client.register.draft_json import draft_from_json, draft_to_json
from dealer_client.register.moments import parse_utc, utc_text
from dealer_client.register.wording import Text

from . import schema
from .errors import StoreError


class DraftMissing(StoreError):
    """This draft was recorded, discarded, or written by a version that is not understood."""

    title = Text(nl="Niet gevonden", en="Not found")

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Deze geparkeerde inkoop is er niet meer: hij is vastgelegd of weggegooid, misschien in een ander "
                "venster.",
                en="This parked purchase is no longer there: it was recorded or discarded, perhaps in another window.",
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDraft:
    """A draft in the store. `staff` is the id of who typed it, `saved_at` UTC."""

    id: str
    staff: str
    saved_at: datetime
    parked: bool
    draft: Draft = field(repr=False)


def save_draft(connection: Connection, staff: str, draft: Draft, at: datetime, draft_id: str | None = None) -> str:
    """Keeps what this person is typing, in place of what was kept of it before; gives its id.

    Without an id it takes the place of this person's draft that is not parked.
    """
    table = schema.draft
    values = {
        "staff": staff,
        "saved_at": utc_text(at),
        # Escaped: half a character, pasted from somewhere, is kept too until the rules refuse it.
        "content": json.dumps(draft_to_json(draft)),
    }
    if draft_id is None:
        draft_id = connection.execute(select(table.c.id).where(table.c.staff == staff, table.c.parked == 0)).scalar()
    if draft_id is not None:
        changed = connection.execute(update(table).where(table.c.id == draft_id).values(values))
        if changed.rowcount:
            return draft_id
    draft_id = uuid.uuid4().hex
    connection.execute(insert(table).values(id=draft_id, parked=0, **values))
    return draft_id


def add_parked_draft(connection: Connection, staff: str, draft: Draft, at: datetime) -> str:
    """Puts another draft among the parked ones, beside what this person is typing; gives its id. `at` is UTC."""
    draft_id = uuid.uuid4().hex
    content = json.dumps(draft_to_json(draft))
    connection.execute(
        insert(schema.draft).values(id=draft_id, parked=1, staff=staff, saved_at=utc_text(at), content=content)
    )
    return draft_id


def unfinished_draft(connection: Connection, staff: str) -> KeptDraft | None:
    """What this person was typing when the program ended, if that was not recorded, parked or discarded."""
    table = schema.draft
    rows = connection.execute(select(table).where(table.c.staff == staff, table.c.parked == 0)).all()
    return next((kept for kept in map(_kept, rows) if kept is not None), None)


def parked_drafts(connection: Connection) -> list[KeptDraft]:
    """The drafts that were parked, by anybody, newest first."""
    table = schema.draft
    rows = connection.execute(select(table).where(table.c.parked == 1).order_by(table.c.saved_at.desc())).all()
    return [kept for kept in map(_kept, rows) if kept is not None]


def park_draft(connection: Connection, draft_id: str) -> None:
    """Puts a draft among the parked ones. Raises DraftMissing."""
    table = schema.draft
    if not connection.execute(update(table).where(table.c.id == draft_id).values(parked=1)).rowcount:
        raise DraftMissing


def resume_draft(connection: Connection, draft_id: str, staff: str) -> KeptDraft:
    """Takes a parked draft on as this person's; the one that he had open is parked. Raises DraftMissing."""
    table = schema.draft
    row = connection.execute(select(table).where(table.c.id == draft_id)).one_or_none()
    kept = None if row is None else _kept(row)
    if kept is None:
        raise DraftMissing
    connection.execute(update(table).where(table.c.staff == staff, table.c.parked == 0).values(parked=1))
    connection.execute(update(table).where(table.c.id == draft_id).values(parked=0, staff=staff))
    return KeptDraft(id=kept.id, staff=staff, saved_at=kept.saved_at, parked=False, draft=kept.draft)


def discard_draft(connection: Connection, draft_id: str) -> None:
    """Removes a draft; nothing happens where it has gone already."""
    connection.execute(delete(schema.draft).where(schema.draft.c.id == draft_id))


def _kept(row: Row[tuple[object, ...]]) -> KeptDraft | None:
    try:
        draft = draft_from_json(json.loads(row.content))
    except ValueError:
        # Kept by a version that knew other words; it stays in the store, unseen.
        return None
    return KeptDraft(id=row.id, staff=row.staff, saved_at=parse_utc(row.saved_at), parked=bool(row.parked), draft=draft)
