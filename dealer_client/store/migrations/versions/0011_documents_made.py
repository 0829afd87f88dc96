"""Documents made."""

from alembic import op

revision = "0011"
down_revision = "0010"

_STATEMENTS = (
    """
    CREATE TABLE document_made (
        kind TEXT NOT NULL, subject TEXT NOT NULL, times INTEGER NOT NULL, first_at TEXT NOT NULL,
        last_at TEXT NOT NULL, staff TEXT NOT NULL,
        PRIMARY KEY (kind, subject),
        CONSTRAINT document_made_times CHECK (times > 0)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE print_job (
        id INTEGER NOT NULL PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, language TEXT NOT NULL,
        queued_at TEXT NOT NULL, staff TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL,
        settled_at TEXT NOT NULL,
        CONSTRAINT print_job_language CHECK (language IN ('nl', 'en')),
        CONSTRAINT print_job_state CHECK (state IN ('queued', 'done', 'failed')),
        CONSTRAINT print_job_settled CHECK ((state = 'queued') = (settled_at = '')),
        CONSTRAINT print_job_reason CHECK ((state = 'failed') = (reason != ''))
    ) STRICT
    """,
    "CREATE INDEX print_job_open ON print_job (state, id) WHERE state != 'done'",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
