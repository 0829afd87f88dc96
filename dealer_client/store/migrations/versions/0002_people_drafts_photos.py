"""Who works at the counter, purchases that are not finished, and photos of items."""

from alembic import op

revision = "0002"
down_revision = "0001"

_STATEMENTS = (
    """
    CREATE TABLE staff (
        id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, pin_hash TEXT NOT NULL,
        active INTEGER NOT NULL, wrong_tries INTEGER NOT NULL, tried_at TEXT NOT NULL,
        CONSTRAINT staff_name CHECK (length(trim(name)) > 0),
        CONSTRAINT staff_role CHECK (role IN ('owner', 'clerk', 'inspector')),
        CONSTRAINT staff_active CHECK (active IN (0, 1)),
        CONSTRAINT staff_wrong_tries CHECK (wrong_tries >= 0)
    ) STRICT
    """,
    "CREATE UNIQUE INDEX staff_by_name ON staff (name) WHERE active = 1",
    # Entries name staff by id for as long as the book is kept.
    """
    CREATE TRIGGER staff_never_goes BEFORE DELETE ON staff
    BEGIN SELECT RAISE(ABORT, 'staff is deactivated, never removed'); END
    """,
    """
    INSERT INTO staff (id, name, role, pin_hash, active, wrong_tries, tried_at)
    SELECT json_extract(value, '$.id'), json_extract(value, '$.name'), 'owner', '', 1, 0, ''
    FROM setting WHERE name = 'staff'
    """,
    "DELETE FROM setting WHERE name = 'staff'",
    """
    CREATE TABLE draft (
        id TEXT NOT NULL PRIMARY KEY, staff TEXT NOT NULL, saved_at TEXT NOT NULL, parked INTEGER NOT NULL,
        content TEXT NOT NULL,
        CONSTRAINT draft_staff FOREIGN KEY (staff) REFERENCES staff (id),
        CONSTRAINT draft_parked CHECK (parked IN (0, 1))
    ) STRICT
    """,
    """
    CREATE TABLE photo (
        id INTEGER NOT NULL PRIMARY KEY, digest BLOB NOT NULL UNIQUE, image BLOB NOT NULL, thumbnail BLOB NOT NULL,
        width INTEGER NOT NULL, height INTEGER NOT NULL, added_at TEXT NOT NULL,
        CONSTRAINT photo_digest_length CHECK (length(digest) = 32),
        CONSTRAINT photo_size CHECK (length(image) BETWEEN 1 AND 300000)
    ) STRICT
    """,
    """
    CREATE TABLE item_photo (
        series TEXT NOT NULL, number INTEGER NOT NULL, line INTEGER NOT NULL, position INTEGER NOT NULL,
        photo INTEGER NOT NULL,
        PRIMARY KEY (series, number, line, position),
        CONSTRAINT item_photo_item FOREIGN KEY (series, number, line) REFERENCES item (series, number, line),
        CONSTRAINT item_photo_photo FOREIGN KEY (photo) REFERENCES photo (id)
    ) WITHOUT ROWID, STRICT
    """,
    "CREATE INDEX item_photo_by_photo ON item_photo (photo)",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
