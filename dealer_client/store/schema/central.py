"""The exchange with the central register: what waits, what was received, what it warned of."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Index, Integer, Table, Text

from .metadata import metadata

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

# What the police decided about a match, as the feed told it.
police_decision = Table(
    "police_decision",
    metadata,
    Column("match_id", Text, primary_key=True),
    Column("decision", Text, primary_key=True),
    Column("decided_by", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("decided_at", Text, nullable=False),
    CheckConstraint("decision IN ('confirmed', 'released')", name="police_decision_known"),
    sqlite_strict=True,
)

# What this counter tells the municipality, the police and the other counters beside its entries. `content` is JSON as
# it is sent.
notice = Table(
    "notice",
    metadata,
    Column("notice_id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    CheckConstraint("kind IN ('trade', 'refused-offer', 'counter-note')", name="notice_kind"),
    CheckConstraint("status IN ('waiting', 'submitted', 'approved', 'refused', 'not-taken')", name="notice_status"),
    sqlite_strict=True,
)

# What the dealer's counters tell each other beside the entries: known already, or waiting for the entry it is about.
counter_note = Table(
    "counter_note",
    metadata,
    Column("heard", Integer, primary_key=True),
    Column("note_id", Text, nullable=False, unique=True),
    Column("subject", Text, nullable=False),
    Column("change", Text, nullable=False),
    Column("series", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("line", Integer, nullable=False),
    Column("said_by", Text, nullable=False),
    Column("said_at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("waits", Integer, nullable=False),
    CheckConstraint("subject IN ('seller-attention', 'police-hold', 'reservation')", name="counter_note_subject"),
    CheckConstraint("change IN ('set', 'lifted')", name="counter_note_change"),
    CheckConstraint("waits IN (0, 1)", name="counter_note_waits"),
    sqlite_strict=True,
)
Index("counter_note_that_waits", counter_note.c.heard, sqlite_where=counter_note.c.waits == 1)

# What a register that takes batch files alone said that it holds: there is no receipt for these.
confirmed_by_file = Table(
    "confirmed_by_file",
    metadata,
    Column("series", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("answered_at", Text, nullable=False),
    ForeignKeyConstraint(["series", "number"], ["entry.series", "entry.number"], name="confirmed_by_file_entry"),
    sqlite_with_rowid=False,
    sqlite_strict=True,
)
