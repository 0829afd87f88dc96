"""The purchases of today that were broken off, on the sheet of the open day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dealer_client.counter.language import say
from dealer_client.counter.reading import sheet
from dealer_client.counter.reading.amounts import say_moment
from dealer_client.register.broken_off import REASON_NAMES, BrokenOff
from dealer_client.register.wording import Text

_HEADING = Text(nl="Afgebroken inkopen vandaag", en="Purchases broken off today")


def broken_off_part(broken: Sequence[BrokenOff], zone: str, names: Mapping[str, str]) -> str:
    """When, why and by whom, newest first; nothing on a day without any. `names` tells who has which staff id."""
    if not broken:
        return ""
    rows = []
    for one in reversed(broken):
        why = ": ".join(part for part in (say(REASON_NAMES[one.reason]), one.words) if part)
        rows.append((say_moment(one.at, zone), f"{why} ({names.get(one.by, one.by)})"))
    return sheet.heading(say(_HEADING)) + sheet.facts(rows, label_width=130)
