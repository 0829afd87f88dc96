"""Asking whether goods are registered stolen, while the clerk types."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator

import pytest

from dealer_client.central import stolen_checks, wire
from dealer_client.central.client import CentralClient
from dealer_client.central.stolen_checks import StolenChecks
from dealer_client.register.draft import Identifier
from dealer_client.register.stolen_check import MatchLevel

from . import loopback_server as server
from .loopback_server import LoopbackServer, Reply

IMEI = Identifier(kind="imei", value="490154203237518")
FRAME = Identifier(kind="frame", value="WTU123456789")


def results(*answers: tuple[Identifier, str], reference: str = "PL-1") -> Reply:
    return server.message(
        {
            "checked_at": "1999-01-01T00:00:00.000000Z",
            "results": [
                {
                    "kind": i.kind,
                    "value": i.value,
                    "level": level,
                    "reference": reference,
                    "contact": "0900",
                    "goods": "x",
                }
                for i, level in answers
            ],
        }
    )


@contextlib.contextmanager
def checks_with(*replies: Reply) -> Iterator[tuple[StolenChecks, LoopbackServer]]:
    """Stolen checks at a register that replies so, after it has given a token."""
    with LoopbackServer([server.token(), *replies]) as serving:
        client = CentralClient(lambda: serving.url, "counter-1", "credential-1")
        try:
            yield StolenChecks(client), serving
        finally:
            client.close()


def level(checks: StolenChecks, identifier: Identifier) -> MatchLevel | None:
    known = checks.known(identifier)
    return known.level if known else None


def test_nothing_is_known_before_it_was_asked():
    checks = StolenChecks(None)
    assert checks.known(IMEI) is None
    assert checks.ask([IMEI], seconds=1) is False


def test_an_answer_is_remembered_with_what_the_register_said():
    with checks_with(results((IMEI, "exact"), (FRAME, "clear"))) as (checks, _):
        assert checks.ask([IMEI, FRAME], seconds=5) is True
        known = checks.known(IMEI)
        assert known is not None
        assert (known.level, known.asked, known.reference) == (MatchLevel.EXACT, "register", "PL-1")
        assert level(checks, FRAME) is MatchLevel.CLEAR


def test_an_endless_reference_makes_no_entry_too_large():
    with checks_with(results((IMEI, "exact"), reference="r" * 1_000_000)) as (checks, _):
        checks.ask([IMEI], seconds=5)
        known = checks.known(IMEI)
        assert known is not None
        assert len(known.reference) == wire.MAX_WORDS_CHARACTERS


def test_it_is_dated_by_this_machines_clock_and_not_by_the_registers():
    with checks_with(results((IMEI, "clear"))) as (checks, _):
        checks.ask([IMEI], seconds=5)
        known = checks.known(IMEI)
        assert known is not None
        assert known.checked_at is not None
        assert known.checked_at.year > 2000


def test_what_is_known_is_not_asked_again_however_it_is_typed():
    typed = Identifier(kind="imei", value="49-015420-323751-8")
    with checks_with(results((IMEI, "clear"))) as (checks, serving):
        checks.ask([IMEI], seconds=5)
        assert checks.ask([typed], seconds=5) is False
        known = checks.known(typed)
        assert known is not None
        assert known.value == typed.value
        assert serving.paths().count("/v1/check") == 1


@pytest.mark.parametrize("answered", [[(FRAME, "clear"), (IMEI, "clear")], [(FRAME, "clear")], []])
def test_an_answer_about_another_number_clears_nothing(answered: list[tuple[Identifier, str]]):
    with checks_with(results(*answered)) as (checks, _):
        checks.ask([IMEI], seconds=5)
        assert checks.known(IMEI) is None


@pytest.mark.parametrize(
    "reply", [server.reset, server.page(200), server.page(502), server.problem(401, "unauthorised"), server.message({})]
)
def test_a_register_that_fails_leaves_the_goods_unchecked(reply: Reply):
    with checks_with(reply) as (checks, _):
        assert checks.ask([IMEI], seconds=5) is False
        assert checks.known(IMEI) is None


@pytest.mark.parametrize("clock", ["time", "monotonic"])
def test_an_answer_of_more_than_half_an_hour_ago_no_longer_counts_by_either_clock(
    clock: str, monkeypatch: pytest.MonkeyPatch
):
    with checks_with(results((IMEI, "clear"))) as (checks, _):
        checks.ask([IMEI], seconds=5)
        now = getattr(stolen_checks.time, clock)()
        with monkeypatch.context() as patched:
            patched.setattr(stolen_checks.time, clock, lambda: now + 1799)
            assert level(checks, IMEI) is MatchLevel.CLEAR
            patched.setattr(stolen_checks.time, clock, lambda: now + 1801)
            assert checks.known(IMEI) is None


@pytest.mark.parametrize(
    "identifier",
    [
        Identifier(kind="imei", value="   "),
        Identifier(kind="k" * (wire.MAX_KIND_CHARACTERS + 1), value="1"),
        Identifier(kind="serial", value="half a pair \ud800"),
    ],
)
def test_what_the_protocol_cannot_carry_is_not_asked(identifier: Identifier):
    with checks_with() as (checks, serving):
        assert checks.ask([identifier], seconds=5) is False
        assert serving.asked == []


def test_no_more_is_asked_at_once_than_the_protocol_takes():
    many = [Identifier(kind="serial", value=f"S{number}") for number in range(wire.MAX_CHECK_IDENTIFIERS + 1)]
    with checks_with(results()) as (checks, serving):
        checks.ask(many, seconds=5)
        assert len(json.loads(serving.asked[-1].body)["identifiers"]) == wire.MAX_CHECK_IDENTIFIERS


def test_the_numbers_stand_in_the_body_and_not_in_the_address():
    with checks_with(results((IMEI, "clear"))) as (checks, serving):
        checks.ask([IMEI], seconds=5)
        assert IMEI.value in serving.asked[-1].body.decode()
        assert all(IMEI.value not in path for path in serving.paths())
