"""What the dealer's counters tell each other beside the entries."""

from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE counter_note (
            heard INTEGER NOT NULL PRIMARY KEY, note_id TEXT NOT NULL UNIQUE, subject TEXT NOT NULL,
            "change" TEXT NOT NULL, series TEXT NOT NULL, number INTEGER NOT NULL, line INTEGER NOT NULL,
            said_by TEXT NOT NULL, said_at TEXT NOT NULL, reason TEXT NOT NULL, reference TEXT NOT NULL,
            waits INTEGER NOT NULL,
            CONSTRAINT counter_note_subject CHECK (subject IN ('seller-attention', 'police-hold', 'reservation')),
            CONSTRAINT counter_note_change CHECK ("change" IN ('set', 'lifted')),
            CONSTRAINT counter_note_waits CHECK (waits IN (0, 1))
        ) STRICT
        """
    )
    op.execute("CREATE INDEX counter_note_that_waits ON counter_note (heard) WHERE waits = 1")
