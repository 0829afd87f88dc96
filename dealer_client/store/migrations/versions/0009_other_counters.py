"""The books of the dealer's other counters."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE counter_book (
            series TEXT NOT NULL PRIMARY KEY, book TEXT NOT NULL, counter_key TEXT NOT NULL, held INTEGER NOT NULL,
            CONSTRAINT counter_book_held CHECK (held >= 0)
        ) STRICT
        """
    )
    # Two counters without a line may both let an item go: what the other one did has happened, and must be kept.
    op.execute("DROP INDEX disposal_item_once")
    op.execute(
        """
        CREATE UNIQUE INDEX disposal_item_once ON disposal_item (item_series, item_number, item_line, series)
        WHERE voided_by = ''
        """
    )
