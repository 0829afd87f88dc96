"""The watchlist for when there is no line, what the police decide about matches, and notices."""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.execute("CREATE TABLE watchlist (hash INTEGER NOT NULL PRIMARY KEY) STRICT")
    op.execute(
        """
        CREATE TABLE watchlist_page (
            "change" INTEGER NOT NULL PRIMARY KEY, added BLOB NOT NULL, removed BLOB NOT NULL
        ) STRICT
        """
    )
    op.execute(
        """
        CREATE TABLE police_decision (
            match_id TEXT NOT NULL, decision TEXT NOT NULL, decided_by TEXT NOT NULL, note TEXT NOT NULL,
            decided_at TEXT NOT NULL,
            PRIMARY KEY (match_id, decision),
            CONSTRAINT police_decision_known CHECK (decision IN ('confirmed', 'released'))
        ) STRICT
        """
    )
    op.execute(
        """
        CREATE TABLE notice (
            notice_id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL,
            content TEXT NOT NULL, status TEXT NOT NULL, reason TEXT NOT NULL, changed_at TEXT NOT NULL,
            CONSTRAINT notice_kind CHECK (kind IN ('trade', 'refused-offer')),
            CONSTRAINT notice_status CHECK (status IN ('waiting', 'submitted', 'approved', 'refused', 'not-taken'))
        ) STRICT
        """
    )
    op.execute(
        """
        CREATE TABLE confirmed_by_file (
            series TEXT NOT NULL, number INTEGER NOT NULL, answered_at TEXT NOT NULL,
            PRIMARY KEY (series, number),
            CONSTRAINT confirmed_by_file_entry FOREIGN KEY (series, number) REFERENCES entry (series, number)
        ) WITHOUT ROWID, STRICT
        """
    )
