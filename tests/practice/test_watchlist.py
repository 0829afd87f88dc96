"""The watchlist for when there is no line: whole, and since a change, hashed for one dealer alone."""

from __future__ import annotations

import base64

import pytest
from sqlalchemy import select

from dealer_client.central import wire
from dealer_client.practice import schema
from dealer_client.practice.database import Database
from dealer_client.practice.theft_report import TheftReport, keep_report, withdraw_report

from .practising_counter import Enrolments, PractisingCounter, problem
from .running_register import RunningRegister

STOLEN_IN_PRACTICE_DATA = ("imei", "490154203237518")


def page(counter: PractisingCounter, edition: str = "", after: int = 0) -> wire.WatchlistAnswer:
    response = counter.get(f"/v1/watchlist?edition={edition}&after={after}")
    assert response.status_code == 200, response.text
    return wire.WatchlistAnswer.model_validate_json(response.content)


def hashes(packed: str) -> set[bytes]:
    every = base64.b64decode(packed)
    return {every[at : at + wire.WATCHLIST_HASH_BYTES] for at in range(0, len(every), wire.WATCHLIST_HASH_BYTES)}


def hashed(answer: wire.WatchlistAnswer, kind: str, value: str) -> set[bytes]:
    key = bytes.fromhex(answer.key)
    return {wire.watchlist_hash(key, kind, form) for form in wire.watchlist_forms(kind, value)}


def report(register: RunningRegister, kind: str, value: str) -> int:
    database = Database(register.database)
    with database.writing() as connection:
        kept = keep_report(
            connection,
            TheftReport(kind=kind, value=value, goods="fiets", reported_on="2026-11-20", contact="0900-0000"),
        )
    database.close()
    return kept.stolen_id


def withdraw(register: RunningRegister, stolen_id: int) -> None:
    database = Database(register.database)
    with database.writing() as connection:
        withdraw_report(connection, stolen_id)
    database.close()


def test_the_whole_list_holds_every_form_of_all_that_is_registered_stolen(
    register: RunningRegister, counter: PractisingCounter
):
    answer = page(counter)

    database = Database(register.database)
    with database.reading() as connection:
        rows = connection.execute(select(schema.stolen.c.kind, schema.stolen.c.value)).all()
    database.close()
    assert not answer.more
    assert hashes(answer.added) == set().union(*(hashed(answer, kind, value) for kind, value in rows))
    assert hashed(answer, *STOLEN_IN_PRACTICE_DATA) <= hashes(answer.added)


def test_what_is_reported_later_comes_alone_and_the_feed_says_that_there_is_more(
    register: RunningRegister, counter: PractisingCounter
):
    before = page(counter)
    report(register, "frame", "OBOE 5512")

    after = page(counter, before.edition, before.change)

    assert hashes(after.added) == hashed(after, "frame", "OBOE5512")
    assert len(hashes(after.added)) == 2
    assert counter.feed().watchlist_change == after.change == before.change + 1
    assert page(counter, after.edition, after.change).added == ""


def test_a_report_that_is_withdrawn_comes_off_unless_another_one_names_the_number_too(
    register: RunningRegister, counter: PractisingCounter
):
    first, second = report(register, "serial", "WITHDRAWN 77"), report(register, "frame", "WITHDRAWN-77")
    before = page(counter)

    withdraw(register, first)
    still = page(counter, before.edition, before.change)
    withdraw(register, second)
    withdraw(register, second)
    gone = page(counter, still.edition, still.change)

    assert still.removed == ""
    assert hashes(gone.removed) == hashed(gone, "serial", "WITHDRAWN77")
    assert [result.level for result in counter.check(("serial", "WITHDRAWN77"))] == ["clear"]


def test_each_dealer_has_a_key_of_its_own_and_gets_the_same_one_each_time(enrolments: Enrolments):
    own, neighbour, other = enrolments.counter(0), enrolments.counter(0), enrolments.counter(1)

    assert page(own).key == page(own).key == page(neighbour).key
    assert page(own).key != page(other).key
    assert hashes(page(own).added).isdisjoint(hashes(page(other).added))


@pytest.mark.parametrize(("edition", "after"), [("", 5), ("another", 3), ("another", 10**12)])
def test_a_counter_with_another_list_gets_the_whole_one(counter: PractisingCounter, edition: str, after: int):
    assert page(counter, edition, after).added == page(counter).added


def test_a_change_that_is_not_there_yet_begins_anew(counter: PractisingCounter):
    whole = page(counter)

    assert page(counter, whole.edition, whole.change + 10).added == whole.added


def test_the_list_is_for_known_callers(counter: PractisingCounter):
    problem(counter.get("/v1/watchlist", token="nobody"), 401, "unauthorised")
