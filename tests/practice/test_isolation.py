"""Two dealers on one register: neither reads or writes anything of the other, whatever ids it tries."""

from __future__ import annotations

import httpx
import pytest

from dealer_client.central import wire

from .practising_counter import Enrolments, PractisingCounter, item, problem
from .practising_police import PolicePage
from .running_register import RunningRegister

STOLEN = ("imei", "490154203237518")


@pytest.fixture
def own(enrolments: Enrolments) -> PractisingCounter:
    return enrolments.counter(0)


@pytest.fixture
def other(enrolments: Enrolments) -> PractisingCounter:
    counter = enrolments.counter(1)
    counter.uploaded([counter.entry(1, item(STOLEN)), counter.entry(2)])
    return counter


def test_a_counter_cannot_write_into_another_dealers_book(own: PractisingCounter, other: PractisingCounter):
    book = [other.entry(1, item(STOLEN)), other.entry(2), other.entry(3)]

    for after in (0, 2):
        request = wire.UploadRequest(entries=book[after:], head=other.head(book))
        problem(own.post("/v1/entries", request), 422, "bad-request")
        forged = own.head(book, book=other.book, series=other.series)
        problem(own.post("/v1/entries", request.model_copy(update={"head": forged})), 422, "bad-request")

    assert other.uploaded(book, after=2).receipt.size == 3


def test_a_counter_cannot_write_into_the_book_of_its_dealers_other_counter(
    enrolments: Enrolments, own: PractisingCounter
):
    neighbour = enrolments.counter(0)
    book = [neighbour.entry(1)]

    problem(own.post("/v1/entries", wire.UploadRequest(entries=book, head=neighbour.head(book))), 422, "bad-request")

    assert neighbour.uploaded(book).results[0].status == "accepted"


def test_an_upload_says_nothing_of_what_another_dealer_holds_under_the_same_number(
    own: PractisingCounter, other: PractisingCounter
):
    answer = own.uploaded([own.entry(1)])

    assert [result.status for result in answer.results] == ["accepted"]
    assert answer.receipt.dealer_id == own.enrolment.dealer_id
    assert answer.receipt.size == 1


def test_a_feed_tells_a_dealer_its_own_matches_alone_at_every_cursor(own: PractisingCounter, other: PractisingCounter):
    own.uploaded([own.entry(1, item(STOLEN))])
    theirs = {match.match_id for match in other.told()}
    assert theirs

    for cursor in (0, 1, 2, 3, 10**6):
        events = own.feed(cursor).events
        assert {event.series for event in events if isinstance(event, wire.MatchEvent)}.isdisjoint({other.series})
        assert theirs.isdisjoint({event.match_id for event in events if isinstance(event, wire.MatchEvent)})


def test_no_member_or_parameter_names_another_dealer(own: PractisingCounter, other: PractisingCounter):
    def feed_of_own(**parameters: str) -> httpx.Response:
        headers = {"authorization": f"Bearer {own.token}", "x-dealer-id": other.enrolment.dealer_id}
        return httpx.get(f"{own.url}/v1/feed", params=parameters, headers=headers, trust_env=False)

    plain = feed_of_own().content
    for name in ("dealer", "dealer_id", "series", "counter_id", "book"):
        value = {"series": other.series, "book": other.book}.get(name, other.enrolment.dealer_id)
        assert feed_of_own(**{name: value}).content == plain
        request = {"identifiers": [{"kind": "imei", "value": "1"}], name: value}
        answer = httpx.post(
            f"{own.url}/v1/check", json=request, headers={"authorization": f"Bearer {own.token}"}, trust_env=False
        )
        problem(answer, 422, "bad-request")


def test_a_check_says_the_same_whoever_holds_the_goods(own: PractisingCounter, other: PractisingCounter):
    other.uploaded([other.entry(1, item(STOLEN)), other.entry(2), other.entry(3, item(("serial", "ALLEENDAAR1")))])

    assert own.check(("serial", "ALLEENDAAR1"))[0].level == "clear"
    assert own.check(STOLEN) == other.check(STOLEN)


def test_a_credential_fetches_a_token_for_its_own_counter_alone(own: PractisingCounter, other: PractisingCounter):
    request = wire.TokenRequest(counter_id=other.enrolment.counter_id, credential=own.enrolment.credential)

    problem(own.post("/v1/token", request, token=""), 401, "unauthorised")
    problem(own.get("/v1/feed", own.enrolment.credential), 401, "unauthorised")
    problem(own.get("/v1/feed", own.enrolment.counter_id), 401, "unauthorised")


def test_a_book_is_given_to_its_own_dealer_alone(
    enrolments: Enrolments, own: PractisingCounter, other: PractisingCounter
):
    neighbour = enrolments.counter(0)
    own.uploaded([own.entry(1)])

    problem(own.get(f"/v1/book?series={other.series}&after=0"), 404, "not-found")
    problem(own.get(f"/v1/book?series={other.series}&after=2"), 404, "not-found")
    answer = wire.BookAnswer.model_validate_json(neighbour.get(f"/v1/book?series={own.series}").content)
    assert [entry.number for entry in answer.entries] == [1]


def test_nobody_comes_back_as_another_dealers_counter(
    enrolments: Enrolments, own: PractisingCounter, other: PractisingCounter
):
    request = wire.EnrolAgainRequest(code=enrolments.code(0), series=other.series)

    problem(own.post("/v1/enrol/again", request, token=""), 404, "not-found")

    assert other.uploaded([other.entry(1, item(STOLEN)), other.entry(2), other.entry(3)], after=2).receipt.size == 3


def test_a_sealed_copy_is_the_counters_own(enrolments: Enrolments, own: PractisingCounter, other: PractisingCounter):
    for counter, sealed in ((own, "own copy"), (other, "other copy")):
        assert counter.post("/v1/sealed-copy", wire.SealedCopy(sealed=sealed)).status_code == 200

    back = own.post("/v1/enrol/again", wire.EnrolAgainRequest(code=enrolments.code(0), series=own.series), token="")

    assert wire.EnrolAgainAnswer.model_validate_json(back.content).sealed == "own copy"


def test_two_dealers_notices_with_one_id_are_two_notices(own: PractisingCounter, other: PractisingCounter):
    own_notice, other_notice = (
        wire.TradeNotice(
            notice_id="a" * 32,
            made_at="2026-11-24T12:00:00.000000Z",
            dealer=name,
            kvk="12345678",
            address="Kerkstraat 1",
            municipality="Utrecht",
            trades=["fietsen"],
        )
        for name in ("Eigen", "Ander")
    )

    for counter, notice in ((own, own_notice), (other, other_notice), (own, own_notice)):
        answer = wire.NoticeAnswer.model_validate_json(counter.post("/v1/trade-notice", notice).content)
        assert answer.status == "submitted"
    problem(own.post("/v1/trade-notice", other_notice), 409, "fork")


def test_a_decision_about_one_dealers_match_is_told_to_that_dealer_alone(
    register: RunningRegister, own: PractisingCounter, other: PractisingCounter
):
    own.uploaded([own.entry(1, item(STOLEN))])
    match = other.told()[0]
    before = own.feed().cursor

    PolicePage(register.url).decide(f"/hits/{match.match_id}/decision", decision="released", who="V 1", note="")

    assert own.feed(before).events == []
    assert [event.type for event in other.feed().events if not isinstance(event, dict)][-1] == "hold"
