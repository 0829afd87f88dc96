"""When a backup is due, and which ones the rotation keeps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dealer_client.custody.backup_plan import KEEP_DAYS, KEEP_MONTHS, KEEP_WEEKS, backup_due, backups_to_keep

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
moments = st.sets(st.integers(0, 87_600).map(lambda hours: NOW - hours * timedelta(hours=1)), min_size=1)


def test_a_backup_is_due_at_first_and_a_day_after_the_last() -> None:
    assert backup_due(None, NOW, DAY)
    assert not backup_due(NOW - DAY + timedelta(seconds=1), NOW, DAY)
    assert backup_due(NOW - DAY, NOW, DAY)


def test_a_backup_from_the_future_does_not_stop_backups() -> None:
    assert backup_due(NOW + timedelta(days=3650), NOW, DAY)


def test_a_year_of_daily_backups_keeps_the_last_week_and_the_last_twelve_months() -> None:
    daily = [NOW - n * DAY for n in range(365)]
    kept = backups_to_keep(daily)
    assert {NOW - n * DAY for n in range(KEEP_DAYS)} <= kept
    assert len({(moment.year, moment.month) for moment in kept}) == KEEP_MONTHS
    assert len(kept) <= KEEP_DAYS + KEEP_WEEKS + KEEP_MONTHS


@given(moments)
def test_the_newest_is_always_kept_and_nothing_is_invented(made: set[datetime]) -> None:
    kept = backups_to_keep(made)
    assert max(made) in kept
    assert kept <= made


@given(moments)
def test_rotating_twice_keeps_the_same(made: set[datetime]) -> None:
    assert backups_to_keep(backups_to_keep(made)) == backups_to_keep(made)
