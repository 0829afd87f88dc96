"""What an erasure would do, to read: counts by kind, what stays and why, and the copies that hold it still."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dealer_client.counter.language import say, say_count, say_date
from dealer_client.counter.reading import sheet
from dealer_client.counter.register.wording import KINDS
from dealer_client.register.draft import EntryKind
from dealer_client.register.retention import PART_WORDS, STOP_WORDS

from . import retention_wording as words

if TYPE_CHECKING:
    from dealer_client.desk.retention import ErasurePreview, PastEntry

_MOST = 40


def preview_page(preview: ErasurePreview) -> str:
    """The whole sheet; where nothing is left to erase, the copies are what is left to do."""
    return "".join((_goes(preview), _stays(preview), _copies(preview)))


def _goes(preview: ErasurePreview) -> str:
    if preview.is_empty:
        return ""
    parts: dict[EntryKind, set[str]] = defaultdict(set)
    counts: dict[EntryKind, int] = defaultdict(int)
    for entry in preview.entries:
        counts[entry.kind] += 1
        parts[entry.kind].update(part.part for part in entry.parts)
    rows = [
        (say(KINDS[kind]), ", ".join(sorted(say(PART_WORDS[part]) for part in parts[kind])), say_count(counts[kind]))
        for kind in EntryKind
        if counts[kind]
    ]
    rows += [
        (say(name), say(data), say_count(count))
        for name, data, count in (
            (words.FLAGS, words.FLAGS_DATA, preview.flags),
            (words.DRAFTS, words.DRAFTS_DATA, preview.drafts),
        )
        if count
    ]
    page = sheet.heading(say(words.WOULD_GO))
    page += sheet.table([say(words.KIND), say(words.DATA), say(words.COUNT)], rows, figures_from=2)
    unverified = {part.rule.source for entry in preview.entries for part in entry.parts if not part.rule.verified}
    if unverified:
        page += sheet.state("triangle-alert", "attention", say(words.UNVERIFIED), "\n".join(sorted(unverified)))
    return page


def _stays(preview: ErasurePreview) -> str:
    if not preview.stopped:
        return ""
    lines = [_stopped(entry) for entry in preview.stopped[:_MOST]]
    left = len(preview.stopped) - len(lines)
    page = sheet.heading(say(words.STAYS.filled(n=say_count(len(preview.stopped)))))
    page += sheet.facts(lines)
    return page + (sheet.plain(say(words.AND_MORE.filled(n=say_count(left))), muted=True) if left else "")


def _stopped(entry: PastEntry) -> tuple[str, str]:
    return str(entry.number), ", ".join(say(STOP_WORDS[stop]) for stop in entry.stops)


def _copies(preview: ErasurePreview) -> str:
    if not preview.copies:
        return ""
    page = sheet.heading(say(words.COPIES))
    page += sheet.plain(say(words.COPIES_AFTER if preview.is_empty else words.COPIES_BEFORE), muted=True)
    return page + sheet.facts([(say_date(copy.made_at.date()), str(copy.path)) for copy in preview.copies])
