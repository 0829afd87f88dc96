"""Counts of the stock. Each scan is kept at once, so that a count goes on where it was interrupted."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, LargeBinary, Table, Text, UniqueConstraint

from .metadata import metadata

stock_count = Table(
    "stock_count",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("begun_at", Text, nullable=False),
    Column("begun_by", Text, nullable=False),
    Column("ended_at", Text, nullable=False),
    Column("ended_by", Text, nullable=False),
    Column("report", LargeBinary, nullable=False),
    sqlite_strict=True,
)
Index("stock_count_one_at_a_time", stock_count.c.ended_at, unique=True, sqlite_where=stock_count.c.ended_at == "")

stock_count_scan = Table(
    "stock_count_scan",
    metadata,
    Column("count", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("code", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("scanned_at", Text, nullable=False),
    Column("staff", Text, nullable=False),
    ForeignKeyConstraint(["count"], ["stock_count.number"], name="stock_count_scan_count"),
    UniqueConstraint("count", "code", name="stock_count_scan_once"),
    sqlite_strict=True,
)
