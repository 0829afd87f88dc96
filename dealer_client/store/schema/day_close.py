"""The till of a counter: cash that was put in or taken out, and the days that were closed. Amounts are cents."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, LargeBinary, Table, Text

from .metadata import metadata

cash_movement = Table(
    "cash_movement",
    metadata,
    Column("series", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("moved_at", Text, nullable=False),
    Column("staff", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("cents", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    CheckConstraint("number > 0", name="cash_movement_number_positive"),
    CheckConstraint("kind IN ('float', 'bank', 'other')", name="cash_movement_kind"),
    CheckConstraint("cents <> 0", name="cash_movement_moves"),
    sqlite_with_rowid=False,
    sqlite_strict=True,
)

day_close = Table(
    "day_close",
    metadata,
    Column("series", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("day", Text, nullable=False),
    Column("last_entry", Integer, nullable=False),
    Column("last_movement", Integer, nullable=False),
    Column("report", LargeBinary, nullable=False),
    CheckConstraint("number > 0", name="day_close_number_positive"),
    sqlite_strict=True,
)
