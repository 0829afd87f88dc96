"""Now, as the protocol writes it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def moment_text(moment: datetime) -> str:
    """UTC as in `wire.Moment`: it sorts as it should."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def now_text(later_by: timedelta = timedelta()) -> str:
    """The present moment, or one that much later."""
    return moment_text(datetime.now(UTC) + later_by)
