"""Moments have one spelling, so that one moment is one sequence of bytes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.register.moments import parse_utc, utc_text

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# In this century: the first and last days of the calendar have no UTC.
moments = st.builds(
    lambda seconds, zone: datetime.fromtimestamp(seconds / 1_000_000, zone),
    st.integers(0, 4_000_000_000_000_000),
    st.timezones(),
)


@given(moments)
def test_a_moment_is_read_back_as_the_same_moment(moment: datetime) -> None:
    read = parse_utc(utc_text(moment))
    assert read == moment.astimezone(UTC)
    assert read.utcoffset() == timedelta(0)


@given(moments, moments)
def test_moments_sort_as_their_texts_do(one: datetime, other: datetime) -> None:
    one, other = one.astimezone(UTC), other.astimezone(UTC)
    assert (one < other) is (utc_text(one) < utc_text(other))


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(2026, 11, 24, 15, 2, 11, 123456, AMSTERDAM), "2026-11-24T14:02:11.123456Z"),
        (datetime(2026, 11, 24, 14, 2, 11, tzinfo=UTC), "2026-11-24T14:02:11.000000Z"),
        # The hour that the clock shows twice when summer time ends, and the first moment of summer time.
        (datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM, fold=0), "2026-10-25T00:30:00.000000Z"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM, fold=1), "2026-10-25T01:30:00.000000Z"),
        (datetime(2026, 3, 29, 3, 0, tzinfo=AMSTERDAM), "2026-03-29T01:00:00.000000Z"),
    ],
)
def test_a_moment_is_written_in_utc_to_the_microsecond(moment: datetime, written: str) -> None:
    assert utc_text(moment) == written


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        utc_text(datetime(2026, 11, 24))  # noqa: DTZ001


@pytest.mark.parametrize(
    "text",
    [
        *("", "2026-11-24", "2026-11-24T14:02:11Z", "2026-11-24T14:02:11.123Z", "2026-11-24T14:02:11.123456+00:00"),
        *("2026-11-24T15:02:11.123456+01:00", "2026-11-24 14:02:11.123456Z", "20261124T140211.123456Z"),
        *("2026-11-24T14:02:11.123456", "2026-02-30T14:02:11.123456Z", "2026-11-24T25:02:11.123456Z", "yesterday"),
    ],
)
def test_another_spelling_of_a_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_utc(text)


def test_a_zone_with_seconds_in_its_offset_is_no_obstacle() -> None:
    odd = timezone(timedelta(hours=1, minutes=19, seconds=32))
    assert utc_text(datetime(2026, 1, 1, 1, 19, 32, tzinfo=odd)) == "2026-01-01T00:00:00.000000Z"
