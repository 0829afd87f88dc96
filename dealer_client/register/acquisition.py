"""An acquisition as an entry: goods come in.

The body has, beside what all kinds share (see `entry.py`):

    acquired_on         date
    items[]             line (from 1), category, description, brand, model, colour, weight_mg, fineness, price_cents,
                        identifiers[] {kind, value, check {level, asked, at, reference}}, features, condition, stones,
                        photos[] (SHA-256, hexadecimal), hold {until, free_on, source, altered}
    payment             {method}                               total_cents  what was paid for all items together
    exchange            {description, value_cents, item}: what was given in exchange (trade-in)
    terms               text: on which terms (consignment)     redeem_by    date: until when to be redeemed (pledge)
    found               {where, on} (found)
    findings[]          {code, level, field}: the warnings that the clerk gave a reason for

`altered` of a hold is `yes` or `no` where the rules say whether the item may be altered meanwhile.

Personal parts: `seller` (with `firm` {name, kvk, vat} where the person acts for one), and where there are any
`payment` {iban}, `signature` {strokes, width, height, statement}, `reasons` {code: reason}.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from .canonical import JsonObject
from .draft import Draft, DraftItem, EntryKind, Seller
from .entry import (
    Entry,
    HoldTerm,
    Recording,
    RulesUsed,
    address_json,
    answered_json,
    filled_in,
    reasons_part,
    recorded_entry,
    signature_json,
)
from .findings import Finding
from .moments import utc_text
from .numbering import EntryNumber
from .personal import PersonalPart
from .stolen_check import MatchLevel, StolenCheck

_ALTERED = {True: "yes", False: "no", None: ""}


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
    about: JsonObject = {
        "acquired_on": draft.acquired_on.isoformat(),
        "items": [_item_json(line, item, hold, checks) for line, item in enumerate(draft.items, start=1)],
        "payment": {"method": draft.payment.method},
        "total_cents": draft.total_cents,
        "findings": answered_json(findings),
        **_of_its_kind(draft),
    }
    recording = Recording(
        recorded_at=recorded_at, zone=zone, today=draft.acquired_on, staff=staff, practice=practice, rules=rules
    )
    return recorded_entry(draft.kind, number, recording, about, _personal_parts(draft, findings))


def _of_its_kind(draft: Draft) -> JsonObject:
    """What only this kind of acquisition has; what was typed for another kind before is left out."""
    exchange, found = draft.exchange, draft.found
    of_kind: dict[EntryKind, JsonObject] = {
        EntryKind.TRADE_IN: {
            "exchange": filled_in(
                {"description": exchange.description, "value_cents": exchange.value_cents, "item": exchange.item}
            )
        },
        EntryKind.CONSIGNMENT: {"terms": draft.terms},
        EntryKind.PLEDGE: {"redeem_by": _date_text(draft.redeem_by)},
        EntryKind.FOUND: {"found": filled_in({"where": found.where, "on": _date_text(found.on)})},
    }
    return filled_in(of_kind.get(draft.kind, {}))


def seller_json(seller: Seller) -> JsonObject:
    """The seller as it stands in the personal part; empty fields are absent, dates are ISO 8601."""
    document = seller.document
    return filled_in(
        {
            "surname": seller.surname,
            "prefix": seller.prefix,
            "given_names": seller.given_names,
            "date_of_birth": _date_text(seller.date_of_birth),
            "nationality": seller.nationality,
            "address": address_json(seller.address),
            "document": filled_in(
                {
                    "kind": document.kind,
                    "number": document.number,
                    "issuing_state": document.issuing_state,
                    "issued_on": _date_text(document.issued_on),
                    "issued_by": document.issued_by,
                    "expires": _date_text(document.expires),
                    "checked": document.checked,
                }
            ),
            "firm": filled_in({"name": seller.firm.name, "kvk": seller.firm.kvk, "vat": seller.firm.vat}),
        }
    )


def _personal_parts(draft: Draft, findings: Sequence[Finding]) -> list[PersonalPart]:
    parts = [PersonalPart(name="seller", data=seller_json(draft.seller))]
    if draft.payment.iban:
        parts.append(PersonalPart(name="payment", data={"iban": draft.payment.iban}))
    signature = signature_json(draft.signature)
    if signature:
        parts.append(PersonalPart(name="signature", data=signature))
    return [*parts, *reasons_part(findings, draft.reasons)]


def _item_json(line: int, item: DraftItem, hold: HoldTerm, checks: Mapping[tuple[str, str], StolenCheck]) -> JsonObject:
    if item.price_cents is None:
        raise ValueError("an item without a price")
    return filled_in(
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
                {"kind": i.kind, "value": i.value, "check": check_json(checks.get((i.kind, i.value)))}
                for i in item.identifiers
            ],
            "features": item.features,
            "condition": item.condition,
            "stones": item.stones,
            "photos": list(item.photos),
            "hold": filled_in(
                {
                    "until": hold.until.isoformat(),
                    "free_on": hold.free_on.isoformat(),
                    "source": hold.source,
                    "altered": _ALTERED[hold.may_be_altered],
                }
            ),
        }
    )


def check_json(check: StolenCheck | None) -> JsonObject:
    """What an entry says of an identifier: whether it was registered stolen when somebody asked."""
    if check is None:
        return {"level": MatchLevel.NOT_CHECKED.value}
    return filled_in(
        {
            "level": check.level.value,
            "asked": check.asked,
            "at": utc_text(check.checked_at) if check.checked_at else "",
            "reference": check.reference,
        }
    )


def _date_text(day: date | None) -> str:
    return day.isoformat() if day else ""
