"""A book with an erasure in it, for the tests of everything that must know what is gone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from dealer_client.register.correction import FieldChange, correction_entry
from dealer_client.register.entry import Entry, Recording, RulesUsed
from dealer_client.register.erasure import erasure_entry
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.retention import PastPart
from dealer_client.register.retention_rule import RetentionRule, read_retention
from dealer_client.store import amendments, book
from dealer_client.store.engine import Store

from .books import sign_head

RECORDING = Recording(
    recorded_at=datetime(2035, 1, 2, 9, tzinfo=UTC),
    zone="Europe/Amsterdam",
    today=date(2035, 1, 2),
    staff="staff-1",
    practice=False,
    rules=RulesUsed(pack="nl", version="1", digest="0" * 64),
)
RULE: RetentionRule = read_retention(
    [
        {
            "code": "TEST",
            "data": "seller",
            "years": 7,
            "source": "test",
            "verified": False,
            "valid_from": date(2000, 1, 1),
        }
    ]
)[0]


def erase(store: Store, *parts: tuple[int, str]) -> Entry:
    """Records an erasure of these parts, by number of the entry and name."""
    past = [PastPart(entry=EntryNumber("A", number), part=part, rule=RULE) for number, part in parts]
    with store.writing() as connection:
        return book.add_entry(connection, "A", lambda number: erasure_entry(past, {}, number, RECORDING), sign_head)


def correct(store: Store, target: int, changes: Iterable[tuple[str, str]], reason: str = "verkeerd getypt") -> Entry:
    """Records a correction of an entry: paths and what they say from now on."""
    with store.writing() as connection:
        present = amendments.read_present(connection, EntryNumber("A", target))
        made = [FieldChange(path=path, new=new) for path, new in changes]
        return book.add_entry(
            connection, "A", lambda number: correction_entry(present, made, reason, number, RECORDING), sign_head
        )
