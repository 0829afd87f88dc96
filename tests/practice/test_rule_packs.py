"""A rule pack that the practice register publishes reaches every dealer's feed, signed, once."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from dealer_client.central import wire
from dealer_client.practice import schema
from dealer_client.practice.feed import read_feed
from dealer_client.practice.practice_register import PracticeRegister
from dealer_client.practice.rule_packs import publish_rule_pack

TEXT = '[pack]\nid = "nl"\nversion = "2099.1"\n# é'


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'register.sqlite'}"


def dealers_and_events(register: PracticeRegister) -> dict[str, list[object]]:
    with register.database.reading() as connection:
        dealers = connection.execute(select(schema.dealer.c.dealer_id)).scalars().all()
        return {dealer: list(read_feed(connection, dealer, 0).events) for dealer in dealers}


def test_each_dealer_is_told_the_pack_under_the_registers_signature(database: str) -> None:
    register = PracticeRegister(database, rule_pack=TEXT)
    told = dealers_and_events(register)
    assert len(told) > 1
    for events in told.values():
        (event,) = events
        assert isinstance(event, wire.RulePackEvent)
        assert event.text == TEXT
        key = bytes.fromhex(register.key.public)
        assert wire.signature_holds(key, bytes.fromhex(event.signature), wire.signed_pack_bytes(TEXT))
    register.close()


def test_a_register_that_starts_again_with_the_same_pack_tells_it_to_nobody_twice(database: str) -> None:
    PracticeRegister(database, rule_pack=TEXT).close()
    register = PracticeRegister(database, rule_pack=TEXT)
    assert {len(events) for events in dealers_and_events(register).values()} == {1}
    with register.database.writing() as connection:
        assert publish_rule_pack(connection, register.key, TEXT + "\n") == len(dealers_and_events(register))
    assert {len(events) for events in dealers_and_events(register).values()} == {2}
    register.close()
