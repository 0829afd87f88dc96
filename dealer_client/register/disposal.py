"""A disposal: goods go out. What the clerk has typed of it, and the entry that records it.

The body has, beside what all kinds share (see `entry.py`):

    happened_on   date
    items[]       line (from 1), item ("A-000123/2"), category, description, brand, model, identifiers[] {kind, value},
                  price_cents; it says again what the item is, so that an extract of sales stands alone
    payment       {method}: how the buyer paid                 total_cents  what was received for all items together
    police        {case_number, station}: of goods handed to the police
    findings[]    {code, level, field}: the warnings that the clerk gave a reason for

Personal parts: `buyer` of a sale or `receiver` of a return {name, address}, `officer` {name, badge} of the police,
`remark` {text}, `signature`, `reasons` {code: reason}; each where there is one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from .canonical import JsonObject
from .draft import Address, EntryKind, Identifier, Payment, Signature
from .entry import (
    Entry,
    Recording,
    address_json,
    answered_json,
    filled_in,
    reasons_part,
    recorded_entry,
    signature_json,
)
from .findings import Finding
from .numbering import EntryNumber
from .personal import PersonalPart


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposalLine:
    """One item that goes out: its number (`A-000123/2`) and what was received for it, in euro cents."""

    item: str = ""
    price_cents: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Buyer:
    """Who receives the goods: the buyer of a sale, or whoever gets them back. `name` is a person's or a firm's."""

    name: str = ""
    address: Address = field(default_factory=Address)


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceHandover:
    """To whom goods were handed by law: the case, the station, and the officer who took them (name and badge)."""

    case_number: str = ""
    station: str = ""
    officer: str = field(default="", repr=False)
    badge: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposal:
    """A disposal in the making; like a `Draft`, everything may still be missing. `kind` is one of `DISPOSALS`.

    `reasons` maps the code of a warning to the clerk's reason for going on.
    """

    kind: EntryKind = EntryKind.SALE
    happened_on: date | None = None
    lines: tuple[DisposalLine, ...] = ()
    buyer: Buyer = field(default_factory=Buyer)
    police: PoliceHandover = field(default_factory=PoliceHandover)
    payment: Payment = field(default_factory=Payment)
    remark: str = field(default="", repr=False)
    signature: Signature = field(default_factory=Signature)
    reasons: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    @property
    def total_cents(self) -> int:
        """What is received for all items together, in cents; an item without a price counts as nothing."""
        return sum(line.price_cents or 0 for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goods:
    """What an item is, as the register knows it now: what a disposal says again of it."""

    category: str = ""
    description: str = field(default="", repr=False)
    brand: str = ""
    model: str = ""
    identifiers: tuple[Identifier, ...] = ()


def disposal_entry(
    disposal: Disposal,
    number: EntryNumber,
    recording: Recording,
    goods: Mapping[str, Goods],
    findings: Sequence[Finding] = (),
) -> Entry:
    """The entry that records a disposal.

    `goods` says by item number, as the disposal writes it, what each item is. The disposal must have been checked: a
    missing date raises ValueError, an item of which nothing is known KeyError.
    """
    if disposal.happened_on is None:
        raise ValueError("a disposal without a date")
    about = filled_in(
        {
            "happened_on": disposal.happened_on.isoformat(),
            "items": [
                _item_json(position, line, goods[line.item]) for position, line in enumerate(disposal.lines, start=1)
            ],
            "payment": filled_in({"method": disposal.payment.method}),
            "total_cents": disposal.total_cents if disposal.kind is EntryKind.SALE else None,
            "police": _police_json(disposal),
            "findings": answered_json(findings),
        }
    )
    return recorded_entry(disposal.kind, number, recording, about, _personal_parts(disposal, findings))


def _item_json(position: int, line: DisposalLine, goods: Goods) -> JsonObject:
    return filled_in(
        {
            "line": position,
            "item": line.item,
            "category": goods.category,
            "description": goods.description,
            "brand": goods.brand,
            "model": goods.model,
            "identifiers": [{"kind": identifier.kind, "value": identifier.value} for identifier in goods.identifiers],
            "price_cents": line.price_cents,
        }
    )


def _police_json(disposal: Disposal) -> JsonObject:
    if disposal.kind is not EntryKind.POLICE:
        return {}
    return filled_in({"case_number": disposal.police.case_number, "station": disposal.police.station})


_RECEIVERS = {EntryKind.SALE: "buyer", EntryKind.RETURN: "receiver"}


def _personal_parts(disposal: Disposal, findings: Sequence[Finding]) -> list[PersonalPart]:
    named: dict[str, JsonObject] = {}
    receiver = _RECEIVERS.get(disposal.kind)
    if receiver is not None and disposal.buyer.name:
        named[receiver] = filled_in({"name": disposal.buyer.name, "address": address_json(disposal.buyer.address)})
    if disposal.kind is EntryKind.POLICE:
        named["officer"] = filled_in({"name": disposal.police.officer, "badge": disposal.police.badge})
    named["remark"] = filled_in({"text": disposal.remark.strip()})
    named["signature"] = signature_json(disposal.signature)
    parts = [PersonalPart(name=name, data=data) for name, data in named.items() if data]
    return [*parts, *reasons_part(findings, disposal.reasons)]
