"""Persons are known again by other spellings too, and so is whoever got goods back.

Who a person is can be made again from the entries; a flag on a seller has his keys alone, which are folded as they are.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

from dealer_client.register.numbering import EntryNumber
from dealer_client.register.spelling import folded_name, folded_number
from dealer_client.store.amendments import read_present
from dealer_client.store.people_of_entries import keep

revision = "0014"
down_revision = "0013"

_OF_PERSONS = text(
    """
    SELECT DISTINCT series, number FROM personal_part WHERE name IN ('seller', 'buyer', 'receiver')
    ORDER BY series, number
    """
)
_FLAGS = text("SELECT id, document_key, person_key FROM attention")
_FLAG = text("UPDATE attention SET document_key = :document, person_key = :person WHERE id = :id")


def upgrade() -> None:
    connection = op.get_bind()
    for row in connection.execute(_OF_PERSONS).all():
        keep(connection, read_present(connection, EntryNumber(row.series, row.number)))
    for flag in connection.execute(_FLAGS).all():
        keys = {"document": _document(flag.document_key), "person": _person(flag.person_key)}
        connection.execute(_FLAG, {"id": flag.id, **keys})


def _document(key: str) -> str:
    """Issuing state and number, with a space between them."""
    state, space, number = key.partition(" ")
    return f"{folded_name(state)}{space}{folded_number(number)}"


def _person(key: str) -> str:
    """Surname, initial and date of birth, with a space between them."""
    if not key:
        return ""
    surname, initial, born = key.split(" ")
    return f"{folded_name(surname)} {folded_name(initial)[:1]} {born}"
