"""Entries of every kind have a day that they are about; only an acquisition is acquired."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.execute("ALTER TABLE entry RENAME COLUMN acquired_on TO happened_on")
