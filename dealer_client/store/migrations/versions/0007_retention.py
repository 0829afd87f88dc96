"""What was erased, by which erasure; and guards: nothing personal goes without one."""

from alembic import op

revision = "0007"
down_revision = "0006"

_STATEMENTS = (
    """
    CREATE TABLE erased_part (
        series TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, erased_by INTEGER NOT NULL,
        PRIMARY KEY (series, number, name, erased_by),
        CONSTRAINT erased_part_entry FOREIGN KEY (series, number) REFERENCES entry (series, number),
        CONSTRAINT erased_part_erasure FOREIGN KEY (series, erased_by) REFERENCES entry (series, number)
    ) WITHOUT ROWID, STRICT
    """,
    "CREATE INDEX erased_part_by_erasure ON erased_part (series, erased_by)",
    """
    CREATE TRIGGER erased_part_never_changes BEFORE UPDATE ON erased_part
    BEGIN SELECT RAISE(ABORT, 'what was erased stays written down'); END
    """,
    """
    CREATE TRIGGER erased_part_never_goes BEFORE DELETE ON erased_part
    BEGIN SELECT RAISE(ABORT, 'what was erased stays written down'); END
    """,
    """
    CREATE TRIGGER personal_part_goes_by_erasure BEFORE DELETE ON personal_part
    WHEN NOT EXISTS (
        SELECT 1 FROM erased_part
        WHERE series = OLD.series AND number = OLD.number AND name = OLD.name
    )
    BEGIN SELECT RAISE(ABORT, 'a personal part goes by an erasure alone'); END
    """,
    # A released hold on an item of an erased entry keeps its moments and names; what staff wrote may go.
    "DROP TRIGGER police_hold_never_changes",
    """
    CREATE TRIGGER police_hold_never_changes BEFORE UPDATE ON police_hold
    WHEN (
        OLD.released_at != '' OR NEW.released_at = ''
        OR (NEW.id, NEW.series, NEW.number, NEW.line, NEW.placed_at, NEW.placed_by, NEW.reference, NEW.reason,
            NEW.match_id)
        IS NOT (OLD.id, OLD.series, OLD.number, OLD.line, OLD.placed_at, OLD.placed_by, OLD.reference, OLD.reason,
            OLD.match_id)
    ) AND NOT (
        OLD.released_at != '' AND (NEW.reason, NEW.release_reason) = ('-', '-')
        AND (NEW.id, NEW.series, NEW.number, NEW.line, NEW.placed_at, NEW.placed_by, NEW.reference, NEW.match_id,
            NEW.released_at, NEW.released_by)
        IS (OLD.id, OLD.series, OLD.number, OLD.line, OLD.placed_at, OLD.placed_by, OLD.reference, OLD.match_id,
            OLD.released_at, OLD.released_by)
        AND EXISTS (
            SELECT 1 FROM erased_part
            WHERE series = OLD.series AND number = OLD.number AND name = 'police-hold'
        )
    )
    BEGIN SELECT RAISE(ABORT, 'a police hold only changes by its release'); END
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
