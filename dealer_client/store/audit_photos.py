"""Whether the photos are those that the entries name.

An entry names the digests of its items' photos. A photo that is named and never was here is no fault: the entry is
another counter's, or came back from the central register, which keeps none. Nor is one that was erased. One that is
here must be named, and be what its digest says; one that was here and was taken away by no erasure has left its row's
digest behind, and `audit_beside.py` tells of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, select

from dealer_client.register.canonical import parse_object
from dealer_client.register.numbering import EntryNumber

from . import schema


def changed_photos(connection: Connection) -> int:
    """How many photos are not what their digest says."""
    photo = schema.photo
    rows = connection.execution_options(stream_results=True, max_row_buffer=1).execute(
        select(photo.c.digest, photo.c.image)
    )
    return sum(hashlib.sha256(row.image).digest() != row.digest for row in rows)


def wrongly_attached(connection: Connection, series: str) -> Iterator[EntryNumber]:
    """The entries that have a photo which they do not name at that place."""
    attached, photo, entry = schema.item_photo, schema.photo, schema.entry
    named: dict[tuple[int, int], str] = {}
    current = 0
    for row in connection.execute(
        select(attached.c.number, attached.c.line, attached.c.position, photo.c.digest, entry.c.body)
        .outerjoin(photo, photo.c.id == attached.c.photo)
        .outerjoin(entry, (entry.c.series == attached.c.series) & (entry.c.number == attached.c.number))
        .where(attached.c.series == series)
        .order_by(attached.c.number)
    ):
        if row.number != current:
            current, named = row.number, _named(row.body)
        if row.digest is None or named.get((row.line, row.position)) != row.digest.hex():
            yield EntryNumber(series, row.number)


def _named(body: bytes | None) -> dict[tuple[int, int], str]:
    """The digests in an entry's body, by line of the item and place among its photos, from 1."""
    try:
        items = parse_object(body or b"{}").get("items", ())
        return {
            (item["line"], place): digest
            for item in items
            for place, digest in enumerate(item.get("photos", ()), start=1)
        }
    except (AttributeError, KeyError, TypeError, ValueError):
        # The audit of the entries tells of a body that cannot be read.
        return {}
