"""What each row beside the entries says, so that an audit finds one that was changed.

`opening.py` fills the table after the last step, when all tables are what they will be.
"""

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    # The search index takes this step by itself at the first deletion (`secure-delete` is on, so it is no longer of
    # version 4); taken here, nothing about the layout changes any more.
    op.execute("REPLACE INTO search_config (k, v) VALUES ('version', 5)")
    op.execute(
        """
        CREATE TABLE row_digest (
            of_table TEXT NOT NULL, "row" TEXT NOT NULL, digest BLOB NOT NULL,
            PRIMARY KEY (of_table, "row"),
            CONSTRAINT row_digest_length CHECK (length(digest) = 32)
        ) WITHOUT ROWID, STRICT
        """
    )
