"""What each row beside the entries says, so that an audit finds one that was changed.

`opening.py` fills the table after the last step, when all tables are what they will be.
"""

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE row_digest (
            of_table TEXT NOT NULL, "row" TEXT NOT NULL, digest BLOB NOT NULL,
            PRIMARY KEY (of_table, "row"),
            CONSTRAINT row_digest_length CHECK (length(digest) = 32)
        ) WITHOUT ROWID, STRICT
        """
    )
