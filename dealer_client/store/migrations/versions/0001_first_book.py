"""The first schema: the book, its tree, the outbox, receipts, matches and the search index."""

from alembic import op

revision = "0001"
down_revision = None

_STATEMENTS = (
    "CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """
    CREATE TABLE entry (
        series TEXT NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL, recorded_at TEXT NOT NULL,
        acquired_on TEXT NOT NULL, body BLOB NOT NULL, leaf_hash BLOB NOT NULL,
        PRIMARY KEY (series, number),
        CONSTRAINT entry_number_positive CHECK (number > 0),
        CONSTRAINT entry_leaf_hash_length CHECK (length(leaf_hash) = 32)
    ) STRICT
    """,
    "CREATE INDEX entry_by_date ON entry (acquired_on)",
    """
    CREATE TABLE personal_part (
        series TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, salt BLOB NOT NULL, data BLOB NOT NULL,
        PRIMARY KEY (series, number, name),
        CONSTRAINT personal_part_entry FOREIGN KEY (series, number) REFERENCES entry (series, number),
        CONSTRAINT personal_part_salt_length CHECK (length(salt) = 32)
    ) STRICT
    """,
    """
    CREATE TABLE item (
        id INTEGER NOT NULL PRIMARY KEY, series TEXT NOT NULL, number INTEGER NOT NULL, line INTEGER NOT NULL,
        category TEXT NOT NULL, description TEXT NOT NULL, brand TEXT NOT NULL, model TEXT NOT NULL, weight_mg INTEGER,
        fineness TEXT NOT NULL, price_cents INTEGER NOT NULL, hold_until TEXT NOT NULL, free_on TEXT NOT NULL,
        CONSTRAINT item_entry FOREIGN KEY (series, number) REFERENCES entry (series, number),
        CONSTRAINT item_once UNIQUE (series, number, line),
        CONSTRAINT item_line_positive CHECK (line > 0)
    ) STRICT
    """,
    """
    CREATE TABLE identifier (
        item INTEGER NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL,
        normal TEXT NOT NULL, folded TEXT NOT NULL,
        PRIMARY KEY (item, position),
        CONSTRAINT identifier_item FOREIGN KEY (item) REFERENCES item (id)
    ) STRICT
    """,
    "CREATE INDEX identifier_by_folded ON identifier (folded)",
    """
    CREATE TABLE tree_node (
        series TEXT NOT NULL, level INTEGER NOT NULL, position INTEGER NOT NULL, hash BLOB NOT NULL,
        PRIMARY KEY (series, level, position),
        CONSTRAINT tree_node_hash_length CHECK (length(hash) = 32)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE tree_head (
        series TEXT NOT NULL PRIMARY KEY, book TEXT NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL,
        signed_at TEXT NOT NULL, signature BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE outbox (
        series TEXT NOT NULL, number INTEGER NOT NULL, queued_at TEXT NOT NULL, state TEXT NOT NULL,
        reasons TEXT NOT NULL,
        PRIMARY KEY (series, number),
        CONSTRAINT outbox_entry FOREIGN KEY (series, number) REFERENCES entry (series, number),
        CONSTRAINT outbox_state CHECK (state IN ('waiting', 'rejected'))
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE receipt (
        series TEXT NOT NULL, size INTEGER NOT NULL, received_at TEXT NOT NULL, content TEXT NOT NULL,
        PRIMARY KEY (series, size, received_at)
    ) STRICT
    """,
    """
    CREATE TABLE "match" (
        match_id TEXT NOT NULL PRIMARY KEY, series TEXT NOT NULL, number INTEGER NOT NULL, line INTEGER NOT NULL,
        kind TEXT NOT NULL, value TEXT NOT NULL, level TEXT NOT NULL, reference TEXT NOT NULL, goods TEXT NOT NULL,
        reported_on TEXT NOT NULL, contact TEXT NOT NULL, matched_at TEXT NOT NULL, acknowledged_by TEXT NOT NULL,
        acknowledged_at TEXT NOT NULL
    ) STRICT
    """,
    'CREATE INDEX match_by_item ON "match" (series, number, line)',
    """
    CREATE VIRTUAL TABLE search USING fts5(
        number, seller, goods, identifiers, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4'
    )
    """,
    # Without it a deleted row's words stay readable in the index until some later merge.
    "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)",
    # What is recorded stays: only erasure may take personal parts away, nothing may touch an entry or the tree.
    """
    CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'a recorded entry never changes'); END
    """,
    """
    CREATE TRIGGER entry_never_goes BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'a recorded entry never goes'); END
    """,
    """
    CREATE TRIGGER tree_node_never_changes BEFORE UPDATE ON tree_node
    BEGIN SELECT RAISE(ABORT, 'the tree only grows'); END
    """,
    """
    CREATE TRIGGER tree_node_never_goes BEFORE DELETE ON tree_node
    BEGIN SELECT RAISE(ABORT, 'the tree only grows'); END
    """,
    """
    CREATE TRIGGER personal_part_never_changes BEFORE UPDATE ON personal_part
    BEGIN SELECT RAISE(ABORT, 'a recorded personal part never changes'); END
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
