"""Photos of items, in the store. One picture is kept once, however often it is added."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from dealer_client.register.entry import Entry
from dealer_client.register.moments import utc_text
from dealer_client.register.numbering import EntryNumber

from . import schema
from .errors import PhotoMissing
from .photo_images import PhotoImage


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A photo in a list: its id, and a small JPEG."""

    photo: int
    image: bytes = field(repr=False)


def add_photo(connection: Connection, photo: PhotoImage, at: datetime) -> int:
    """Keeps a photo that belongs to nothing yet; gives its id. `at` is UTC."""
    table, digest = schema.photo, digest_of(photo.image)
    known = connection.execute(select(table.c.id).where(table.c.digest == digest)).scalar()
    if known is not None:
        return int(known)
    added = connection.execute(
        insert(table).values(
            digest=digest,
            image=photo.image,
            thumbnail=photo.thumbnail,
            width=photo.width,
            height=photo.height,
            added_at=utc_text(at),
        )
    )
    return int(added.inserted_primary_key[0]) if added.inserted_primary_key else 0


def attach_photo(connection: Connection, photo: int, entry: EntryNumber, line: int) -> None:
    """Puts a photo behind the others of a recorded item."""
    table = schema.item_photo
    place = (table.c.series == entry.series, table.c.number == entry.number, table.c.line == line)
    last = connection.execute(select(func.max(table.c.position)).where(*place)).scalar() or 0
    connection.execute(
        insert(table).values(series=entry.series, number=entry.number, line=line, position=last + 1, photo=photo)
    )


def attach_photos_of(connection: Connection, entry: Entry) -> None:
    """Puts the photos that an acquisition names with its items. Raises PhotoMissing."""
    table = schema.photo
    for index, item in enumerate(entry.content["items"]):
        for position, digest in enumerate(item.get("photos", ())):
            photo = connection.execute(select(table.c.id).where(table.c.digest == bytes.fromhex(digest))).scalar()
            if photo is None:
                raise PhotoMissing(f"items[{index}].photos[{position}]")
            attach_photo(connection, int(photo), entry.number, item["line"])


def thumbnails(connection: Connection, entry: EntryNumber, line: int) -> list[Thumbnail]:
    """The photos of an item in order, small."""
    table, photo = schema.item_photo, schema.photo
    rows = connection.execute(
        select(photo.c.id, photo.c.thumbnail)
        .join(table, table.c.photo == photo.c.id)
        .where(table.c.series == entry.series, table.c.number == entry.number, table.c.line == line)
        .order_by(table.c.position)
    )
    return [Thumbnail(row.id, row.thumbnail) for row in rows]


def read_photo(connection: Connection, photo: int) -> bytes | None:
    """The JPEG of a photo, or None where it is gone."""
    return connection.execute(select(schema.photo.c.image).where(schema.photo.c.id == photo)).scalar()


def digest_of(image: bytes) -> bytes:
    """The 32 bytes by which a kept photo is named."""
    return hashlib.sha256(image).digest()


def read_by_digest(connection: Connection, digest: bytes, *, small: bool = False) -> bytes | None:
    """The JPEG of the photo with that digest (32 bytes), the small one where asked for; None where it is gone."""
    photo = schema.photo
    column = photo.c.thumbnail if small else photo.c.image
    return connection.execute(select(column).where(photo.c.digest == digest)).scalar()
