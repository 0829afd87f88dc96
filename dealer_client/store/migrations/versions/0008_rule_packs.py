"""Rule packs, so that the one an old entry was judged by can still be shown."""

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE rule_pack (
            digest TEXT NOT NULL PRIMARY KEY, pack TEXT NOT NULL, version TEXT NOT NULL, country TEXT NOT NULL,
            takes_effect TEXT NOT NULL, origin TEXT NOT NULL, added_at TEXT NOT NULL, content TEXT NOT NULL,
            signature TEXT NOT NULL,
            CONSTRAINT rule_pack_origin CHECK (origin IN ('product', 'file', 'register'))
        ) STRICT
        """
    )
