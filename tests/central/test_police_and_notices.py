"""What the police decide reaches the counter and does what it says; what the counter tells is sent once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dealer_client.central import wire
from dealer_client.central.errors import Refused, Unreachable
from dealer_client.exchange import BookExchange
from dealer_client.register.moments import parse_utc
from dealer_client.register.notice import Deciding, Notice, NoticeKind, NoticeStatus
from dealer_client.register.numbering import EntryNumber
from dealer_client.store import match_timeline, matches, notices, police_decisions
from dealer_client.store.engine import Store
from dealer_client.store.match_timeline import Step
from dealer_client.store.police_holds import place_police_hold, police_holds_of
from tests.practice.practising_counter import Enrolments
from tests.practice.practising_police import PolicePage
from tests.practice.running_register import RunningRegister
from tests.store.books import PHONE, a_draft, record

from .counters import ACounter
from .scripted_register import ScriptedRegister, a_match
from .watched_engine import WatchedEngine

AT = "2026-11-25T09:00:00.000000Z"
ITEM = ("A", 1, 1)


def hold_event(decision: str, match_id: str = "match-1", note: str = "") -> dict[str, object]:
    return {
        "type": "hold", "cursor": 2, "match_id": match_id, "decision": decision, "by": "V 12345", "note": note,
        "decided_at": AT,
    }  # fmt: skip


def feed(*events: object, cursor: int = 1) -> wire.FeedAnswer:
    return wire.FeedAnswer.model_validate({"events": list(events), "cursor": cursor})


def holding(store: Store) -> list[bool]:
    with store.reading() as connection:
        return [hold.released_at is None for hold in police_holds_of(connection, [ITEM]).get(ITEM, [])]


def a_notice(notice_id: str = "a" * 32, kind: NoticeKind = NoticeKind.TRADE) -> Notice:
    content = {
        "made_at": AT, "dealer": "Handel", "kvk": "12345678", "address": "Kerkstraat 1", "municipality": "Utrecht",
        "trades": ["fietsen"],
    }  # fmt: skip
    return Notice(notice_id=notice_id, kind=kind, made_at=parse_utc(AT), made_by="Kees", content=content)


def add(store: Store, *added: Notice) -> None:
    with store.writing() as connection:
        for notice in added:
            notices.add_notice(connection, notice)


def status_of(store: Store) -> list[tuple[NoticeStatus, str]]:
    with store.reading() as connection:
        return [(notice.status, notice.reason) for notice in notices.read_notices(connection)]


def test_a_release_by_the_police_lifts_the_hold_of_that_match_and_no_other(store: Store, exchange: BookExchange):
    record(store, a_draft(PHONE))
    exchange.took_feed(feed(a_match()))
    with store.writing() as connection:
        place_police_hold(
            connection, EntryNumber("A", 1), 1, at=parse_utc(AT), by="1", reference="PL-9", reason="agent belde"
        )
    assert holding(store) == [True, True]

    exchange.took_feed(feed(hold_event("confirmed"), cursor=2))
    assert holding(store) == [True, True]
    exchange.took_feed(feed(hold_event("released"), hold_event("released"), cursor=3))

    assert holding(store) == [False, True]
    with store.reading() as connection:
        released = police_holds_of(connection, [ITEM])[ITEM][0]
        decided = police_decisions.decisions_on(connection, "match-1")
    assert (released.released_by, released.release_reason) == ("politie V 12345", "Vrijgegeven door de politie")
    assert [decision.decision for decision in decided] == [Deciding.CONFIRMED, Deciding.RELEASED]


def test_the_timeline_of_a_match_says_what_happened_in_order(store: Store, exchange: BookExchange):
    entry = record(store, a_draft(PHONE))[0]
    exchange.took_feed(feed(a_match(), hold_event("confirmed", note="Wij komen"), cursor=2))

    with store.reading() as connection:
        warning = matches.read_match(connection, "match-1")
        assert warning is not None
        steps = match_timeline.timeline(connection, warning, entry)

    assert {step.step for step in steps} == {Step.RECORDED, Step.MATCHED, Step.HELD, Step.CONFIRMED}
    assert [step.at for step in steps] == sorted(step.at for step in steps)
    confirmed = next(step for step in steps if step.step is Step.CONFIRMED)
    assert confirmed.words().nl == "Politie: vasthouden (V 12345): Wij komen"


class _Desk(ScriptedRegister):
    """A register that also takes notices; `answers` are what it does instead."""

    def __init__(self) -> None:
        super().__init__()
        self.notices: list[str] = []
        self.answers: list[Exception] = []

    def send_notice(self, notice: wire.TradeNotice | wire.RefusedOffer) -> wire.NoticeAnswer:
        self.notices.append(notice.notice_id)
        if self.answers:
            raise self.answers.pop(0)
        return wire.NoticeAnswer(notice_id=notice.notice_id, received_at=AT, status="submitted")


@pytest.fixture
def desk(exchange: BookExchange) -> Iterator[tuple[_Desk, WatchedEngine]]:
    register = _Desk()
    engine = WatchedEngine(register, exchange)
    yield register, engine
    engine.stop()


def test_a_notice_is_kept_until_there_is_a_line_and_then_sent_once(store: Store, desk: tuple[_Desk, WatchedEngine]):
    register, engine = desk
    add(store, a_notice())
    register.answers = [Unreachable()]

    with pytest.raises(Unreachable):
        engine.run_once()
    assert status_of(store) == [(NoticeStatus.WAITING, "")]
    engine.run_once()
    engine.run_once()

    assert register.notices == ["a" * 32] * 2
    assert status_of(store) == [(NoticeStatus.SUBMITTED, "")]


def test_a_notice_that_is_not_taken_is_in_nobodys_way(store: Store, desk: tuple[_Desk, WatchedEngine]):
    register, engine = desk
    add(store, a_notice("a" * 32), a_notice("b" * 32))
    register.answers = [Refused("bad-request", "municipality: too long")]

    engine.run_once()

    assert sorted(status_of(store)) == [
        (NoticeStatus.NOT_TAKEN, "municipality: too long"),
        (NoticeStatus.SUBMITTED, ""),
    ]


def test_what_became_of_a_notice_comes_by_the_feed_and_stays(store: Store, exchange: BookExchange):
    add(store, a_notice())
    event = {"type": "notice", "cursor": 1, "notice_id": "a" * 32, "status": "refused", "reason": "Geen loket"}

    exchange.took_feed(feed({**event, "decided_at": AT}))
    exchange.took_notice("a" * 32, NoticeStatus.SUBMITTED, "")

    assert status_of(store) == [(NoticeStatus.REFUSED, "Geen loket")]


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Callable[[], tuple[ACounter, PolicePage]]]:
    opened: list[ACounter] = []
    with RunningRegister(tmp_path) as register:

        def make() -> tuple[ACounter, PolicePage]:
            enrolments = Enrolments(register.url)
            opened.append(ACounter(tmp_path, register.url, enrolments.code(0), "A"))
            return opened[0], PolicePage(register.url)

        yield make
        for each in opened:
            each.close()


def test_from_the_desk_of_the_police_to_the_counter(counter: Callable[[], tuple[ACounter, PolicePage]]):
    one, police = counter()
    one.record(a_draft(PHONE))
    add(one.store, a_notice())
    one.sync()
    with one.store.reading() as connection:
        match_id = matches.read_matches(connection)[0].match_id
    assert holding(one.store) == [True]

    police.decide(f"/hits/{match_id}/decision", decision="released", who="V 7", note="Niet het gestolen goed")
    police.decide(f"/notices/{one.enrolment.dealer_id}/{'a' * 32}/decision", status="approved", reason="")
    one.sync()

    assert holding(one.store) == [False]
    assert status_of(one.store) == [(NoticeStatus.APPROVED, "")]


def test_a_notice_that_the_protocol_cannot_carry_holds_up_no_other(store: Store, exchange: BookExchange):
    too_long = replace(a_notice("a" * 32), content={**a_notice().content, "dealer": "x" * 500})
    add(store, too_long, replace(a_notice("b" * 32), made_at=parse_utc("2026-11-25T10:00:00.000000Z")))

    waiting = exchange.next_notice()

    assert waiting is not None
    assert waiting.notice_id == "b" * 32
    with store.reading() as connection:
        kept = {notice.notice_id[0]: notice.status for notice in notices.read_notices(connection)}
    assert kept == {"a": NoticeStatus.NOT_TAKEN, "b": NoticeStatus.WAITING}
