"""Who works here: PINs that cannot be guessed by trying, and names that stay with their entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dealer_client.custody.people import People, StaffWrong
from dealer_client.register.staff import Role
from dealer_client.store.engine import Store
from dealer_client.store.opening import create_store, open_store
from dealer_client.store.staff import StaffMissing
from dealer_client.vault.pins import FREE_TRIES, MOST_TRIES, PinWrong
from tests.store.books import STORE_KEY

PIN, WRONG = "8305", "1111"


class Clock:
    """A clock that a test, or a thief, can set."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = create_store(tmp_path / "book.db", STORE_KEY)
    yield made
    made.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def people(store: Store, clock: Clock) -> People:
    made = People(store, clock)
    made.add("Kees Voorbeeld", Role.OWNER, PIN)
    return made


def _try_wrong(people: People, times: int) -> None:
    for _ in range(times):
        with pytest.raises(PinWrong):
            people.sign_in("1", WRONG)


def test_the_right_pin_signs_in_and_a_wrong_one_does_not(people: People) -> None:
    assert people.sign_in("1", PIN).name == "Kees Voorbeeld"
    _try_wrong(people, 1)


def test_after_three_wrong_tries_even_the_right_pin_must_wait(people: People, clock: Clock) -> None:
    _try_wrong(people, FREE_TRIES)
    with pytest.raises(PinWrong) as caught:
        people.sign_in("1", PIN)
    clock.time += caught.value.wait
    assert people.sign_in("1", PIN).id == "1"


def test_the_wait_survives_a_restart(people: People, store: Store, clock: Clock) -> None:
    _try_wrong(people, FREE_TRIES)
    store.close()
    again = open_store(store.path, STORE_KEY)
    try:
        with pytest.raises(PinWrong):
            People(again, clock).sign_in("1", PIN)
    finally:
        again.close()


def test_setting_the_clock_back_starts_the_wait_anew(people: People, clock: Clock) -> None:
    _try_wrong(people, FREE_TRIES)
    clock.time -= timedelta(days=1)
    with pytest.raises(PinWrong) as caught:
        people.sign_in("1", PIN)
    assert caught.value.wait == timedelta(seconds=15)
    clock.time += timedelta(seconds=14)
    with pytest.raises(PinWrong):
        people.sign_in("1", PIN)
    clock.time += timedelta(seconds=1)
    assert people.sign_in("1", PIN).id == "1"


def test_setting_the_clock_ahead_wins_a_few_tries_and_no_more(people: People, clock: Clock) -> None:
    for _ in range(MOST_TRIES):
        clock.time += timedelta(hours=1)
        _try_wrong(people, 1)
    clock.time += timedelta(days=365)
    with pytest.raises(PinWrong, match="owner"):
        people.sign_in("1", PIN)
    people.set_pin("1", "9275")
    assert people.sign_in("1", "9275").id == "1"


def test_the_wait_grows_with_every_wrong_try_up_to_a_quarter_of_an_hour(people: People, clock: Clock) -> None:
    waits = []
    for _ in range(12):
        clock.time += timedelta(hours=1)
        with pytest.raises(PinWrong) as caught:
            people.sign_in("1", WRONG)
        waits.append(caught.value.wait.total_seconds())
    assert waits[:5] == [0, 0, 15, 30, 60]
    assert waits[-1] == 900


@pytest.mark.parametrize("pin", ["", "123", "1234", "4321", "0000", "12a4", "١٢٣٥", "1" * 13])
def test_a_pin_that_is_too_easy_or_no_digits_is_refused(people: People, pin: str) -> None:
    with pytest.raises(PinWrong) as caught:
        people.set_pin("1", pin)
    assert caught.value.field == "pin"
    assert people.sign_in("1", PIN).id == "1"


def test_someone_who_left_cannot_sign_in_and_keeps_the_id(people: People) -> None:
    left = people.add("An Voorbeeld", Role.CLERK, "7402")
    people.remove(left.id)
    with pytest.raises(StaffMissing):
        people.sign_in(left.id, "7402")
    assert people.add("An Voorbeeld", Role.CLERK).id == "3"
    assert [(record.staff.id, record.active) for record in people.all()] == [("1", True), ("2", False), ("3", True)]


def test_the_only_owner_stays(people: People) -> None:
    with pytest.raises(StaffWrong):
        people.remove("1")


def test_a_name_that_somebody_has_is_refused(people: People) -> None:
    with pytest.raises(StaffWrong):
        people.add(" kees  voorbeeld ", Role.CLERK)


def test_no_pin_stands_in_the_store_or_in_a_repr(people: People, store: Store) -> None:
    with store.reading() as connection:
        assert PIN not in str(connection.exec_driver_sql("SELECT pin_hash FROM staff").all()).split("$")
    assert "argon2" not in repr(people.all())


@pytest.mark.parametrize(
    "name",
    ["x" * 121, "An\0", "An\ud800", "An\u202e", "An 999999990"],
    ids=["too long", "a control character", "half a character", "turned around", "a citizen number"],
)
def test_a_name_that_is_no_line_of_text_or_holds_a_citizen_number_is_refused(store: Store, name: str) -> None:
    with pytest.raises(StaffWrong) as refused:
        People(store).add(name, Role.CLERK)
    assert refused.value.field == "name"
    assert [record.staff.name for record in People(store).all()] == []
