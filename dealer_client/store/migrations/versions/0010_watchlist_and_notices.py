"""The watchlist for when there is no line, what the police decide about matches, and notices."""

from alembic import op

revision = "0010"
down_revision = "0009"

_GUARDS = (
    # A warning stays as the register told it; who has read it is filled in once.
    """
    CREATE TRIGGER match_never_changes BEFORE UPDATE ON "match"
    WHEN OLD.acknowledged_by != '' OR NEW.acknowledged_by = ''
        OR (NEW.match_id, NEW.series, NEW.number, NEW.line, NEW.kind, NEW.value, NEW.level, NEW.reference, NEW.goods,
            NEW.reported_on, NEW.contact, NEW.matched_at)
        IS NOT (OLD.match_id, OLD.series, OLD.number, OLD.line, OLD.kind, OLD.value, OLD.level, OLD.reference,
            OLD.goods, OLD.reported_on, OLD.contact, OLD.matched_at)
    BEGIN SELECT RAISE(ABORT, 'a match only changes by being read'); END
    """,
    """
    CREATE TRIGGER match_never_goes BEFORE DELETE ON "match"
    BEGIN SELECT RAISE(ABORT, 'a match is read, never removed'); END
    """,
    """
    CREATE TRIGGER police_decision_never_changes BEFORE UPDATE ON police_decision
    BEGIN SELECT RAISE(ABORT, 'what the police decided stays as it is'); END
    """,
    """
    CREATE TRIGGER police_decision_never_goes BEFORE DELETE ON police_decision
    BEGIN SELECT RAISE(ABORT, 'what the police decided stays as it is'); END
    """,
)
# Before, a stolen item was not held by itself. Staff releases what need not be.
_HOLD_WHAT_MATCHED = """
    INSERT INTO police_hold (series, number, line, placed_at, placed_by, reference, reason, match_id)
    SELECT series, number, line, matched_at, '', reference, 'matched', match_id FROM "match" AS told
    WHERE level = 'exact'
        AND EXISTS (SELECT 1 FROM item
            WHERE item.series = told.series AND item.number = told.number AND item.line = told.line)
        AND NOT EXISTS (SELECT 1 FROM police_hold AS held
            WHERE held.series = told.series AND held.number = told.number AND held.line = told.line)
"""
_HOLD_WHAT_WAS_KNOWN = """
    INSERT INTO police_hold (series, number, line, placed_at, placed_by, reference, reason, match_id)
    SELECT entry.series, entry.number, said.value ->> '$.line', entry.recorded_at, '',
        coalesce(max(named.value ->> '$.check.reference'), ''), 'found-at-entry', ''
    FROM entry, json_each(CAST(entry.body AS TEXT), '$.items') AS said,
        json_each(said.value, '$.identifiers') AS named
    WHERE named.value ->> '$.check.level' = 'exact'
        AND EXISTS (SELECT 1 FROM item
            WHERE item.series = entry.series AND item.number = entry.number AND item.line = said.value ->> '$.line')
        AND NOT EXISTS (SELECT 1 FROM police_hold AS held
            WHERE held.series = entry.series AND held.number = entry.number AND held.line = said.value ->> '$.line')
    GROUP BY entry.series, entry.number, said.value ->> '$.line'
"""


def upgrade() -> None:
    op.execute("CREATE TABLE watchlist (hash INTEGER NOT NULL PRIMARY KEY) STRICT")
    op.execute(
        """
        CREATE TABLE watchlist_page (
            "change" INTEGER NOT NULL PRIMARY KEY, added BLOB NOT NULL, removed BLOB NOT NULL
        ) STRICT
        """
    )
    op.execute(
        """
        CREATE TABLE police_decision (
            match_id TEXT NOT NULL, decision TEXT NOT NULL, decided_by TEXT NOT NULL, note TEXT NOT NULL,
            decided_at TEXT NOT NULL,
            PRIMARY KEY (match_id, decision),
            CONSTRAINT police_decision_known CHECK (decision IN ('confirmed', 'released'))
        ) STRICT
        """
    )
    op.execute(
        """
        CREATE TABLE notice (
            notice_id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL,
            content TEXT NOT NULL, status TEXT NOT NULL, reason TEXT NOT NULL, changed_at TEXT NOT NULL,
            CONSTRAINT notice_kind CHECK (kind IN ('trade', 'refused-offer', 'counter-note')),
            CONSTRAINT notice_status CHECK (status IN ('waiting', 'submitted', 'approved', 'refused', 'not-taken'))
        ) STRICT
        """
    )
    op.execute(
        """
        CREATE TABLE confirmed_by_file (
            series TEXT NOT NULL, number INTEGER NOT NULL, answered_at TEXT NOT NULL,
            PRIMARY KEY (series, number),
            CONSTRAINT confirmed_by_file_entry FOREIGN KEY (series, number) REFERENCES entry (series, number)
        ) WITHOUT ROWID, STRICT
        """
    )
    for statement in (*_GUARDS, _HOLD_WHAT_MATCHED, _HOLD_WHAT_WAS_KNOWN):
        op.execute(statement)
