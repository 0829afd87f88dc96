"""Moments in time: always UTC, always written the same way, so that canonical JSON stays canonical."""

from __future__ import annotations

from datetime import UTC, datetime

_CHARACTERS = len("2026-11-24T14:02:11.123456Z")


def utc_text(moment: datetime) -> str:
    """`2026-11-24T14:02:11.123456Z`. Raises ValueError for a moment without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def parse_utc(text: str) -> datetime:
    """The moment that `utc_text` wrote. Raises ValueError for anything else."""
    if len(text) != _CHARACTERS:
        raise ValueError("not a moment as the register writes it")
    moment = datetime.fromisoformat(text)
    if utc_text(moment) != text:
        # One moment, one text: another spelling would be other bytes under the same signature.
        raise ValueError("not a moment as the register writes it")
    return moment.astimezone(UTC)
