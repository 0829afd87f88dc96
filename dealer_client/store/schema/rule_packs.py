"""The rule packs that this counter has or had: what judged an old entry can still be shown."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Table, Text

from .metadata import metadata

rule_pack = Table(
    "rule_pack",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("pack", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("takes_effect", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("signature", Text, nullable=False),
    CheckConstraint("origin IN ('product', 'file', 'register')", name="rule_pack_origin"),
    sqlite_strict=True,
)
