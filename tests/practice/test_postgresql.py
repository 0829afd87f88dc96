"""The register on a real PostgreSQL server: what a database can do differently from SQLite."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dealer_client.central import wire

from .amended_books import correction, void
from .postgresql_server import new_database, postgresql_programs, postgresql_server
from .practising_counter import Enrolments, PractisingCounter, item, problem
from .practising_police import PolicePage
from .running_register import RunningRegister

pytestmark = pytest.mark.skipif(postgresql_programs() is None, reason="no PostgreSQL server is installed")

STOLEN = ("imei", "490154203237518")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgresql_server() as url:
        yield url


@pytest.fixture(scope="module")
def register(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningRegister]:
    database = new_database(server, "shared")
    with RunningRegister(tmp_path_factory.mktemp("register"), database=database) as running:
        yield running


@pytest.fixture
def own_database(server: str) -> str:
    """An empty database for one test."""
    return new_database(server, f"own_{next(_numbers)}")


_numbers = itertools.count()


def together(*acts: Callable[[], object]) -> list[object]:
    """What each of these gives, begun at the same moment."""
    start = threading.Barrier(len(acts))

    def begin(act: Callable[[], object]) -> object:
        start.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(begin, acts))


def test_a_batch_is_accepted_once_with_its_tree_its_receipt_and_its_match(
    register: RunningRegister, counter: PractisingCounter
):
    book = [counter.entry(number, item(("serial", f"PG{number}"))) for number in range(1, 8)]
    book.append(counter.entry(8, item(STOLEN)))
    counter.uploaded(book[:3])

    answer = counter.uploaded(book, after=1)
    again = counter.uploaded(book)

    assert [result.status for result in answer.results] == ["already"] * 2 + ["accepted"] * 5
    assert {result.status for result in again.results} == {"already"}
    assert answer.receipt.root == again.receipt.root == counter.root(book).hex()
    assert [(match.number, match.level) for match in counter.told()] == [(8, "exact")]
    assert [hit["entry_number"] for hit in register.hits()] == [f"{counter.series}-000008/1"]


def test_what_corrections_and_voids_make_of_goods_is_compared_as_on_sqlite(
    register: RunningRegister, counter: PractisingCounter
):
    changed = ("items[0].identifiers[0].value", "PGNIEUW1")
    book = [
        counter.entry(1, item(("serial", "PGVOID01"))),
        void(counter, 2),
        counter.entry(3, item(("serial", "PGOUD001"))),
    ]
    counter.uploaded([*book, correction(counter, 4, changed, corrects=3)])

    for value in ("PGVOID01", "PGOUD001", "PGNIEUW1"):
        PolicePage(register.url).report(value=value)

    assert [(match.number, match.value) for match in counter.told()] == [(3, "PGNIEUW1")]


def test_gaps_forks_and_rejections_are_told_as_on_sqlite(counter: PractisingCounter):
    book = [counter.entry(1), counter.entry(2, without=["items"]), counter.entry(3)]
    assert [result.status for result in counter.uploaded(book).results] == ["accepted", "rejected", "accepted"]

    later = [*book, counter.entry(4), counter.entry(5)]
    assert problem(counter.upload(later, after=4), 409, "number-gap").expected_number == 4
    problem(counter.upload([counter.entry(1, staff="2")]), 409, "fork")
    assert counter.uploaded(book).results[1].reasons[0].code == "items-missing"


def test_identifiers_are_checked_as_on_sqlite(counter: PractisingCounter):
    results = counter.check(STOLEN, ("frame", "WTUI23456789"), ("serial", "NIETS"))

    assert [result.level for result in results] == ["exact", "near", "clear"]


def test_a_text_that_postgresql_cannot_hold_is_refused_in_words(counter: PractisingCounter):
    entry = counter.entry(1, parts=[], sent=[], commitments={"seller": "x\x00"})
    assert counter.uploaded([entry]).results[0].status == "accepted"

    request = wire.TokenRequest(counter_id="a\x00b", credential="x")
    assert counter.post("/v1/token", request, token="").status_code in (401, 422)


def test_the_same_batch_at_once_is_held_once(counter: PractisingCounter):
    book = [counter.entry(number, item(STOLEN)) for number in range(1, 21)]
    assert counter.token

    answers = together(*[lambda: counter.uploaded(book)] * 6)

    first = [answer.results[0].status for answer in answers if isinstance(answer, wire.UploadAnswer)]
    assert sorted(first) == ["accepted"] + ["already"] * 5
    assert len(counter.told()) == 20


def test_a_report_of_theft_and_an_upload_at_the_same_moment_never_miss_each_other(
    register: RunningRegister, enrolments: Enrolments
):
    desk = PolicePage(register.url)
    counters = [enrolments.counter(shop) for shop in (0, 1)]
    for counter in counters:
        assert counter.token
    books: list[list[wire.WireEntry]] = [[], []]
    for number in range(1, 21):
        value = f"GELIJKTIJDIG{number:03d}"
        for counter, book in zip(counters, books, strict=True):
            book.append(counter.entry(number, item(("serial", value))))
        together(
            lambda value=value: desk.report(value=value),
            *(
                lambda counter=counter, book=book: counter.uploaded(book, after=len(book) - 1)
                for counter, book in zip(counters, books, strict=True)
            ),
        )

    for counter in counters:
        assert [match.number for match in counter.told()] == list(range(1, 21))


def test_reports_of_theft_at_the_same_moment_each_get_a_reference_of_their_own(
    register: RunningRegister, counter: PractisingCounter
):
    desk = PolicePage(register.url)
    values = [f"TEGELIJK{n}A" for n in range(6)]

    together(*(lambda value=value: desk.report(value=value) for value in values))

    references = {result.reference for result in counter.check(*(("serial", value) for value in values))}
    assert len(references) == 6


def test_two_registers_that_start_on_an_empty_database_become_one(own_database: str, tmp_path: Path):
    registers = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        registers.append(RunningRegister(tmp_path / name, database=own_database))
    try:
        together(*(register.start for register in registers))
        enrolments = Enrolments(registers[0].url)
        one, other = enrolments.counter(0), enrolments.counter(0)
        other.url = registers[1].url

        together(
            *(
                lambda counter=counter: [
                    counter.uploaded([counter.entry(n, item(STOLEN)) for n in range(1, size + 1)], after=size - 1)
                    for size in range(1, 21)
                ]
                for counter in (one, other)
            )
        )

        events = [event for event in one.feed().events if not isinstance(event, dict)]
        assert [event.cursor for event in events] == list(range(1, 81))
        assert sum(isinstance(event, wire.MatchEvent) for event in events) == 40
        assert one.enrolment.register_key == other.enrolment.register_key
    finally:
        for register in registers:
            register.stop()


def test_what_was_acknowledged_is_there_after_a_kill(own_database: str, tmp_path: Path):
    with RunningRegister(tmp_path, database=own_database) as register:
        counter = Enrolments(register.url).counter()
        book = [counter.entry(number, item(STOLEN)) for number in range(1, 11)]
        counter.uploaded(book)

        register.kill()
        register.start()

        assert {result.status for result in counter.uploaded(book).results} == {"already"}
        assert len(counter.told()) == 10


def test_a_server_that_is_not_there_is_named_without_its_password(tmp_path: Path):
    register = RunningRegister(tmp_path, database="postgresql+psycopg://someone:geheim@127.0.0.1:1/nothing")

    with pytest.raises(AssertionError, match="cannot be opened"):
        register.start()
    register.stop()

    assert "geheim" not in register.log()
