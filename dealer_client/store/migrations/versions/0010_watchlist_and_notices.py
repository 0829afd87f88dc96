"""The watchlist for when there is no line."""

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
