"""The tables of the practice register. Keys begin with the dealer and the series: whose data it is, is never in doubt.

Moments are UTC text as in `wire.Moment`, dates ISO 8601 text, hashes and keys plain bytes. Credentials, tokens and
enrolment codes are there only as SHA-256.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION = 1

metadata = MetaData()

# One row. Uploads share it and a report of theft takes it alone, so that neither overlooks the other (see `matching`).
identity = Table(
    "identity",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("schema_version", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("seed", LargeBinary, nullable=False),
    CheckConstraint("id = 1", name="identity_single"),
)

dealer = Table(
    "dealer",
    metadata,
    Column("dealer_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("municipality", Text, nullable=False),
    Column("kvk", Text, nullable=False),
    Column("feed_cursor", BigInteger, nullable=False),
)

enrolment_code = Table(
    "enrolment_code",
    metadata,
    Column("code_hash", LargeBinary, primary_key=True),
    Column("dealer_id", Text, ForeignKey("dealer.dealer_id"), nullable=False),
    Column("used_at", Text),
    Column("counter_id", Text),
)

counter = Table(
    "counter",
    metadata,
    Column("counter_id", Text, primary_key=True),
    Column("dealer_id", Text, ForeignKey("dealer.dealer_id"), nullable=False),
    Column("series", Text, nullable=False),
    Column("book", Text, nullable=False),
    Column("counter_key", LargeBinary, nullable=False),
    Column("credential_hash", LargeBinary, nullable=False),
    Column("enrolled_at", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    UniqueConstraint("dealer_id", "series", name="counter_series_once"),
)

token = Table(
    "token",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("counter_id", Text, ForeignKey("counter.counter_id"), nullable=False),
    Column("expires_at", Text, nullable=False),
)
Index("token_by_counter", token.c.counter_id)

entry = Table(
    "entry",
    metadata,
    Column("dealer_id", Text, primary_key=True),
    Column("series", Text, primary_key=True),
    Column("number", BigInteger, primary_key=True),
    Column("leaf_hash", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("status", Text, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("received_at", Text, nullable=False),
    ForeignKeyConstraint(
        ["dealer_id", "series"], ["counter.dealer_id", "counter.series"], name="entry_of_enrolled_series"
    ),
    CheckConstraint("number > 0", name="entry_number_positive"),
    CheckConstraint("status IN ('accepted', 'rejected')", name="entry_status_known"),
)

personal_part = Table(
    "personal_part",
    metadata,
    Column("dealer_id", Text, primary_key=True),
    Column("series", Text, primary_key=True),
    Column("number", BigInteger, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("data", LargeBinary, nullable=False),
    ForeignKeyConstraint(
        ["dealer_id", "series", "number"],
        ["entry.dealer_id", "entry.series", "entry.number"],
        name="personal_part_entry",
    ),
)

tree_node = Table(
    "tree_node",
    metadata,
    Column("dealer_id", Text, primary_key=True),
    Column("series", Text, primary_key=True),
    Column("level", Integer, primary_key=True),
    Column("position", BigInteger, primary_key=True),
    Column("hash", LargeBinary, nullable=False),
)

tree_head = Table(
    "tree_head",
    metadata,
    Column("dealer_id", Text, primary_key=True),
    Column("series", Text, primary_key=True),
    Column("size", BigInteger, primary_key=True),
    Column("root", LargeBinary, nullable=False),
    Column("signed_at", Text, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("received_at", Text, nullable=False),
)

held_identifier = Table(
    "held_identifier",
    metadata,
    Column("dealer_id", Text, primary_key=True),
    Column("series", Text, primary_key=True),
    Column("number", BigInteger, primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("normal", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("item", Text, nullable=False),
    ForeignKeyConstraint(
        ["dealer_id", "series", "number"],
        ["entry.dealer_id", "entry.series", "entry.number"],
        name="held_identifier_entry",
    ),
)
# The normal form is looked up by its folded form too: what is equal is equal when folded.
Index("held_identifier_by_folded", held_identifier.c.folded)

# Identifiers that were corrected away, or whose entry is void: they stay for the matches that name them, and count no
# longer.
lapsed_identifier = Table(
    "lapsed_identifier",
    metadata,
    Column("dealer_id", Text, primary_key=True),
    Column("series", Text, primary_key=True),
    Column("number", BigInteger, primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    ForeignKeyConstraint(
        ["dealer_id", "series", "number", "line", "position"],
        [
            "held_identifier.dealer_id",
            "held_identifier.series",
            "held_identifier.number",
            "held_identifier.line",
            "held_identifier.position",
        ],
        name="lapsed_held_identifier",
    ),
)

# The goods of an entry that was amended, as they stand since: JSON in the shape of `amending.Goods`.
amended_goods = Table(
    "amended_goods",
    metadata,
    Column("dealer_id", Text, primary_key=True),
    Column("series", Text, primary_key=True),
    Column("number", BigInteger, primary_key=True),
    Column("goods", Text, nullable=False),
    ForeignKeyConstraint(
        ["dealer_id", "series", "number"],
        ["entry.dealer_id", "entry.series", "entry.number"],
        name="amended_goods_entry",
    ),
)

stolen = Table(
    "stolen",
    metadata,
    Column("stolen_id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("normal", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("goods", Text, nullable=False),
    Column("reference", Text, nullable=False, unique=True),
    Column("reported_on", Text, nullable=False),
    Column("contact", Text, nullable=False),
)
Index("stolen_by_folded", stolen.c.folded)

# A report stays for the matches that name it, and counts no longer.
withdrawn = Table(
    "withdrawn",
    metadata,
    Column("stolen_id", Integer, ForeignKey("stolen.stolen_id"), primary_key=True),
    Column("withdrawn_at", Text, nullable=False),
)

match = Table(
    "match",
    metadata,
    Column("match_id", Text, primary_key=True),
    Column("dealer_id", Text, nullable=False),
    Column("series", Text, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("line", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("stolen_id", Integer, ForeignKey("stolen.stolen_id"), nullable=False),
    Column("level", Text, nullable=False),
    Column("matched_at", Text, nullable=False),
    # What the police are told, as it was told: JSON in the shape of `matching.Notification`.
    Column("notification", Text, nullable=False),
    ForeignKeyConstraint(
        ["dealer_id", "series", "number", "line", "position"],
        [
            "held_identifier.dealer_id",
            "held_identifier.series",
            "held_identifier.number",
            "held_identifier.line",
            "held_identifier.position",
        ],
        name="match_held_identifier",
    ),
    UniqueConstraint("dealer_id", "series", "number", "line", "position", "stolen_id", name="match_once"),
)

feed_event = Table(
    "feed_event",
    metadata,
    Column("dealer_id", Text, ForeignKey("dealer.dealer_id"), primary_key=True),
    Column("cursor", BigInteger, primary_key=True),
    Column("payload", Text, nullable=False),
)

# What the watchlist is made from: a report adds an identifier, a report that is withdrawn takes it away. Numbered in
# the order in which they were made, without gaps in what can be seen: whoever writes here has `identity` alone.
watchlist_change = Table(
    "watchlist_change",
    metadata,
    Column("change", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("normal", Text, nullable=False),
    Column("added", Integer, nullable=False),
    Column("changed_at", Text, nullable=False),
    CheckConstraint("added IN (0, 1)", name="watchlist_change_added"),
)

# A counter's keys, sealed by itself: the register keeps them and cannot open them.
sealed_copy = Table(
    "sealed_copy",
    metadata,
    Column("counter_id", Text, ForeignKey("counter.counter_id"), primary_key=True),
    Column("sealed", Text, nullable=False),
    Column("kept_at", Text, nullable=False),
)

# What the police decided about the item of a match, in order; the last one counts.
hold_decision = Table(
    "hold_decision",
    metadata,
    Column("match_id", Text, ForeignKey("match.match_id"), primary_key=True),
    Column("decision", Text, primary_key=True),
    Column("decided_by", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("decided_at", Text, nullable=False),
    CheckConstraint("decision IN ('confirmed', 'released')", name="hold_decision_known"),
)

# Notices of dealers: that they trade, and of goods that they refused. `content` is the message as it came.
notice = Table(
    "notice",
    metadata,
    Column("dealer_id", Text, ForeignKey("dealer.dealer_id"), primary_key=True),
    Column("notice_id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("received_at", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("decided_at", Text),
    CheckConstraint("kind IN ('trade', 'refused-offer', 'counter-note')", name="notice_kind_known"),
    CheckConstraint("status IN ('submitted', 'approved', 'refused')", name="notice_status_known"),
)
