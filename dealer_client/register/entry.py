"""An entry of the register: what is recorded, and how it becomes a leaf of the tree.

The body is the public part: canonical JSON, hashed as it is. All kinds (`format` says `dealer-entry/1`) share:

    series, number      the running number                     kind         an `EntryKind` value
    practice            true in a practice profile, else absent
    recorded_at, zone   UTC moment and the shop's time zone
    staff               id of the clerk
    rules               {pack, version, digest}: the rule pack the entry was judged by
    commitments         {part name: commitment} of the personal parts, see `personal.py`

What else there is says the module of the kind: `acquisition.py`, `disposal.py`, `correction.py`. Fields that are empty
are absent. Personal data stands in the parts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from .canonical import JsonObject, canonical_json, parse_object
from .draft import Address, EntryKind, Signature
from .findings import Finding, Level
from .moments import parse_utc, utc_text
from .numbering import EntryNumber
from .personal import PersonalPart
from .tree import leaf_hash

ENTRY_FORMAT = "dealer-entry/1"
MOST_ENTRY_BYTES = 256 * 1024
"""The longest body, and the longest personal part, that a central register takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldTerm:
    """How long an item must stay as it is: `until` is the last day of the hold, `free_on` the first day it is free.

    `may_be_altered` says whether it may be altered meanwhile, None where the rules do not say.
    """

    until: date
    free_on: date
    source: str
    may_be_altered: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesUsed:
    """The rule pack an entry was judged by; `digest` is the SHA-256 of its text in hexadecimal."""

    pack: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """What every entry says of its own recording: `recorded_at` (UTC), the shop's zone and day, who, by which rules."""

    recorded_at: datetime
    zone: str
    today: date
    staff: str
    practice: bool
    rules: RulesUsed


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A recorded entry: its number, its canonical body and its personal parts (fewer after erasure)."""

    number: EntryNumber
    body: bytes = field(repr=False)
    personal: tuple[PersonalPart, ...] = field(default=(), repr=False)

    @cached_property
    def content(self) -> JsonObject:
        """The body as a JSON object; see the module for its shape."""
        return parse_object(self.body)

    @cached_property
    def leaf_hash(self) -> bytes:
        """The 32-byte hash under which the entry stands in the tree."""
        return leaf_hash(self.body)

    @property
    def kind(self) -> EntryKind:
        return EntryKind(self.content["kind"])

    @property
    def recorded_at(self) -> datetime:
        """UTC."""
        return parse_utc(self.content["recorded_at"])

    def part(self, name: str) -> JsonObject | None:
        """The data of a personal part, or None where there is none (any more)."""
        return next((part.data for part in self.personal if part.name == name), None)


def recorded_entry(
    kind: EntryKind, number: EntryNumber, recording: Recording, about: JsonObject, parts: Sequence[PersonalPart]
) -> Entry:
    """The entry of any kind: `about` is what its body holds beside what all kinds share."""
    rules = recording.rules
    body: JsonObject = {
        "format": ENTRY_FORMAT,
        "series": number.series,
        "number": number.number,
        "kind": kind.value,
        "recorded_at": utc_text(recording.recorded_at),
        "zone": recording.zone,
        "staff": recording.staff,
        "rules": {"pack": rules.pack, "version": rules.version, "digest": rules.digest},
        **about,
        "commitments": {part.name: part.commitment for part in parts},
    }
    if recording.practice:
        body["practice"] = True
    return Entry(number=number, body=canonical_json(body), personal=tuple(parts))


def answered_json(findings: Sequence[Finding]) -> list[JsonObject]:
    """The warnings among the findings, as an entry names those that the clerk gave a reason for."""
    return [{"code": f.code, "level": f.level.value, "field": f.field} for f in findings if f.level is Level.WARN]


def reasons_part(findings: Sequence[Finding], reasons: Mapping[str, str]) -> list[PersonalPart]:
    """The clerk's reasons for the warnings, by code: a part, because free text may name people. Empty without one."""
    given = {f.code: reasons.get(f.code, "").strip() for f in findings if f.level is Level.WARN}
    given = {code: reason for code, reason in given.items() if reason}
    return [PersonalPart(name="reasons", data=dict(given))] if given else []


def address_json(address: Address) -> JsonObject:
    """An address as it stands in a personal part; empty fields are absent."""
    return filled_in(
        {
            "street": address.street,
            "number": address.number,
            "addition": address.addition,
            "postcode": address.postcode,
            "city": address.city,
            "country": address.country,
        }
    )


def signature_json(signature: Signature) -> JsonObject:
    """A signature as it stands in its personal part; nothing where nobody signed."""
    if not signature.strokes:
        return {}
    return {
        "strokes": [[list(point) for point in stroke] for stroke in signature.strokes],
        "width": signature.width,
        "height": signature.height,
        "statement": signature.statement,
    }


def filled_in(values: JsonObject) -> JsonObject:
    """Without what is empty; a price of zero and the number 0 stay."""
    return {key: value for key, value in values.items() if value not in ("", None) and value != [] and value != {}}
