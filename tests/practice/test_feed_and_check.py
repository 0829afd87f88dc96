from __future__ import annotations

import socket
import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dealer_client.central import wire

from .practising_counter import Enrolments, PractisingCounter, item, problem
from .practising_police import PolicePage
from .running_register import RunningRegister


@pytest.mark.parametrize(
    ("value", "level"),
    [
        ("490154203237518", "exact"),
        ("49-015420-323751-8", "exact"),
        ("4901542032375180", "exact"),
        ("49015420323751", "exact"),
        ("4901S4203237S18", "near"),
        ("490154203237519", "clear"),
        ("-", "clear"),
    ],
)
def test_an_identifier_is_checked_in_every_way_of_writing_it(counter: PractisingCounter, value: str, level: str):
    (result,) = counter.check(("imei", value))

    assert (result.kind, result.value, result.level) == ("imei", value, level)
    assert bool(result.reference and result.goods and result.reported_on and result.contact) == (level != "clear")


def test_identifiers_are_answered_in_the_order_asked(counter: PractisingCounter):
    asked = [("serial", "NIETS1"), ("imei", "490154203237518"), ("frame", "WTUI23456789"), ("serial", "NIETS1")]

    results = counter.check(*asked)

    assert [(result.kind, result.value) for result in results] == asked
    assert [result.level for result in results] == ["clear", "exact", "near", "clear"]


def test_a_number_is_found_under_another_kind_of_number_but_a_text_under_its_own_alone(
    register: RunningRegister, counter: PractisingCounter
):
    assert counter.check(("serial", "490154203237518"))[0].level == "exact"
    PolicePage(register.url).report(kind="engraving", value="Voor Jip 2001")

    kinds = ("engraving", "serial", "plate")
    assert [counter.check((kind, "voor jip 2001"))[0].level for kind in kinds] == ["exact", "clear", "clear"]


def test_a_short_number_is_compared_exactly_alone(register: RunningRegister, counter: PractisingCounter):
    PolicePage(register.url).report(value="AB01")

    assert [result.level for result in counter.check(("serial", "ab-01"), ("serial", "ABO1"))] == ["exact", "clear"]


def test_a_check_of_nothing_or_of_too_much_is_refused(counter: PractisingCounter):
    one = wire.WireIdentifier(kind="serial", value="A1")
    for identifiers in ([], [one] * (wire.MAX_CHECK_IDENTIFIERS + 1)):
        problem(
            counter.post("/v1/check", wire.CheckRequest.model_construct(identifiers=identifiers)), 422, "bad-request"
        )


def test_a_match_stands_in_the_feed_when_the_upload_is_answered(counter: PractisingCounter):
    counter.uploaded([counter.entry(1, item(), item(("serial", "W"), ("frame", "wtu-123-456-789"), line=2))])

    (match,) = counter.told()

    assert (match.number, match.line, match.kind, match.value) == (1, 2, "frame", "wtu-123-456-789")
    assert (match.level, match.reference) == ("exact", "OEFEN-2026-000002")


def test_a_batch_sent_twice_matches_once(counter: PractisingCounter):
    book = [counter.entry(1, item(("imei", "490154203237518")))]
    counter.uploaded(book)
    counter.uploaded(book)

    assert len(counter.told()) == 1


def test_a_batch_that_is_refused_matches_nothing(counter: PractisingCounter):
    book = [counter.entry(1, item(("imei", "490154203237518")))]
    problem(counter.upload(book, head=counter.head(book, root=bytes(32))), 409, "fork")

    assert counter.told() == []


def test_every_counter_of_a_dealer_reads_the_same_feed(enrolments: Enrolments):
    one, neighbour = enrolments.counter(2), enrolments.counter(2)
    one.uploaded([one.entry(1, item(("imei", "490154203237518")))])

    assert neighbour.feed() == one.feed()


def test_a_feed_is_read_on_from_its_cursor_and_tells_everything_again_from_the_beginning(
    counter: PractisingCounter,
):
    before = counter.feed().cursor
    counter.uploaded([counter.entry(n, item(("imei", "490154203237518"))) for n in range(1, 4)])

    first = counter.feed(before)

    assert [event.number for event in first.events if isinstance(event, wire.MatchEvent)] == [1, 2, 3]
    # Before the three matches: that the book has grown.
    assert first.cursor == before + 4
    assert counter.feed(first.cursor).events == []
    assert counter.feed(first.cursor - 1).events == first.events[-1:]


def test_a_cursor_of_another_life_of_the_register_is_told_everything(counter: PractisingCounter):
    counter.uploaded([counter.entry(1, item(("imei", "490154203237518")))])

    assert counter.feed(10**9) == counter.feed(0)


def test_a_long_feed_comes_in_parts_without_a_gap(counter: PractisingCounter):
    start = counter.feed().cursor
    many = wire.MAX_FEED_EVENTS + 1
    lines = [item(("imei", "490154203237518"), line=n) for n in range(1, many + 1)]
    counter.uploaded([counter.entry(1, *lines)])

    first = counter.feed(start)
    second = counter.feed(first.cursor)

    assert (len(first.events), first.more) == (wire.MAX_FEED_EVENTS, True)
    assert (len(second.events), second.more) == (2, False)


def test_a_waiting_feed_answers_as_soon_as_there_is_a_match(counter: PractisingCounter):
    cursor, answers = counter.feed().cursor, []
    waiting = threading.Thread(target=lambda: answers.append(counter.feed(cursor, wait=wire.MAX_FEED_WAIT_SECONDS)))
    began = time.monotonic()
    waiting.start()

    counter.uploaded([counter.entry(1, item(("imei", "490154203237518")))])
    waiting.join(wire.MAX_FEED_WAIT_SECONDS)

    assert sum(isinstance(event, wire.MatchEvent) for event in answers[0].events) == 1
    assert time.monotonic() - began < wire.MAX_FEED_WAIT_SECONDS / 2


def test_a_feed_without_news_answers_after_the_wait_it_was_asked(counter: PractisingCounter):
    cursor, began = counter.feed().cursor, time.monotonic()

    answer = counter.feed(cursor, wait=1)

    assert answer.events == []
    assert time.monotonic() - began >= 1


def test_a_register_that_stops_answers_who_waits(tmp_path):
    with RunningRegister(tmp_path) as register:
        counter = Enrolments(register.url).counter()
        port = int(register.url.rpartition(":")[2])
        headers = f"host: 127.0.0.1\r\nauthorization: Bearer {counter.token}\r\n\r\n"
        with socket.create_connection(("127.0.0.1", port), timeout=20) as line, line.makefile("rb") as answers:
            # Two calls in one go: when the first is answered, the second one is there and waits.
            line.sendall(f"GET /v1/health HTTP/1.1\r\n{headers}GET /v1/feed?wait=25 HTTP/1.1\r\n{headers}".encode())
            assert b"200" in answers.readline()
            began = time.monotonic()
            register.stop()
            rest = answers.read()

    assert b'{"events":[],"cursor":0,"more":false' in rest
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    "query", ["cursor=-1", "cursor=x", "cursor=99999999999999999999", "wait=26", "wait=-1", "wait="]
)
def test_a_cursor_or_wait_that_is_none_is_refused_by_name(counter: PractisingCounter, query: str):
    found = problem(counter.get(f"/v1/feed?{query}"), 422, "bad-request")

    assert query.partition("=")[0] in found.detail


_IDENTIFIER = st.text(min_size=1, max_size=wire.MAX_VALUE_CHARACTERS)


@settings(max_examples=60, deadline=None)
@given(values=st.lists(_IDENTIFIER, min_size=1, max_size=wire.MAX_CHECK_IDENTIFIERS))
def test_whatever_is_asked_gets_an_answer_for_each(register_counter: PractisingCounter, values: list[str]):
    request = wire.CheckRequest.model_construct(
        identifiers=[wire.WireIdentifier.model_construct(kind="serial", value=value) for value in values]
    )
    try:
        answer = register_counter.post("/v1/check", request)
    except UnicodeEncodeError:
        return
    assert answer.status_code in (200, 422), answer.text
    if answer.status_code == 200:
        assert [result["value"] for result in answer.json()["results"]] == values


@pytest.fixture(scope="module")
def register_counter(enrolments: Enrolments) -> PractisingCounter:
    return enrolments.counter()
