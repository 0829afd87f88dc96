"""Which documents were handed out, so that a reprint can say that it is a copy; and what was sent to a printer.

Neither holds what a document says: that is made again from the book, also after a correction or an erasure.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, Text

from .metadata import metadata

document_made = Table(
    "document_made",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("times", Integer, nullable=False),
    Column("first_at", Text, nullable=False),
    Column("last_at", Text, nullable=False),
    Column("staff", Text, nullable=False),
    CheckConstraint("times > 0", name="document_made_times"),
    sqlite_with_rowid=False,
    sqlite_strict=True,
)

print_job = Table(
    "print_job",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("queued_at", Text, nullable=False),
    Column("staff", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("settled_at", Text, nullable=False),
    CheckConstraint("language IN ('nl', 'en')", name="print_job_language"),
    CheckConstraint("state IN ('queued', 'done', 'failed')", name="print_job_state"),
    CheckConstraint("(state = 'queued') = (settled_at = '')", name="print_job_settled"),
    CheckConstraint("(state = 'failed') = (reason != '')", name="print_job_reason"),
    sqlite_strict=True,
)
Index("print_job_open", print_job.c.state, print_job.c.id, sqlite_where=print_job.c.state != "done")
