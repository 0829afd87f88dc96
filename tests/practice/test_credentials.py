from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from dealer_client.central import wire
from dealer_client.practice.application import build_application
from dealer_client.practice.practice_register import PracticeRegister

from .practising_counter import Enrolments, PractisingCounter, problem
from .running_register import RunningRegister


def enrol(register: RunningRegister, **values: str) -> httpx.Response:
    request = {"series": "QA", "book": "book", "counter_key": "ab" * 32, **values}
    return httpx.post(register.url + "/v1/enrol", json=request, trust_env=False)


def token(register: RunningRegister, **values: str) -> httpx.Response:
    return httpx.post(register.url + "/v1/token", json=values, trust_env=False)


@pytest.fixture
def own_register(tmp_path) -> Iterator[RunningRegister]:
    """A register that this test alone tries the patience of."""
    with RunningRegister(tmp_path) as running:
        yield running


def test_every_call_but_health_enrol_and_token_needs_a_token(tmp_path, register: RunningRegister):
    open_calls = {("GET", "/v1/health"), ("POST", "/v1/enrol"), ("POST", "/v1/enrol/again"), ("POST", "/v1/token")}
    practice = PracticeRegister(f"sqlite:///{tmp_path / 'r.sqlite'}")
    application = build_application(practice)
    document = application.openapi()
    practice.close()
    guarded = [
        (method.upper(), path)
        for path, calls in document["paths"].items()
        for method in calls
        if (method.upper(), path) not in open_calls
    ]
    assert len(guarded) >= 3
    for method, path in guarded:
        for headers in (
            {},
            {"authorization": "Bearer x"},
            {"authorization": "Basic eDp5"},
            {"authorization": "Bearer"},
        ):
            answer = httpx.request(method, register.url + path, headers=headers, json={}, trust_env=False)
            problem(answer, 401, "unauthorised")
            assert answer.headers["www-authenticate"] == "Bearer"


def test_health_is_told_to_anyone(register: RunningRegister):
    answer = httpx.get(register.url + "/v1/health", trust_env=False)

    assert wire.Health.model_validate_json(answer.content).practice is True


def test_an_unknown_or_used_code_enrols_nobody(register: RunningRegister, enrolments: Enrolments):
    problem(enrol(register, code="unknown"), 403, "enrolment-code")

    code = enrolments.code(0)
    PractisingCounter(register.url, code, enrolments.series())
    problem(enrol(register, code=code, series="QB"), 403, "enrolment-code")


def test_a_lost_answer_can_be_asked_again_until_the_counter_has_sent_something(
    register: RunningRegister, enrolments: Enrolments
):
    code, series = enrolments.code(0), enrolments.series()
    first = PractisingCounter(register.url, code, series)
    second = PractisingCounter(register.url, code, series)

    assert second.enrolment.counter_id == first.enrolment.counter_id
    old = first.enrolment
    problem(token(register, counter_id=old.counter_id, credential=old.credential), 401, "unauthorised")

    second.uploaded([second.entry(1)])
    problem(second.post("/v1/enrol", second.request, token=""), 403, "enrolment-code")


def test_a_series_that_another_counter_of_the_dealer_has_is_refused_and_the_code_still_serves(
    register: RunningRegister, enrolments: Enrolments
):
    series = enrolments.series()
    PractisingCounter(register.url, enrolments.code(0), series)
    code = enrolments.code(0)

    problem(enrol(register, code=code, series=series), 409, "series-taken")

    assert enrol(register, code=code, series=enrolments.series()).status_code == 200


def test_two_dealers_may_have_the_same_series(register: RunningRegister, enrolments: Enrolments):
    series = enrolments.series()
    one, other = (PractisingCounter(register.url, enrolments.code(shop), series) for shop in (0, 1))

    one.uploaded([one.entry(1)])
    other.uploaded([other.entry(1, staff="2"), other.entry(2)])

    assert one.uploaded([one.entry(1), one.entry(2)]).receipt.size == 2


def test_of_two_counters_that_enrol_at_once_with_one_code_one_is_known(
    register: RunningRegister, enrolments: Enrolments
):
    code, together = enrolments.code(0), threading.Barrier(4)

    def attempt(n: int) -> int:
        together.wait()
        return enrol(register, code=code, series=f"QX{'ABCD'[n]}").status_code

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(attempt, range(4)))

    assert sorted(answers) == [200, 403, 403, 403]


def test_a_wrong_credential_fetches_no_token(register: RunningRegister, counter: PractisingCounter):
    known = counter.enrolment.counter_id
    for counter_id, credential in ((known, ""), (known, "x"), (known, known), ("", ""), ("x", "x")):
        problem(token(register, counter_id=counter_id, credential=credential), 401, "unauthorised")


def test_an_expired_token_is_refused_with_a_code_of_its_own_and_a_fresh_one_serves(tmp_path):
    with RunningRegister(tmp_path, token_seconds=-1) as register:
        counter = Enrolments(register.url).counter()
        problem(counter.get("/v1/feed"), 401, "token-expired")
        problem(counter.upload([counter.entry(1)]), 401, "token-expired")
        register.stop()
        register.token_seconds = 900
        register.start()
        assert counter.get("/v1/feed", counter.fresh_token()).status_code == 200


def test_a_token_outlives_a_restart_of_the_register(own_register: RunningRegister):
    counter = Enrolments(own_register.url).counter()
    counter.feed()

    own_register.kill()
    own_register.start()

    assert counter.feed().events == []


def test_who_guesses_codes_must_wait_and_is_told_how_long(own_register: RunningRegister):
    for _ in range(20):
        problem(enrol(own_register, code="guess"), 403, "enrolment-code")

    refused = enrol(own_register, code="guess")

    problem(refused, 429, "busy")
    assert 0 < int(refused.headers["retry-after"]) <= 300


def test_right_codes_and_wrong_messages_do_not_count_as_guesses(own_register: RunningRegister):
    for _ in range(25):
        assert enrol(own_register, code="x", series="not a series").status_code == 422
    enrolments = Enrolments(own_register.url)
    for _ in range(25):
        enrolments.counter()
