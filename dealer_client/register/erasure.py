"""An erasure: the entry that says which personal data was erased, of which entries, and by which rule.

The body has, beside what all kinds share (see `entry.py`):

    happened_on   date
    erased[]      {entry: "A-000123", parts: ["reasons", "seller"], rule: "RETENTION-SELLER"}; rules are those of the
                  pack that the body names. `photos` and `police-hold` are what was kept beside the entry's items
    beside        {attention, drafts}: how many flags on sellers and unfinished purchases went with it, where any did

It has no personal parts: it names nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from .canonical import JsonObject
from .draft import EntryKind
from .entry import Entry, Recording, recorded_entry
from .numbering import EntryNumber, parse_number
from .retention import PastPart

ERASED_BESIDE = "beside"


def erasure_entry(
    parts: Sequence[PastPart], beside: Mapping[str, int], number: EntryNumber, recording: Recording
) -> Entry:
    """The entry that records an erasure; `beside` counts what belonged to no entry, by kind of data."""
    erased: list[JsonObject] = []
    ordered = sorted(parts, key=lambda part: (part.entry, part.rule.code, part.part))
    for (entry, code), group in groupby(ordered, key=lambda part: (part.entry, part.rule.code)):
        erased.append({"entry": str(entry), "parts": [part.part for part in group], "rule": code})
    about: JsonObject = {"happened_on": recording.today.isoformat(), "erased": erased}
    counted = {data: count for data, count in sorted(beside.items()) if count}
    if counted:
        about[ERASED_BESIDE] = counted
    return recorded_entry(EntryKind.ERASURE, number, recording, about, ())


def erased_parts(content: JsonObject) -> Iterator[tuple[EntryNumber, str]]:
    """What the body of an erasure names: entry and part.

    Raises KeyError, TypeError or ValueError where the body is not of that shape, NumberError for what is no entry.
    """
    for erased in content["erased"]:
        entry, line = parse_number(erased["entry"])
        if line is not None:
            raise ValueError("an erasure is of entries, not of items")
        for part in erased["parts"]:
            if not isinstance(part, str) or not part:
                raise ValueError("the part of an erasure has a name")
            yield entry, part
