"""What becomes of an item: the disposals by which goods leave, police holds, and what is kept for a customer.

`disposal_item` can be made again from the entries. Its ids and those of `item` are one sequence: a row of the search
index, whose rowid they are, is about one of the two.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Index, Integer, Table, Text, UniqueConstraint

from .metadata import metadata

disposal_item = Table(
    "disposal_item",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("series", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("line", Integer, nullable=False),
    Column("item_series", Text, nullable=False),
    Column("item_number", Integer, nullable=False),
    Column("item_line", Integer, nullable=False),
    Column("category", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("brand", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("price_cents", Integer),
    Column("voided_by", Text, nullable=False, server_default=""),
    Column("kind", Text, nullable=False),
    Column("happened_on", Text, nullable=False),
    Column("staff", Text, nullable=False),
    ForeignKeyConstraint(["series", "number"], ["entry.series", "entry.number"], name="disposal_item_entry"),
    UniqueConstraint("series", "number", "line", name="disposal_item_line_once"),
    CheckConstraint("line > 0", name="disposal_item_line_positive"),
    sqlite_strict=True,
)
# An item leaves a counter once, whoever asks: the last guard against two windows that sell the same thing. Two counters
# without a line may both let it go.
Index(
    "disposal_item_once",
    disposal_item.c.item_series,
    disposal_item.c.item_number,
    disposal_item.c.item_line,
    disposal_item.c.series,
    unique=True,
    sqlite_where=disposal_item.c.voided_by == "",
)
Index("disposal_item_by_category", disposal_item.c.category, disposal_item.c.id)
Index("disposal_item_by_kind", disposal_item.c.kind, disposal_item.c.id)
Index("disposal_item_by_day", disposal_item.c.happened_on, disposal_item.c.id)
Index("disposal_item_by_staff", disposal_item.c.staff, disposal_item.c.id)

police_hold = Table(
    "police_hold",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("series", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("line", Integer, nullable=False),
    Column("placed_at", Text, nullable=False),
    Column("placed_by", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("match_id", Text, nullable=False),
    Column("released_at", Text, nullable=False, server_default=""),
    Column("released_by", Text, nullable=False, server_default=""),
    Column("release_reason", Text, nullable=False, server_default=""),
    ForeignKeyConstraint(
        ["series", "number", "line"], ["item.series", "item.number", "item.line"], name="police_hold_item"
    ),
    CheckConstraint("length(trim(reason)) > 0", name="police_hold_reason"),
    CheckConstraint(
        "(released_at = '') = (released_by = '') AND (released_at = '') = (trim(release_reason) = '')",
        name="police_hold_release",
    ),
    sqlite_strict=True,
)
Index("police_hold_by_item", police_hold.c.series, police_hold.c.number, police_hold.c.line)
Index(
    "police_hold_that_holds",
    police_hold.c.series,
    police_hold.c.number,
    police_hold.c.line,
    sqlite_where=police_hold.c.released_at == "",
)
Index(
    "police_hold_by_match",
    police_hold.c.match_id,
    unique=True,
    sqlite_where=police_hold.c.match_id != "",
)

reservation = Table(
    "reservation",
    metadata,
    Column("series", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("reserved_at", Text, nullable=False),
    Column("reserved_by", Text, nullable=False),
    ForeignKeyConstraint(
        ["series", "number", "line"], ["item.series", "item.number", "item.line"], name="reservation_item"
    ),
    sqlite_with_rowid=False,
    sqlite_strict=True,
)
