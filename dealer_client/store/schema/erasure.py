"""What was erased after its retention: which part of which entry, and by which erasure."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, Table, Text

from .metadata import metadata

# A function of the erasures alone. What stands here may be deleted from `personal_part`, and nothing else may. What is
# beside an entry (the text of a later police hold) can be erased more than once.
erased_part = Table(
    "erased_part",
    metadata,
    Column("series", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("erased_by", Integer, primary_key=True),
    ForeignKeyConstraint(["series", "number"], ["entry.series", "entry.number"], name="erased_part_entry"),
    ForeignKeyConstraint(["series", "erased_by"], ["entry.series", "entry.number"], name="erased_part_erasure"),
    sqlite_with_rowid=False,
    sqlite_strict=True,
)
Index("erased_part_by_erasure", erased_part.c.series, erased_part.c.erased_by)
