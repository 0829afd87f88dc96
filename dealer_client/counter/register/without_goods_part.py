"""What an entry without goods says: which entry a correction or void is about, who inspected what, what was erased."""

from __future__ import annotations

from dealer_client.counter.language import say
from dealer_client.counter.reading import sheet
from dealer_client.counter.reading.amounts import say_moment
from dealer_client.documents import figures
from dealer_client.register.correction import PresentEntry, target_of
from dealer_client.register.draft import EntryKind
from dealer_client.register.moments import parse_utc

from . import wording
from .disposal_part import joined


def without_goods_part(present: PresentEntry, zone: str) -> str:
    """The part of the sheet that a correction, void, inspection or erasure has."""
    if present.entry.kind is EntryKind.INSPECTION:
        return _inspection(present, zone)
    if present.entry.kind is EntryKind.ERASURE:
        return _erasure(present)
    target = str(target_of(present.entry))
    more = wording.VOID_MORE if present.entry.kind is EntryKind.VOID else wording.CORRECTION_MORE
    rows = [(say(wording.ABOUT_ENTRY), target), _day(present)]
    return sheet.facts(rows) + sheet.plain(say(more.filled(entry=target)), muted=True)


def _inspection(present: PresentEntry, zone: str) -> str:
    content, inspector = present.content, present.parts.get("inspector")
    looks = [f"{say_moment(parse_utc(look['at']), zone)}  {look['what']}" for look in content["looked_at"]]
    rows = [
        (say(wording.INSPECTOR), say(wording.ERASED) if inspector is None else joined(inspector, "name")),
        (say(wording.BADGE), joined(inspector or {}, "badge")),
        (say(wording.SERVICE), joined(inspector or {}, "service")),
        (say(wording.INSPECTION_BEGAN), say_moment(parse_utc(content["begun_at"]), zone)),
        (say(wording.LOOKED_AT), "\n".join(looks)),
    ]
    broken_off = sheet.plain(say(wording.INSPECTION_BROKEN_OFF), muted=True) if content.get("interrupted") else ""
    return sheet.facts(rows) + broken_off


def _erasure(present: PresentEntry) -> str:
    entries = dict.fromkeys(erased["entry"] for erased in present.content["erased"])
    rows = [_day(present), (say(wording.ERASED_OF), "\n".join(entries))]
    return sheet.facts(rows) + sheet.plain(say(wording.ERASED_MORE), muted=True)


def _day(present: PresentEntry) -> tuple[str, str]:
    return say(wording.HAPPENED), figures.day(present.content["happened_on"])
