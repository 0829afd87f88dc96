"""The clock of this machine against the book: a moment decides the hold, so a clock that jumped back matters; and the
years decide what may be erased, so a clock that runs far ahead does too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .findings import Finding, Level
from .wording import Text

CLOCK_BACK = "CLOCK-BACK"
# Clocks are put right by seconds all the time; that is no jump.
_TOLERANCE = timedelta(minutes=5)
# No time of the law: a shop that trades records more often than once a year, and a clock whose battery died or whose
# year was mistyped is off by more.
_FAR_AHEAD = timedelta(days=366)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockDoubt:
    """The day by this machine's clock is so far beyond the newest moment known (UTC) that the clock may be wrong.

    `enrolled`: a central register can tell; else the owner has to.
    """

    today: date
    newest: datetime
    enrolled: bool

    @property
    def text(self) -> Text:
        """What is doubted, and what to do."""
        text = _FAR_AHEAD_ENROLLED if self.enrolled else _FAR_AHEAD_ALONE
        return text.filled(today=f"{self.today:%d-%m-%Y}", newest=f"{self.newest:%d-%m-%Y}")


def clock_doubt(today: date, newest: datetime | None, *, enrolled: bool) -> ClockDoubt | None:
    """The doubt about a clock by which it is `today`, where `newest` (UTC) is the newest moment that the book knows."""
    if newest is None or today - newest.date() <= _FAR_AHEAD:
        return None
    return ClockDoubt(today=today, newest=newest, enrolled=enrolled)


_FAR_AHEAD_ALONE = Text(
    nl="Volgens de klok van deze computer is het {today}, maar het nieuwste in dit boek is van {newest}. Met een "
    "verkeerde klok zou te veel worden gewist. Kijk de datum na en zet de klok zo nodig goed.",
    en="By the clock of this machine it is {today}, but the newest thing in this book is of {newest}. With a wrong "
    "clock too much would be erased. Check the date, and set the clock right if need be.",
)
_FAR_AHEAD_ENROLLED = Text(
    nl="Volgens de klok van deze computer is het {today}, maar het nieuwste in dit boek en van het centraal register "
    "is van {newest}. Met een verkeerde klok zou te veel worden gewist. Zet de klok goed. Staat hij goed, stuur dan "
    "eerst een nieuwe post naar het centraal register.",
    en="By the clock of this machine it is {today}, but the newest thing in this book and from the central register is "
    "of {newest}. With a wrong clock too much would be erased. Set the clock right. If it is right, first send a new "
    "entry to the central register.",
)
