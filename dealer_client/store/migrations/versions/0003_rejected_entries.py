"""An index of the entries that the register did not accept, so that counting them does not read the whole outbox."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.execute("CREATE INDEX outbox_rejected ON outbox (series, number) WHERE state = 'rejected'")
