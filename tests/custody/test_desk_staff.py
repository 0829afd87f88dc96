"""Entries carry who recorded them, and an inspector records nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dealer_client.app import OpenCounter, open_counter
from dealer_client.desk import NotAllowed
from dealer_client.desk.errors import OwnerOnly
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.staff import Role
from dealer_client.store.book import read_entry
from dealer_client.vault.pins import PinWrong
from tests.journeys.busy_counter import purchase

from .profiles import a_profile


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[OpenCounter]:
    a_profile(tmp_path / "home")
    opened = open_counter(tmp_path / "home", sync_in_background=False)
    yield opened
    opened.close()


def _record(counter: OpenCounter) -> EntryNumber:
    return counter.desk.record(purchase(1, counter.desk.today())).number


def _staff_of(counter: OpenCounter, number: EntryNumber) -> str:
    with counter.store.reading() as connection:
        return str(read_entry(connection, number).content["staff"])


def test_an_entry_carries_who_was_signed_in_when_it_was_recorded(counter: OpenCounter) -> None:
    an = counter.desk.people.add("An Voorbeeld", Role.CLERK, "7402")
    first = _record(counter)
    counter.desk.sign_in(an.id, "7402")
    assert counter.desk.staff == "An Voorbeeld"
    assert [_staff_of(counter, number) for number in (first, _record(counter))] == ["1", an.id]


def test_a_wrong_pin_leaves_the_one_who_was_there(counter: OpenCounter) -> None:
    an = counter.desk.people.add("An Voorbeeld", Role.CLERK, "7402")
    with pytest.raises(PinWrong):
        counter.desk.sign_in(an.id, "1111")
    assert _staff_of(counter, _record(counter)) == "1"


def test_an_inspector_looks_and_records_nothing(counter: OpenCounter) -> None:
    inspector = counter.desk.people.add("Inspecteur", Role.INSPECTOR)
    _record(counter)
    counter.desk.sign_in(inspector.id)
    with pytest.raises(NotAllowed):
        _record(counter)
    with pytest.raises(NotAllowed):
        counter.desk.acknowledge("any")
    assert len(counter.desk.search()) == 1


@pytest.mark.parametrize("role", [Role.CLERK, Role.INSPECTOR])
def test_who_is_no_owner_adds_nobody_removes_nobody_and_gives_no_pin(counter: OpenCounter, role: Role) -> None:
    people = counter.desk.people
    other = people.add("An Voorbeeld", role)
    counter.desk.sign_in(other.id)
    before = people.all()
    for refused in (
        lambda: people.add("Piet Voorbeeld", Role.OWNER),
        lambda: people.set_pin("1", "7402"),
        lambda: people.remove("1"),
    ):
        with pytest.raises(OwnerOnly):
            refused()
    assert people.all() == before
