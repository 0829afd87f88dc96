"""Goods go out: lines of disposals, police holds, reservations, and who recorded an entry."""

from alembic import op

revision = "0005"
down_revision = "0004"

_STATEMENTS = (
    # The guard stands aside for the one column that is new, and is back in the same transaction.
    "DROP TRIGGER entry_never_changes",
    "ALTER TABLE entry ADD COLUMN staff TEXT NOT NULL DEFAULT ''",
    "UPDATE entry SET staff = coalesce(json_extract(CAST(body AS TEXT), '$.staff'), '')",
    """
    CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'a recorded entry never changes'); END
    """,
    "CREATE INDEX entry_by_kind ON entry (kind, number)",
    "ALTER TABLE item ADD COLUMN left_by TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE item ADD COLUMN voided_by TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE item ADD COLUMN kind TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE item ADD COLUMN happened_on TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE item ADD COLUMN staff TEXT NOT NULL DEFAULT ''",
    """
    UPDATE item SET (kind, happened_on, staff) = (
        SELECT kind, happened_on, staff FROM entry WHERE entry.series = item.series AND entry.number = item.number
    )
    """,
    "CREATE INDEX item_in_stock ON item (id, free_on) WHERE left_by = '' AND voided_by = ''",
    "CREATE INDEX item_in_stock_by_day ON item (free_on, id) WHERE left_by = '' AND voided_by = ''",
    "CREATE INDEX item_gone ON item (id) WHERE left_by != '' AND voided_by = ''",
    "CREATE INDEX item_void ON item (id) WHERE voided_by != ''",
    "CREATE INDEX item_by_category ON item (category, id)",
    "CREATE INDEX item_by_kind ON item (kind, id)",
    "CREATE INDEX item_by_day ON item (happened_on, id)",
    "CREATE INDEX item_by_staff ON item (staff, id)",
    """
    CREATE TABLE disposal_item (
        id INTEGER NOT NULL PRIMARY KEY, series TEXT NOT NULL, number INTEGER NOT NULL, line INTEGER NOT NULL,
        item_series TEXT NOT NULL, item_number INTEGER NOT NULL, item_line INTEGER NOT NULL,
        category TEXT NOT NULL, description TEXT NOT NULL, brand TEXT NOT NULL, model TEXT NOT NULL,
        price_cents INTEGER, voided_by TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL, happened_on TEXT NOT NULL,
        staff TEXT NOT NULL,
        CONSTRAINT disposal_item_entry FOREIGN KEY (series, number) REFERENCES entry (series, number),
        CONSTRAINT disposal_item_line_once UNIQUE (series, number, line),
        CONSTRAINT disposal_item_line_positive CHECK (line > 0)
    ) STRICT
    """,
    """
    CREATE UNIQUE INDEX disposal_item_once ON disposal_item (item_series, item_number, item_line)
    WHERE voided_by = ''
    """,
    "CREATE INDEX disposal_item_by_category ON disposal_item (category, id)",
    "CREATE INDEX disposal_item_by_kind ON disposal_item (kind, id)",
    "CREATE INDEX disposal_item_by_day ON disposal_item (happened_on, id)",
    "CREATE INDEX disposal_item_by_staff ON disposal_item (staff, id)",
    """
    CREATE TABLE police_hold (
        id INTEGER NOT NULL PRIMARY KEY, series TEXT NOT NULL, number INTEGER NOT NULL, line INTEGER NOT NULL,
        placed_at TEXT NOT NULL, placed_by TEXT NOT NULL, reference TEXT NOT NULL, reason TEXT NOT NULL,
        match_id TEXT NOT NULL, released_at TEXT NOT NULL DEFAULT '', released_by TEXT NOT NULL DEFAULT '',
        release_reason TEXT NOT NULL DEFAULT '',
        CONSTRAINT police_hold_item FOREIGN KEY (series, number, line) REFERENCES item (series, number, line),
        CONSTRAINT police_hold_reason CHECK (length(trim(reason)) > 0),
        CONSTRAINT police_hold_release CHECK (
            (released_at = '') = (released_by = '') AND (released_at = '') = (trim(release_reason) = '')
        )
    ) STRICT
    """,
    "CREATE INDEX police_hold_by_item ON police_hold (series, number, line)",
    "CREATE INDEX police_hold_that_holds ON police_hold (series, number, line) WHERE released_at = ''",
    "CREATE UNIQUE INDEX police_hold_by_match ON police_hold (match_id) WHERE match_id != ''",
    """
    CREATE TRIGGER police_hold_never_goes BEFORE DELETE ON police_hold
    BEGIN SELECT RAISE(ABORT, 'a police hold is released, never removed'); END
    """,
    # It may be released once; how it was placed, and a release, stay as they are.
    """
    CREATE TRIGGER police_hold_never_changes BEFORE UPDATE ON police_hold
    WHEN OLD.released_at != '' OR NEW.released_at = ''
        OR (NEW.id, NEW.series, NEW.number, NEW.line, NEW.placed_at, NEW.placed_by, NEW.reference, NEW.reason,
            NEW.match_id)
        IS NOT (OLD.id, OLD.series, OLD.number, OLD.line, OLD.placed_at, OLD.placed_by, OLD.reference, OLD.reason,
            OLD.match_id)
    BEGIN SELECT RAISE(ABORT, 'a police hold only changes by its release'); END
    """,
    """
    CREATE TABLE reservation (
        series TEXT NOT NULL, number INTEGER NOT NULL, line INTEGER NOT NULL, reserved_at TEXT NOT NULL,
        reserved_by TEXT NOT NULL,
        PRIMARY KEY (series, number, line),
        CONSTRAINT reservation_item FOREIGN KEY (series, number, line) REFERENCES item (series, number, line)
    ) WITHOUT ROWID, STRICT
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
