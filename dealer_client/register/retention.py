"""Which personal data is past its retention on a day, and what stops its erasure: pure functions of what is kept.

Each personal part of an entry has its own time, by the rules of the pack. What a correction changed together is erased
together, at the latest of the times: half a correction cannot go. The parts of a correction or void go with the entry
that they amend, never before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .canonical import JsonObject
from .correction import CHANGES_PART
from .days import days_before
from .draft import EntryKind
from .field_path import place_of
from .numbering import EntryNumber
from .retention_rule import BESIDE_ENTRY_DATA, CountsFrom, RetentionRule
from .wording import Text


class Stop(StrEnum):
    """What keeps an entry's data from being erased, though its time has passed."""

    POLICE_HOLD = "police-hold"
    OPEN_MATCH = "open-match"
    NOT_SENT = "not-sent"


STOP_WORDS: Mapping[Stop, Text] = {
    Stop.POLICE_HOLD: Text(nl="een goed staat vast voor de politie", en="an item is held for the police"),
    Stop.OPEN_MATCH: Text(
        nl="een melding over een goed is nog niet gelezen", en="a warning about an item has not been read yet"
    ),
    Stop.NOT_SENT: Text(
        nl="het centraal register heeft de post nog niet", en="the central register does not have the entry yet"
    ),
}


PART_WORDS: Mapping[str, Text] = {
    "seller": Text(nl="aanbieder", en="seller"),
    "payment": Text(nl="bankrekening", en="bank account"),
    "reasons": Text(nl="redenen", en="reasons"),
    "signature": Text(nl="handtekening", en="signature"),
    "remark": Text(nl="opmerking", en="remark"),
    "buyer": Text(nl="koper", en="buyer"),
    "receiver": Text(nl="ontvanger", en="receiver"),
    "officer": Text(nl="agent", en="officer"),
    "inspector": Text(nl="controleur", en="inspector"),
    "changes": Text(nl="verbeterde gegevens", en="corrected data"),
    "photos": Text(nl="foto's", en="photos"),
    "police-hold": Text(nl="tekst bij het vasthouden voor de politie", en="text at a police hold"),
}
"""What is erased, in a word or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAmendment:
    """A correction or void. `present` are the parts that are still there; `changed` the parts whose data it changed."""

    number: EntryNumber
    present: frozenset[str]
    changed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptEntry:
    """What decides about the data of one entry and of all that amends it.

    `counts_from` is the day it is about, or on which it was recorded where that is later. `ended_on` is the day its
    last item left, None while one is here. `recorded` are the parts that it was recorded with, `present` what is still
    there of them and beside its items (`BESIDE_ENTRY_DATA`).
    """

    number: EntryNumber
    kind: EntryKind
    counts_from: date
    ended_on: date | None
    recorded: frozenset[str]
    present: frozenset[str]
    amendments: tuple[KeptAmendment, ...] = ()
    stops: tuple[Stop, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PastPart:
    """One part of one entry whose time has passed, and the rule that says so."""

    entry: EntryNumber
    part: str
    rule: RetentionRule


@dataclass(frozen=True, slots=True)
class _Due:
    last_day: date
    rule: RetentionRule


def past_parts(kept: KeptEntry, rules: Sequence[RetentionRule], day: date) -> tuple[PastPart, ...]:
    """The parts of an entry and its amendments whose last day was before `day`; without a look at what stops them."""
    in_force = rules_in_force(rules, day)
    of_entry = _times(kept, in_force)
    past = [
        PastPart(entry=kept.number, part=part, rule=due.rule)
        for part in sorted(kept.present)
        if (due := of_entry.get(part)) is not None and due.last_day < day
    ]
    last = _latest([of_entry[part] for part in _personal(kept)], kept, in_force)
    for amendment in kept.amendments:
        changes = _latest([of_entry.get(part) for part in amendment.changed], kept, in_force)
        for part in sorted(amendment.present):
            due = changes if part == CHANGES_PART and amendment.changed else last
            if due is not None and due.last_day < day:
                past.append(PastPart(entry=amendment.number, part=part, rule=due.rule))
    return tuple(past)


def rules_in_force(rules: Sequence[RetentionRule], day: date) -> tuple[RetentionRule, ...]:
    """The rules that hold on a day."""
    return tuple(rule for rule in rules if rule.validity.holds_on(day))


def newest_day(rules: Sequence[RetentionRule], day: date) -> date | None:
    """No entry about a later day than this has anything that is past its time on `day`; None where nothing ever is."""
    in_force = rules_in_force(rules, day)
    if not in_force:
        return None
    return days_before(day, min(rule.least_days for rule in in_force))


def newest_past(rules: Sequence[RetentionRule], data: str, day: date) -> date | None:
    """Of data that belongs to no entry: the newest day of which it is past its time on `day`; None where none is."""
    about = [rule for rule in rules_in_force(rules, day) if rule.is_about(data)]
    if not about:
        return None
    newest = days_before(day, max(rule.least_days for rule in about))
    while newest > date.min and any(rule.last_day(newest) >= day for rule in about):
        newest = days_before(newest, 1)
    return newest


def changed_parts(changes: JsonObject) -> frozenset[str]:
    """The personal parts whose data a correction changed, from the data of its own part."""
    return frozenset(
        place.part for change in changes.get("changes", ()) if (place := place_of(change["path"])).part is not None
    )


def _personal(kept: KeptEntry) -> frozenset[str]:
    """The parts of the entry, also those that only a correction gave it."""
    return kept.recorded.union(*(amendment.changed for amendment in kept.amendments))


def _times(kept: KeptEntry, rules: Sequence[RetentionRule]) -> dict[str, _Due | None]:
    """By part, up to which day it is kept; None for ever."""
    times = {part: _due(kept, part, rules) for part in _personal(kept) | BESIDE_ENTRY_DATA}
    for together in _tied(amendment.changed for amendment in kept.amendments):
        latest = _latest([times[part] for part in together], kept, rules)
        times.update(dict.fromkeys(together, latest))
    return times


def _due(kept: KeptEntry, data: str, rules: Sequence[RetentionRule]) -> _Due | None:
    found: list[_Due] = []
    for rule in rules:
        if rule.is_about(data, kept.kind):
            start = kept.counts_from if rule.counts_from is CountsFrom.ENTRY else kept.ended_on
            if start is None:
                return None
            found.append(_Due(rule.last_day(start), rule))
    # Where two rules are about the same data, both must be kept to.
    return max(found, key=lambda due: due.last_day, default=None)


def _latest(dues: Sequence[_Due | None], kept: KeptEntry, rules: Sequence[RetentionRule]) -> _Due | None:
    known = [due for due in dues if due is not None]
    if not dues:
        return _due(kept, "reasons", rules)
    return max(known, key=lambda due: due.last_day) if len(known) == len(dues) else None


def _tied(groups: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """The groups, joined where they share a part."""
    joined: list[frozenset[str]] = []
    for group in groups:
        touching = [other for other in joined if other & group]
        joined = [other for other in joined if not other & group]
        if group:
            joined.append(group.union(*touching))
    return joined
