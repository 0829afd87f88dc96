"""The tables of the store. `migrations/` makes them; a test holds the two together.

Moments are UTC text as `register.moments.utc_text` writes it, dates ISO 8601 text: both sort as they should.
What is in `entry` and `personal_part` is the book itself; `item`, `identifier` and `search` can be made again from it.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    column,
    table,
)

metadata = MetaData()

setting = Table(
    "setting",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
)

entry = Table(
    "entry",
    metadata,
    Column("series", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Column("acquired_on", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("leaf_hash", LargeBinary, nullable=False),
    CheckConstraint("number > 0", name="entry_number_positive"),
    CheckConstraint("length(leaf_hash) = 32", name="entry_leaf_hash_length"),
    sqlite_strict=True,
)
Index("entry_by_date", entry.c.acquired_on)

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
    ForeignKeyConstraint(["series", "number"], ["entry.series", "entry.number"], name="item_entry"),
    UniqueConstraint("series", "number", "line", name="item_once"),
    CheckConstraint("line > 0", name="item_line_positive"),
    sqlite_strict=True,
)

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

outbox = Table(
    "outbox",
    metadata,
    Column("series", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("queued_at", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("reasons", Text, nullable=False),
    ForeignKeyConstraint(["series", "number"], ["entry.series", "entry.number"], name="outbox_entry"),
    CheckConstraint("state IN ('waiting', 'rejected')", name="outbox_state"),
    sqlite_with_rowid=False,
    sqlite_strict=True,
)
Index("outbox_rejected", outbox.c.series, outbox.c.number, sqlite_where=outbox.c.state == "rejected")

receipt = Table(
    "receipt",
    metadata,
    Column("series", Text, primary_key=True),
    Column("size", Integer, primary_key=True),
    Column("received_at", Text, primary_key=True),
    Column("content", Text, nullable=False),
    sqlite_strict=True,
)

match = Table(
    "match",
    metadata,
    Column("match_id", Text, primary_key=True),
    Column("series", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("line", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("goods", Text, nullable=False),
    Column("reported_on", Text, nullable=False),
    Column("contact", Text, nullable=False),
    Column("matched_at", Text, nullable=False),
    Column("acknowledged_by", Text, nullable=False),
    Column("acknowledged_at", Text, nullable=False),
    sqlite_strict=True,
)
Index("match_by_item", match.c.series, match.c.number, match.c.line)

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

# Full-text index over the items; its rowid is `item.id`. A virtual table, so only its columns are named here.
search = table(
    "search",
    column("rowid", Integer),
    column("number", Text),
    column("seller", Text),
    column("goods", Text),
    column("identifiers", Text),
)
