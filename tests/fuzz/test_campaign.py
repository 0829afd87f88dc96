"""The short form of the campaign with bad input; the long one is `python -m tests.fuzz --count 1000000`."""

from __future__ import annotations

import importlib

import pytest

from dealer_client.counter.purchase.money_field import amount_problem, parse_cents
from tests.fuzz.__main__ import ROOMS
from tests.fuzz.campaign import Parser, run

PARSERS = [(room, parser) for room in ROOMS for parser in importlib.import_module(f"tests.fuzz.{room}").PARSERS]


@pytest.mark.parametrize(("room", "parser"), PARSERS, ids=[f"{room}.{parser.name}" for room, parser in PARSERS])
def test_bad_input_gets_an_answer_of_our_own_within_ten_milliseconds(room: str, parser: Parser) -> None:
    assert run(parser, count=600, seed=20261124).failures == ()


def test_a_campaign_notices_what_it_is_for() -> None:
    def breaks(text: str) -> None:
        if "\n" in text:
            raise KeyError

    assert run(Parser(name="breaks", parse=breaks, good=["a\nb"]), count=100, seed=1).failures
    allowed = Parser(name="allowed", parse=breaks, errors=(KeyError,), good=["a\nb"])
    assert run(allowed, count=100, seed=1).failures == ()


def test_a_parser_is_fed_no_more_than_reaches_it() -> None:
    longest = 0

    def measure(text: str) -> None:
        nonlocal longest
        longest = max(longest, len(text))

    run(Parser(name="short", parse=measure, good=["ab"], most=40), count=3000, seed=1)
    assert longest == 40


def test_a_page_of_digits_is_no_amount() -> None:
    for digits in (4301, 100_000):
        assert parse_cents("0" * digits) is None
        assert amount_problem("-" + "1" * digits) is not None
