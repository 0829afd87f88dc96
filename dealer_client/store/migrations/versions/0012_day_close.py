"""The till: cash movements, day closes, and counts of the stock."""

from alembic import op

revision = "0012"
down_revision = "0011"

_STATEMENTS = (
    """
    CREATE TABLE cash_movement (
        series TEXT NOT NULL, number INTEGER NOT NULL, moved_at TEXT NOT NULL, staff TEXT NOT NULL, kind TEXT NOT NULL,
        cents INTEGER NOT NULL, reason TEXT NOT NULL,
        PRIMARY KEY (series, number),
        CONSTRAINT cash_movement_number_positive CHECK (number > 0),
        CONSTRAINT cash_movement_kind CHECK (kind IN ('float', 'bank', 'other')),
        CONSTRAINT cash_movement_moves CHECK (cents <> 0)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE day_close (
        series TEXT NOT NULL, number INTEGER NOT NULL, day TEXT NOT NULL, last_entry INTEGER NOT NULL,
        last_movement INTEGER NOT NULL, report BLOB NOT NULL,
        PRIMARY KEY (series, number),
        CONSTRAINT day_close_number_positive CHECK (number > 0)
    ) STRICT
    """,
    """
    CREATE TABLE stock_count (
        number INTEGER NOT NULL PRIMARY KEY, begun_at TEXT NOT NULL, begun_by TEXT NOT NULL, ended_at TEXT NOT NULL,
        ended_by TEXT NOT NULL, report BLOB NOT NULL
    ) STRICT
    """,
    "CREATE UNIQUE INDEX stock_count_one_at_a_time ON stock_count (ended_at) WHERE ended_at = ''",
    """
    CREATE TABLE stock_count_scan (
        count INTEGER NOT NULL, position INTEGER NOT NULL, code TEXT NOT NULL, item TEXT NOT NULL,
        scanned_at TEXT NOT NULL, staff TEXT NOT NULL,
        PRIMARY KEY (count, position),
        CONSTRAINT stock_count_scan_once UNIQUE (count, code),
        CONSTRAINT stock_count_scan_count FOREIGN KEY (count) REFERENCES stock_count (number)
    ) STRICT
    """,
    # What was closed or moved stays as it was: a mistake is put right by a new movement, a late entry by the next day.
    """
    CREATE TRIGGER cash_movement_never_changes BEFORE UPDATE ON cash_movement
    BEGIN SELECT RAISE(ABORT, 'a cash movement never changes'); END
    """,
    """
    CREATE TRIGGER cash_movement_never_goes BEFORE DELETE ON cash_movement
    BEGIN SELECT RAISE(ABORT, 'a cash movement never goes'); END
    """,
    """
    CREATE TRIGGER day_close_never_changes BEFORE UPDATE ON day_close
    BEGIN SELECT RAISE(ABORT, 'a closed day never changes'); END
    """,
    """
    CREATE TRIGGER day_close_never_goes BEFORE DELETE ON day_close
    BEGIN SELECT RAISE(ABORT, 'a closed day never goes'); END
    """,
    """
    CREATE TRIGGER stock_count_ended_never_changes BEFORE UPDATE ON stock_count WHEN old.ended_at <> ''
    BEGIN SELECT RAISE(ABORT, 'a stock count that has ended never changes'); END
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
