"""Corrections and voids, the people of the entries, attention to a seller, and an inspection that is going on."""

import json
from typing import Any

from alembic import op
from sqlalchemy import Row, text

from dealer_client.register.known_seller import keys_of_seller

revision = "0006"
down_revision = "0005"

_STATEMENTS = (
    """
    CREATE TABLE amendment (
        series TEXT NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL, target INTEGER NOT NULL,
        PRIMARY KEY (series, number),
        CONSTRAINT amendment_entry FOREIGN KEY (series, number) REFERENCES entry (series, number),
        CONSTRAINT amendment_target FOREIGN KEY (series, target) REFERENCES entry (series, number),
        CONSTRAINT amendment_kind CHECK (kind IN ('correction', 'void')),
        CONSTRAINT amendment_comes_later CHECK (target < number)
    ) WITHOUT ROWID, STRICT
    """,
    "CREATE INDEX amendment_by_target ON amendment (series, target, number)",
    "CREATE UNIQUE INDEX amendment_voids_once ON amendment (series, target) WHERE kind = 'void'",
    """
    CREATE TABLE person_of_entry (
        series TEXT NOT NULL, number INTEGER NOT NULL, is_buyer INTEGER NOT NULL, document_key TEXT NOT NULL,
        person_key TEXT NOT NULL, firm_key TEXT NOT NULL, address_key TEXT NOT NULL, happened_on TEXT NOT NULL,
        cash_cents INTEGER NOT NULL, total_cents INTEGER NOT NULL, voided INTEGER NOT NULL,
        PRIMARY KEY (series, number),
        CONSTRAINT person_of_entry_entry FOREIGN KEY (series, number) REFERENCES entry (series, number),
        CONSTRAINT person_of_entry_is_buyer CHECK (is_buyer IN (0, 1)),
        CONSTRAINT person_of_entry_voided CHECK (voided IN (0, 1))
    ) STRICT
    """,
    "CREATE INDEX person_of_entry_by_document ON person_of_entry (document_key, happened_on)",
    "CREATE INDEX person_of_entry_by_person ON person_of_entry (person_key, happened_on)",
    "CREATE INDEX person_of_entry_by_firm ON person_of_entry (firm_key, happened_on)",
    "CREATE INDEX person_of_entry_by_address ON person_of_entry (address_key, happened_on)",
    """
    CREATE TABLE attention (
        id INTEGER NOT NULL PRIMARY KEY, document_key TEXT NOT NULL, person_key TEXT NOT NULL, set_by TEXT NOT NULL,
        set_at TEXT NOT NULL, reason TEXT NOT NULL, lifted_by TEXT NOT NULL DEFAULT '',
        lifted_at TEXT NOT NULL DEFAULT '', lift_reason TEXT NOT NULL DEFAULT '',
        CONSTRAINT attention_of_somebody CHECK (document_key != '' OR person_key != ''),
        CONSTRAINT attention_reason CHECK (length(trim(reason)) > 0),
        CONSTRAINT attention_lifted CHECK (
            (lifted_at = '') = (lifted_by = '') AND (lifted_at = '') = (trim(lift_reason) = '')
        )
    ) STRICT
    """,
    "CREATE INDEX attention_by_document ON attention (document_key)",
    "CREATE INDEX attention_by_person ON attention (person_key)",
    """
    CREATE TRIGGER attention_never_goes BEFORE DELETE ON attention
    BEGIN SELECT RAISE(ABORT, 'attention to a seller is lifted, never removed'); END
    """,
    """
    CREATE TABLE inspection (
        id INTEGER NOT NULL PRIMARY KEY, staff TEXT NOT NULL, begun_at TEXT NOT NULL, name TEXT NOT NULL,
        badge TEXT NOT NULL, service TEXT NOT NULL, looked_at TEXT NOT NULL,
        CONSTRAINT inspection_one_at_a_time CHECK (id = 1)
    ) STRICT
    """,
)

_ACQUISITIONS = text(
    """
    SELECT entry.series, entry.number, entry.happened_on, personal_part.data AS seller,
        json_extract(CAST(entry.body AS TEXT), '$.payment.method') AS method,
        json_extract(CAST(entry.body AS TEXT), '$.total_cents') AS total_cents
    FROM entry JOIN personal_part USING (series, number) WHERE personal_part.name = 'seller'
    """
)
_PERSON = text(
    """
    INSERT INTO person_of_entry VALUES (:series, :number, 0, :document, :person, :firm, :address, :happened_on,
        :cash_cents, :total_cents, 0)
    """
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
    connection = op.get_bind()
    # A book of before has acquisitions alone, and no corrections.
    for rows in connection.execute(_ACQUISITIONS).partitions(1000):
        connection.execute(_PERSON, [_person(row) for row in rows])


def _person(row: Row[Any]) -> dict[str, Any]:
    keys = keys_of_seller(json.loads(row.seller))
    return {
        "series": row.series,
        "number": row.number,
        "document": keys.document,
        "person": keys.person,
        "firm": keys.firm,
        "address": keys.address,
        "happened_on": row.happened_on,
        "cash_cents": row.total_cents if row.method == "cash" else 0,
        "total_cents": row.total_cents,
    }
