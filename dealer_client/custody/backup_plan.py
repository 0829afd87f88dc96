"""When a backup is due and which ones are kept: pure functions of moments (UTC)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

KEEP_DAYS = 7
KEEP_WEEKS = 5
KEEP_MONTHS = 12


def backup_due(last: datetime | None, now: datetime, every: timedelta) -> bool:
    """Whether it is time for a backup. A last one in the future means that the clock jumped back: then it is time."""
    return last is None or now < last or now - last >= every


def backups_to_keep(made_at: Iterable[datetime]) -> set[datetime]:
    """The newest of each of the last days, weeks and months that have a backup. The newest of all is always kept."""
    newest_first = sorted(set(made_at), reverse=True)
    kept: set[datetime] = set()
    for most, period in _PERIODS:
        seen: dict[object, datetime] = {}
        for moment in newest_first:
            seen.setdefault(period(moment), moment)
        kept.update(list(seen.values())[:most])
    return kept


_PERIODS: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (KEEP_DAYS, lambda moment: moment.date()),
    (KEEP_WEEKS, lambda moment: moment.isocalendar()[:2]),
    (KEEP_MONTHS, lambda moment: (moment.year, moment.month)),
)
