"""An entry of the register: what is recorded, and how it becomes a leaf of the tree.

The body is the public part: canonical JSON, hashed as it is. Its shape (`format` says `dealer-entry/1`):

    series, number      the running number                     kind         an `EntryKind` value
    practice            true in a practice profile, else absent
    recorded_at, zone   UTC moment and the shop's time zone    acquired_on  date
    staff               id of the clerk
    items[]             line (from 1), category, description, brand, model, colour, weight_mg, fineness, price_cents,
                        identifiers[] {kind, value, check {level, asked, at, reference}}, hold {until, free_on, source}
    payment             {method}                               total_cents  what was paid for all items together
    rules               {pack, version, digest}: the rule pack the entry was judged by
    findings[]          {code, level, field}: the warnings that the clerk gave a reason for
    commitments         {part name: commitment}: `seller`, and where there are any `payment`, `reasons`

Fields that are empty are absent. Personal data stands in the parts, see `personal.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from .canonical import JsonObject, canonical_json, parse_object
from .draft import Draft, DraftItem, EntryKind, Seller
from .findings import Finding, Level
from .moments import parse_utc, utc_text
from .numbering import EntryNumber
from .personal import PersonalPart
from .stolen_check import MatchLevel, StolenCheck
from .tree import leaf_hash

ENTRY_FORMAT = "dealer-entry/1"
MOST_ENTRY_BYTES = 256 * 1024
"""The longest body, and the longest personal part, that a central register takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldTerm:
    """How long an item must stay as it is: `until` is the last day of the hold, `free_on` the first day it is free."""

    until: date
    free_on: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesUsed:
    """The rule pack an entry was judged by; `digest` is the SHA-256 of its text in hexadecimal."""

    pack: str
    version: str
    digest: str


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


def acquisition_entry(
    draft: Draft,
    number: EntryNumber,
    *,
    recorded_at: datetime,
    zone: str,
    staff: str,
    practice: bool,
    hold: HoldTerm,
    rules: RulesUsed,
    findings: Sequence[Finding],
    checks: Mapping[tuple[str, str], StolenCheck],
) -> Entry:
    """The entry that records an acquisition.

    `recorded_at` is UTC; `checks` maps (kind, value) of an identifier, as typed, to what is known of it. The draft
    must have been checked: a missing price or date raises ValueError.
    """
    if draft.acquired_on is None:
        raise ValueError("an acquisition without a date")
    answered = [finding for finding in findings if finding.level is Level.WARN]
    parts = _personal_parts(draft, answered)
    body: JsonObject = {
        "format": ENTRY_FORMAT,
        "series": number.series,
        "number": number.number,
        "kind": draft.kind.value,
        "recorded_at": utc_text(recorded_at),
        "zone": zone,
        "acquired_on": draft.acquired_on.isoformat(),
        "staff": staff,
        "items": [_item_json(line, item, hold, checks) for line, item in enumerate(draft.items, start=1)],
        "payment": {"method": draft.payment.method},
        "total_cents": draft.total_cents,
        "rules": {"pack": rules.pack, "version": rules.version, "digest": rules.digest},
        "findings": [{"code": f.code, "level": f.level.value, "field": f.field} for f in answered],
        "commitments": {part.name: part.commitment for part in parts},
    }
    if practice:
        body["practice"] = True
    return Entry(number=number, body=canonical_json(body), personal=tuple(parts))


def seller_json(seller: Seller) -> JsonObject:
    """The seller as it stands in the personal part; empty fields are absent, dates are ISO 8601."""
    address, document = seller.address, seller.document
    return _filled(
        {
            "surname": seller.surname,
            "prefix": seller.prefix,
            "given_names": seller.given_names,
            "date_of_birth": _date_text(seller.date_of_birth),
            "nationality": seller.nationality,
            "address": _filled(
                {
                    "street": address.street,
                    "number": address.number,
                    "addition": address.addition,
                    "postcode": address.postcode,
                    "city": address.city,
                    "country": address.country,
                }
            ),
            "document": _filled(
                {
                    "kind": document.kind,
                    "number": document.number,
                    "issuing_state": document.issuing_state,
                    "expires": _date_text(document.expires),
                    "checked": document.checked,
                }
            ),
        }
    )


def _personal_parts(draft: Draft, answered: Sequence[Finding]) -> list[PersonalPart]:
    parts = [PersonalPart(name="seller", data=seller_json(draft.seller))]
    if draft.payment.iban:
        parts.append(PersonalPart(name="payment", data={"iban": draft.payment.iban}))
    # A reason is free text and may name the seller: it is erased with the rest of the personal data.
    reasons = {f.code: draft.reasons[f.code].strip() for f in answered if draft.reasons.get(f.code, "").strip()}
    if reasons:
        parts.append(PersonalPart(name="reasons", data=reasons))
    return parts


def _item_json(line: int, item: DraftItem, hold: HoldTerm, checks: Mapping[tuple[str, str], StolenCheck]) -> JsonObject:
    if item.price_cents is None:
        raise ValueError("an item without a price")
    return _filled(
        {
            "line": line,
            "category": item.category,
            "description": item.description,
            "brand": item.brand,
            "model": item.model,
            "colour": item.colour,
            "weight_mg": item.weight_mg,
            "fineness": item.fineness,
            "price_cents": item.price_cents,
            "identifiers": [
                {"kind": i.kind, "value": i.value, "check": _check_json(checks.get((i.kind, i.value)))}
                for i in item.identifiers
            ],
            "hold": {
                "until": hold.until.isoformat(),
                "free_on": hold.free_on.isoformat(),
                "source": hold.source,
            },
        }
    )


def _check_json(check: StolenCheck | None) -> JsonObject:
    if check is None:
        return {"level": MatchLevel.NOT_CHECKED.value}
    return _filled(
        {
            "level": check.level.value,
            "asked": check.asked,
            "at": utc_text(check.checked_at) if check.checked_at else "",
            "reference": check.reference,
        }
    )


def _filled(values: JsonObject) -> JsonObject:
    """Without what is empty; a price of zero and the number 0 stay."""
    return {key: value for key, value in values.items() if value not in ("", None) and value != [] and value != {}}


def _date_text(day: date | None) -> str:
    return day.isoformat() if day else ""
