"""The short form of the campaign with bad input; the long one is `python -m tests.fuzz identity --count 1000000`."""

from __future__ import annotations

import pytest

from tests.fuzz.campaign import Parser, run
from tests.fuzz.identity import PARSERS


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name)
def test_bad_input_gets_an_answer_of_our_own_within_ten_milliseconds(parser: Parser) -> None:
    assert run(parser, count=2_000, seed=20261124).failures == ()


def test_a_campaign_notices_what_it_is_for() -> None:
    def breaks(text: str) -> None:
        if "\n" in text:
            raise KeyError

    assert run(Parser(name="breaks", parse=breaks, good=["a\nb"]), count=100, seed=1).failures
    allowed = Parser(name="allowed", parse=breaks, errors=(KeyError,), good=["a\nb"])
    assert run(allowed, count=100, seed=1).failures == ()
