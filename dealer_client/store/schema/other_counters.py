"""The books of the dealer's other counters, as far as the central register told of them.

Their entries stand in the same tables as this counter's own, under their own series: read only, and proven.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text

from .metadata import metadata

# `book` and `counter_key` (hexadecimal) are empty until the first page of the book has come; then they never change.
counter_book = Table(
    "counter_book",
    metadata,
    Column("series", Text, primary_key=True),
    Column("book", Text, nullable=False),
    Column("counter_key", Text, nullable=False),
    Column("held", Integer, nullable=False),
    CheckConstraint("held >= 0", name="counter_book_held"),
    sqlite_strict=True,
)
