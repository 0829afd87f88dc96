"""Staff, what they are typing, and small settings by name."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Index, Integer, Table, Text

from .metadata import metadata

setting = Table(
    "setting",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
)

staff = Table(
    "staff",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("pin_hash", Text, nullable=False),
    Column("active", Integer, nullable=False),
    Column("wrong_tries", Integer, nullable=False),
    Column("tried_at", Text, nullable=False),
    CheckConstraint("length(trim(name)) > 0", name="staff_name"),
    CheckConstraint("role IN ('owner', 'clerk', 'inspector')", name="staff_role"),
    CheckConstraint("active IN (0, 1)", name="staff_active"),
    CheckConstraint("wrong_tries >= 0", name="staff_wrong_tries"),
    sqlite_strict=True,
)
Index("staff_by_name", staff.c.name, unique=True, sqlite_where=staff.c.active == 1)

draft = Table(
    "draft",
    metadata,
    Column("id", Text, primary_key=True),
    Column("staff", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
    Column("parked", Integer, nullable=False),
    Column("content", Text, nullable=False),
    ForeignKeyConstraint(["staff"], ["staff.id"], name="draft_staff"),
    CheckConstraint("parked IN (0, 1)", name="draft_parked"),
    sqlite_strict=True,
)
