"""The book itself: `entry` and `personal_part`; what can be made again from them, for lists and search; and the tree.

`entry.happened_on` is the day an entry is about: of an acquisition the day it was acquired. `item.left_by` is the
line of the disposal by which it left (`A-000130/1`), `item.voided_by` the entry that voided its acquisition; empty
while there is none. Kind, day and staff stand with each line once more, so that a filter reads no entry.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    column,
    table,
)

from .metadata import metadata

entry = Table(
    "entry",
    metadata,
    Column("series", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Column("happened_on", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("leaf_hash", LargeBinary, nullable=False),
    Column("staff", Text, nullable=False, server_default=""),
    CheckConstraint("number > 0", name="entry_number_positive"),
    CheckConstraint("length(leaf_hash) = 32", name="entry_leaf_hash_length"),
    sqlite_strict=True,
)
Index("entry_by_date", entry.c.happened_on)
Index("entry_by_kind", entry.c.kind, entry.c.number)

personal_part = Table(
    "personal_part",
    metadata,
    Column("series", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("data", LargeBinary, nullable=False),
    ForeignKeyConstraint(["series", "number"], ["entry.series", "entry.number"], name="personal_part_entry"),
    CheckConstraint("length(salt) = 32", name="personal_part_salt_length"),
    sqlite_strict=True,
)

item = Table(
    "item",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("series", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("line", Integer, nullable=False),
    Column("category", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("brand", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("weight_mg", Integer),
    Column("fineness", Text, nullable=False),
    Column("price_cents", Integer, nullable=False),
    Column("hold_until", Text, nullable=False),
    Column("free_on", Text, nullable=False),
    Column("left_by", Text, nullable=False, server_default=""),
    Column("voided_by", Text, nullable=False, server_default=""),
    Column("kind", Text, nullable=False, server_default=""),
    Column("happened_on", Text, nullable=False, server_default=""),
    Column("staff", Text, nullable=False, server_default=""),
    ForeignKeyConstraint(["series", "number"], ["entry.series", "entry.number"], name="item_entry"),
    UniqueConstraint("series", "number", "line", name="item_once"),
    CheckConstraint("line > 0", name="item_line_positive"),
    sqlite_strict=True,
)
# Each index holds what its list shows: however many items a book has had, its stock is listed at once.
Index(
    "item_in_stock",
    item.c.id,
    item.c.free_on,
    sqlite_where=(item.c.left_by == "") & (item.c.voided_by == ""),
)
Index(
    "item_in_stock_by_day",
    item.c.free_on,
    item.c.id,
    sqlite_where=(item.c.left_by == "") & (item.c.voided_by == ""),
)
Index("item_gone", item.c.id, sqlite_where=(item.c.left_by != "") & (item.c.voided_by == ""))
Index("item_void", item.c.id, sqlite_where=item.c.voided_by != "")
Index("item_by_category", item.c.category, item.c.id)
Index("item_by_kind", item.c.kind, item.c.id)
Index("item_by_day", item.c.happened_on, item.c.id)
Index("item_by_staff", item.c.staff, item.c.id)

identifier = Table(
    "identifier",
    metadata,
    Column("item", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("normal", Text, nullable=False),
    Column("folded", Text, nullable=False),
    ForeignKeyConstraint(["item"], ["item.id"], name="identifier_item"),
    sqlite_strict=True,
)
Index("identifier_by_folded", identifier.c.folded)

tree_node = Table(
    "tree_node",
    metadata,
    Column("series", Text, primary_key=True),
    Column("level", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("hash", LargeBinary, nullable=False),
    CheckConstraint("length(hash) = 32", name="tree_node_hash_length"),
    sqlite_with_rowid=False,
    sqlite_strict=True,
)

tree_head = Table(
    "tree_head",
    metadata,
    Column("series", Text, primary_key=True),
    Column("book", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("root", LargeBinary, nullable=False),
    Column("signed_at", Text, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    sqlite_strict=True,
)

# Full-text index over the items; its rowid is `item.id`. A virtual table, so only its columns are named here.
search = table(
    "search",
    column("rowid", Integer),
    column("number", Text),
    column("seller", Text),
    column("goods", Text),
    column("identifiers", Text),
)
