"""What each row beside the entries said when the program last wrote it; see `store/row_digests.py`."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, LargeBinary, Table, Text

from .metadata import metadata

# `row` is the primary key of the row as a JSON array; of the tables themselves there is one row, under their own name.
row_digest = Table(
    "row_digest",
    metadata,
    Column("of_table", Text, primary_key=True),
    Column("row", Text, primary_key=True),
    Column("digest", LargeBinary, nullable=False),
    CheckConstraint("length(digest) = 32", name="row_digest_length"),
    sqlite_with_rowid=False,
    sqlite_strict=True,
)
