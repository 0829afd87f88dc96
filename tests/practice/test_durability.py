"""What was acknowledged is held, once, whatever happens to the process; and several processes share one database."""

from __future__ import annotations

import random
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from dealer_client.central import wire

from .practising_counter import Enrolments, PractisingCounter, item
from .running_register import RunningRegister

STOLEN = ("imei", "490154203237518")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[RunningRegister]:
    with RunningRegister(tmp_path) as running:
        yield running


@pytest.fixture
def counter(register: RunningRegister) -> PractisingCounter:
    return Enrolments(register.url).counter()


def test_what_was_acknowledged_is_there_after_a_kill(register: RunningRegister, counter: PractisingCounter):
    book = [counter.entry(1), counter.entry(2, item(STOLEN)), counter.entry(3, without=["items"])]
    first = counter.uploaded(book)
    told = counter.feed()

    register.kill()
    register.start()

    again = counter.uploaded(book)
    assert [result.status for result in again.results] == ["already", "already", "rejected"]
    assert (again.receipt.size, again.receipt.root) == (first.receipt.size, first.receipt.root)
    assert again.receipt.register_key == first.receipt.register_key
    assert counter.feed() == told
    assert len(register.hits()) == 1


def test_kills_at_any_moment_of_an_upload_lose_nothing_and_hold_nothing_twice(
    register: RunningRegister, counter: PractisingCounter
):
    """A counter that hands over its book batch by batch, and tries again when the line breaks."""
    chance = random.Random(7)
    book = [counter.entry(number, item(STOLEN)) for number in range(1, 201)]
    acknowledged, kills = 0, 0
    while acknowledged < len(book):
        size = min(acknowledged + chance.randint(1, 20), len(book))
        killer = threading.Timer(chance.uniform(0.0, 0.02), register.kill) if kills < 12 else None
        if killer:
            killer.start()
        try:
            answer = counter.uploaded(book[:size], after=acknowledged)
            # More than this batch where an answer was lost, and what it confirmed is there.
            assert answer.receipt.size >= size
            assert answer.receipt.root == counter.root(book[: answer.receipt.size]).hex()
            acknowledged = size
        except httpx.TransportError:
            pass
        if killer:
            killer.join()
            kills += 1
            register.start()

    assert kills == 12
    answer = counter.uploaded(book)
    assert {result.status for result in answer.results} == {"already"}
    assert answer.receipt.size == len(book)
    matches = [event for event in counter.feed().events if isinstance(event, wire.MatchEvent)]
    assert [match.number for match in matches] == list(range(1, 201))
    assert [match.cursor for match in matches] == list(range(1, 201))
    assert len(register.hits()) == len(book)


def test_two_processes_on_one_file_take_in_each_entry_once(tmp_path: Path, register: RunningRegister):
    folder = tmp_path / "second"
    folder.mkdir()
    with RunningRegister(folder, database=register.database) as second:
        enrolments = Enrolments(register.url)
        counters = [enrolments.counter(shop) for shop in (0, 0, 1, 2)]
        failures: list[BaseException] = []

        def hand_over(counter: PractisingCounter) -> None:
            try:
                book = [counter.entry(number, item(STOLEN)) for number in range(1, 41)]
                for size in range(2, 41, 2):
                    counter.url = chance_of(counter).choice((register.url, second.url))
                    counter.uploaded(book[:size], after=size - 2)
                    # The same batch by way of the other process.
                    counter.url = second.url if counter.url == register.url else register.url
                    answer = counter.uploaded(book[:size], after=size - 2)
                    assert {result.status for result in answer.results} == {"already"}
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=hand_over, args=(counter,)) for counter in counters]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert failures == []
        assert len(register.hits()) == len(second.hits()) == 4 * 40
        for counter in counters:
            cursors = [event.cursor for event in counter.feed().events if not isinstance(event, dict)]
            assert cursors == list(range(1, len(cursors) + 1))


def chance_of(counter: PractisingCounter) -> random.Random:
    return random.Random(counter.series)


def test_two_processes_that_start_on_a_new_file_make_one_register(tmp_path: Path):
    database = f"sqlite:///{tmp_path / 'shared.sqlite'}"
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    registers = [RunningRegister(tmp_path / name, database=database) for name in ("a", "b")]
    threads = [threading.Thread(target=register.start) for register in registers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    try:
        keys = {httpx.get(r.url + "/v1/health", trust_env=False).json()["register_key"] for r in registers}
        assert len(keys) == 1
    finally:
        for register in registers:
            register.stop()


def test_a_file_of_another_version_is_left_as_it_is(tmp_path: Path):
    with RunningRegister(tmp_path) as register:
        pass
    path = tmp_path / "register.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE identity SET schema_version = 99")
    connection.close()

    with pytest.raises(AssertionError, match="another version"):
        register.start()
    register.stop()


@pytest.mark.parametrize(
    ("database", "words"),
    [
        ("sqlite://", "Name a file"),
        ("nonsense", "cannot be read"),
        ("mysql://localhost/x", "SQLite or PostgreSQL only"),
        ("sqlite:////proc/nowhere/register.sqlite", "cannot be opened"),
    ],
)
def test_a_database_that_cannot_serve_is_named_in_one_sentence(tmp_path: Path, database: str, words: str):
    register = RunningRegister(tmp_path, database=database)

    with pytest.raises(AssertionError, match=words):
        register.start()
    register.stop()
    assert "Traceback" not in register.log()


def test_a_register_ends_with_the_program_that_started_it(register: RunningRegister):
    pid = register.pid
    register.stop()

    assert not Path(f"/proc/{pid}").exists()


def test_the_log_holds_nothing_of_persons_goods_codes_or_tokens(register: RunningRegister, counter: PractisingCounter):
    entry = counter.entry(1, item(STOLEN, description="Bijzonder herkenbaar"))
    counter.uploaded([entry])
    counter.upload([counter.entry(1, staff="2")])
    counter.upload([entry], head=counter.head([entry], size=5))
    counter.check(STOLEN)
    spoilt = {**entry.model_dump(), "Verzonnen": SECRET}
    httpx.post(
        register.url + "/v1/entries",
        json={"entries": [spoilt], "head": counter.head([entry]).model_dump()},
        headers={"authorization": f"Bearer {counter.token}"},
        trust_env=False,
    )
    httpx.get(f"{register.url}/v1/feed?{SECRET}=1", trust_env=False)
    httpx.post(register.url + "/v1/enrol", json={"code": SECRET, "series": "A"}, trust_env=False)
    with sqlite3.connect(register.database.removeprefix("sqlite:///")) as connection:
        # A fault that nobody foresaw, in the middle of an upload.
        connection.execute("DROP TABLE held_identifier")
    connection.close()
    assert counter.upload([entry, counter.entry(2)], after=1).status_code >= 500

    log = register.log()

    assert log
    for secret in ("Verzonnen", "Kerkstraat", "SPECI2014", STOLEN[1], "herkenbaar", SECRET, counter.token):
        assert secret not in log
    assert counter.enrolment.credential not in log
    assert counter.request.code not in log


SECRET = "zeer-geheim-woord"
