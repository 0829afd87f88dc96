"""An inspection: a police officer or special officer (boa) looks into the book, and the book says what he was shown.

The body has, beside what all kinds share (see `entry.py`):

    happened_on   date                    begun_at   UTC moment
    looked_at[]   {what, at}: what was on the screen or in hand and since when (UTC)
    interrupted   true where the program ended before the inspection did, else absent

Personal part: `inspector` {name, badge, service}.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from .canonical import JsonObject
from .draft import EntryKind
from .entry import Entry, Recording, recorded_entry
from .moments import utc_text
from .numbering import EntryNumber
from .personal import PersonalPart

MOST_LOOKS = 2000
"""What one entry holds at most; an inspection that looks at more goes on in the next one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One thing that was looked at, since when (UTC). `what` is no personal data: a place in the program, a number."""

    what: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """An inspection that is going on: by whom, since when (UTC), and what was looked at so far."""

    name: str = field(repr=False)
    badge: str = field(repr=False)
    service: str
    begun_at: datetime
    looked_at: tuple[Look, ...] = ()

    def saw_last(self, what: str) -> bool:
        """Whether this is what is being looked at already."""
        return bool(self.looked_at) and self.looked_at[-1].what == what


def inspection_entry(
    inspection: Inspection, happened_on: date, number: EntryNumber, recording: Recording, *, interrupted: bool = False
) -> Entry:
    """The entry that records an inspection; `happened_on` is the day on which it began."""
    about: JsonObject = {
        "happened_on": happened_on.isoformat(),
        "begun_at": utc_text(inspection.begun_at),
        "looked_at": [{"what": look.what, "at": utc_text(look.at)} for look in inspection.looked_at],
    }
    if interrupted:
        about["interrupted"] = True
    inspector = {"name": inspection.name, "badge": inspection.badge, "service": inspection.service}
    return recorded_entry(
        EntryKind.INSPECTION, number, recording, about, [PersonalPart(name="inspector", data=inspector)]
    )
