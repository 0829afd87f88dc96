"""Photos of items. A photo is kept once, whatever number of items it shows."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Index, Integer, LargeBinary, Table, Text

from .metadata import metadata

photo = Table(
    "photo",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", LargeBinary, nullable=False, unique=True),
    Column("image", LargeBinary, nullable=False),
    Column("thumbnail", LargeBinary, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("added_at", Text, nullable=False),
    CheckConstraint("length(digest) = 32", name="photo_digest_length"),
    CheckConstraint("length(image) BETWEEN 1 AND 300000", name="photo_size"),
    sqlite_strict=True,
)

item_photo = Table(
    "item_photo",
    metadata,
    Column("series", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("photo", Integer, nullable=False),
    ForeignKeyConstraint(
        ["series", "number", "line"], ["item.series", "item.number", "item.line"], name="item_photo_item"
    ),
    ForeignKeyConstraint(["photo"], ["photo.id"], name="item_photo_photo"),
    sqlite_with_rowid=False,
    sqlite_strict=True,
)
Index("item_photo_by_photo", item_photo.c.photo)
