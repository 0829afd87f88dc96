"""A clock that runs far beyond the newest moment known is doubted, at the edge of a year."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from dealer_client.register.clock import clock_doubt

NEWEST = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(("days", "doubted"), [(-400, False), (0, False), (366, False), (367, True)])
def test_more_than_a_year_beyond_is_doubted(days: int, doubted: bool) -> None:
    today = date(2026, 11, 24) + timedelta(days=days)
    assert (clock_doubt(today, NEWEST, enrolled=False) is not None) is doubted


def test_a_book_that_knows_nothing_doubts_nothing() -> None:
    assert clock_doubt(date(2040, 1, 1), None, enrolled=False) is None


@pytest.mark.parametrize(("enrolled", "words"), [(True, "centraal register"), (False, "Kijk de datum na")])
def test_the_doubt_says_both_days_and_what_to_do(enrolled: bool, words: str) -> None:
    doubt = clock_doubt(date(2040, 1, 2), NEWEST, enrolled=enrolled)
    assert doubt is not None
    assert "02-01-2040" in doubt.text.nl
    assert "24-11-2026" in doubt.text.nl
    assert words in doubt.text.nl
