"""The clock of this machine against the book: a moment decides the hold, so a clock that jumped back matters."""

from __future__ import annotations

from datetime import datetime, timedelta

from .findings import Finding, Level
from .wording import Text

CLOCK_BACK = "CLOCK-BACK"
# Clocks are put right by seconds all the time; that is no jump.
_TOLERANCE = timedelta(minutes=5)


def clock_findings(now: datetime, last_recorded_at: datetime | None) -> list[Finding]:
    """A warning where the newest entry (UTC) lies in the future. It takes a reason, which the entry then carries: the
    wrong clock may be the one of back then, and the counter must not stand still for it."""
    if last_recorded_at is None or last_recorded_at - now <= _TOLERANCE:
        return []
    text = Text(
        nl="De klok van deze computer staat op {now} (UTC), maar de vorige post is van {last}. Zet de klok goed. Staat "
        "hij goed, geef dan als reden dat hij eerder verkeerd stond.",
        en="The clock of this machine says {now} (UTC), but the last entry is of {last}. Set the clock right. If it is "
        "right, give as the reason that it was wrong before.",
    ).filled(now=f"{now:%d-%m-%Y %H:%M}", last=f"{last_recorded_at:%d-%m-%Y %H:%M}")
    return [Finding(CLOCK_BACK, Level.WARN, "", text)]
