"""Corrections and voids: new entries about an old one, and the old one as it stands now.

A recorded entry never changes. A correction names the entry, each field with what stood there and what stands there
now, and why; a void says that the whole entry does not count. Bodies, beside what all kinds share (see `entry.py`):

    correction   happened_on, corrects: "A-000123", changes[] {path, old, new}, findings[] {code, level, field}
                 parts: changes {changes: [{path, old, new}]} for personal fields; reasons {reason}
    void         happened_on, voids: "A-000123"; part: reasons {reason}

`old` and `new` are null for a field that is not filled in. Paths are those of `field_path.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from .canonical import Json, JsonObject
from .draft import EntryKind
from .entry import Entry, Recording, answered_json, recorded_entry
from .field_path import is_nothing, place_of, value_at, with_value
from .findings import Finding
from .numbering import EntryNumber, parse_number
from .personal import PersonalPart

CHANGES_PART, REASONS_PART = "changes", "reasons"
AMENDING = frozenset({EntryKind.CORRECTION, EntryKind.VOID})
"""The kinds of entry that are about another entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """What a field must say from now on; `new` is None or empty for nothing. Left out of `repr`: it may be personal."""

    path: str
    new: Json = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """By which entry something changed, when (UTC), by whom (staff id) and why; `reason` is empty after erasure."""

    number: EntryNumber
    at: datetime
    staff: str
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedField:
    """One field at one correction: what stood there, and what stands there since. None for nothing."""

    path: str
    old: Json = field(repr=False)
    new: Json = field(repr=False)
    amended: Amended

    def as_json(self) -> JsonObject:
        """As it stands in a correction."""
        return {"path": self.path, "old": self.old, "new": self.new}


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentEntry:
    """An entry as it stands now.

    `entry` is the recorded one; `content` and `parts` are its body and its personal parts with every correction
    applied; `changes` the history of its fields, oldest first; `voided_by` says by which entry it does not count any
    more, or is None.
    """

    entry: Entry
    content: JsonObject = field(repr=False)
    parts: Mapping[str, JsonObject] = field(repr=False)
    changes: tuple[ChangedField, ...] = field(repr=False)
    voided_by: Amended | None

    @property
    def number(self) -> EntryNumber:
        return self.entry.number

    @property
    def erased(self) -> frozenset[str]:
        """The personal parts that were recorded and are erased since."""
        return frozenset(self.entry.content.get("commitments", {})) - {part.name for part in self.entry.personal}

    @property
    def is_corrected(self) -> bool:
        """Whether any field says something else now than when it was recorded."""
        return bool(self.changes)

    @property
    def is_void(self) -> bool:
        """Whether the entry does not count any more."""
        return self.voided_by is not None

    def value(self, path: str) -> Json:
        """What a field says now, None for nothing. Raises ValueError for a text that is no path."""
        place = place_of(path)
        return value_at(self.content if place.part is None else self.parts.get(place.part, {}), place.steps)

    def history(self, path: str) -> tuple[ChangedField, ...]:
        """The changes of one field, oldest first."""
        return tuple(change for change in self.changes if change.path == path)

    def with_changes(self, changes: Iterable[FieldChange]) -> PresentEntry:
        """The entry as it would stand after these changes; the history stays as it is.

        Raises ValueError for a path that leads nowhere.
        """
        content, parts = self.content, dict(self.parts)
        for change in changes:
            content = _apply(content, parts, change.path, change.new)
        return PresentEntry(
            entry=self.entry, content=content, parts=parts, changes=self.changes, voided_by=self.voided_by
        )


def present_state(entry: Entry, amendments: Sequence[Entry]) -> PresentEntry:
    """The entry as it stands now. `amendments` are the corrections and voids of it, in the order of recording.

    Raises KeyError, TypeError or ValueError where an amendment is not one; an audit tells of that.
    """
    content = entry.content
    parts = {part.name: part.data for part in entry.personal}
    erased = set(content.get("commitments", {})) - set(parts)
    changes: list[ChangedField] = []
    voided_by: Amended | None = None
    for amendment in amendments:
        amended = _amended(amendment)
        if amendment.kind is EntryKind.VOID:
            voided_by = voided_by or amended
            continue
        personal = (amendment.part(CHANGES_PART) or {}).get("changes", [])
        for change in [*amendment.content["changes"], *personal]:
            if place_of(change["path"]).part in erased:
                # What a part said is erased with all its corrections.
                continue
            content = _apply(content, parts, change["path"], change["new"])
            changes.append(ChangedField(**change, amended=amended))
    return PresentEntry(entry=entry, content=content, parts=parts, changes=tuple(changes), voided_by=voided_by)


def target_of(amendment: Entry) -> EntryNumber:
    """The entry that a correction or void is about. Raises KeyError or NumberError for an entry that is neither."""
    content = amendment.content
    return parse_number(content["voids" if amendment.kind is EntryKind.VOID else "corrects"])[0]


def correction_entry(
    present: PresentEntry,
    changes: Sequence[FieldChange],
    reason: str,
    number: EntryNumber,
    recording: Recording,
    findings: Sequence[Finding] = (),
) -> Entry:
    """The entry that records a correction. The changes must have been checked.

    `findings` are the warnings about the changed fields, which the reason answers.
    """
    public: list[JsonObject] = []
    personal: list[JsonObject] = []
    for change in changes:
        kept = public if place_of(change.path).part is None else personal
        kept.append({"path": change.path, "old": _plain(present.value(change.path)), "new": _plain(change.new)})
    parts = [PersonalPart(name=REASONS_PART, data={"reason": reason})]
    if personal:
        parts.append(PersonalPart(name=CHANGES_PART, data={"changes": personal}))
    return _amendment(
        EntryKind.CORRECTION,
        {"corrects": str(present.number), "changes": public, "findings": answered_json(findings)},
        parts,
        number,
        recording,
    )


def void_entry(target: EntryNumber, reason: str, number: EntryNumber, recording: Recording) -> Entry:
    """The entry that says that another one does not count any more."""
    parts = [PersonalPart(name=REASONS_PART, data={"reason": reason})]
    return _amendment(EntryKind.VOID, {"voids": str(target)}, parts, number, recording)


def _amendment(
    kind: EntryKind, about: JsonObject, parts: Sequence[PersonalPart], number: EntryNumber, recording: Recording
) -> Entry:
    about = {"happened_on": recording.today.isoformat(), **about}
    return recorded_entry(kind, number, recording, about, parts)


def _apply(content: JsonObject, parts: dict[str, JsonObject], path: str, new: Json) -> JsonObject:
    """The body with one value changed; a value of a personal part is changed in `parts`."""
    place = place_of(path)
    if place.part is None:
        return with_value(content, place.steps, new)
    part = with_value(parts.get(place.part, {}), place.steps, new)
    if part:
        parts[place.part] = part
    else:
        parts.pop(place.part, None)
    return content


def _amended(amendment: Entry) -> Amended:
    return Amended(
        number=amendment.number,
        at=amendment.recorded_at,
        staff=str(amendment.content["staff"]),
        reason=str((amendment.part(REASONS_PART) or {}).get("reason", "")),
    )


def _plain(value: Json) -> Json:
    return None if is_nothing(value) else value
