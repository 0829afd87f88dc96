"""The attached JSON of an extract (`entries.json`): everything the page shows, with what proves it.

`resources/documents/README.md` specifies it for whoever writes another verifier. Signed and hashed texts stand in it as
strings, byte for byte, so that a verifier needs no canonical JSON of its own. Hashes that several proofs share stand
once, in `nodes`; a proof is a list of places in it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable

from dealer_client.register.canonical import JsonObject, canonical_json
from dealer_client.register.moments import utc_text
from dealer_client.register.personal import PersonalPart
from dealer_client.register.shop import Shop

from .choice import Column
from .request import ExtractRequest, ProvenEntry
from .shown import parts_to_attach, shown_entries, totals_of

FORMAT = "dealer-extract/2"
RECEIPT_FORMAT = "register-receipt/1"


def attached_json(request: ExtractRequest) -> bytes:
    """The attachment, UTF-8, one entry a line."""
    nodes, choice = _Nodes(), request.choice
    entries = [_entry_json(proven, nodes, redacted=choice.redacted) for proven in request.entries]
    amendments = [_entry_json(proven, nodes, redacted=choice.redacted) for proven in request.amendments]
    grown_from = []
    if request.receipt is not None:
        grown_from.append(
            {
                "size": request.receipt["size"],
                "root": request.receipt["root"],
                "proof": nodes.places(request.receipt_consistency),
            }
        )
    grown_from += [
        {"size": earlier.size, "root": earlier.root.hex(), "proof": nodes.places(earlier.consistency)}
        for earlier in request.earlier_heads
    ]
    shown = shown_entries((proven.entry for proven in request.entries), [proven.entry for proven in request.amendments])
    kinds = sorted({item.get("category", "") for entry in shown for item in entry.items} - {""})
    head: JsonObject = {
        "format": FORMAT,
        "made_at": utc_text(request.made_at),
        "language": request.language,
        "practice": request.shop.practice,
        "register": choice.register.value,
        "law": _law(request),
        "period": {"from": choice.first.isoformat(), "to": choice.last.isoformat()},
        "choice": _choice_json(request),
        "columns": [column.value for column in choice.columns],
        "redacted": choice.redacted,
        "shop": _shop_json(request.shop),
        "logo": None
        if request.logo is None
        else {"kind": request.logo.kind, "data": base64.b64encode(request.logo.image).decode()},
        "categories": {
            key: names.in_language(request.language) for key in kinds if (names := request.category_names.get(key))
        },
        "staff": _staff_json(request),
        "totals": totals_of(shown),
        "counter_key": request.counter_key.hex(),
        "head": {
            "text": request.head.signed_bytes().decode(),
            "signature": request.head.signature.hex(),
        },
        "receipt": None if request.receipt is None else receipt_statement(request.receipt),
        "grown_from": grown_from,
        "nodes": nodes.hashes,
    }
    # A line for each entry: a person can read the file, and two of them compare well.
    lists = ",\n".join(
        f'"{name}":[\n{_lines(rows)}\n]' for name, rows in (("entries", entries), ("amendments", amendments))
    )
    return f"{_compact(head)[:-1]},\n{lists}}}\n".encode()


def receipt_statement(receipt: JsonObject) -> JsonObject:
    """A receipt as it came over the wire, as the text that the register signed and the signature."""
    text = {"format": RECEIPT_FORMAT, **{key: value for key, value in receipt.items() if key != "signature"}}
    return {"text": canonical_json(text).decode(), "signature": receipt["signature"]}


class _Nodes:
    """Hashes in the order in which they are first needed, each once."""

    def __init__(self) -> None:
        self.hashes: list[str] = []
        self._places: dict[bytes, int] = {}

    def places(self, proof: Iterable[bytes]) -> list[int]:
        found = []
        for node in proof:
            place = self._places.get(node)
            if place is None:
                place = self._places[node] = len(self.hashes)
                self.hashes.append(node.hex())
            found.append(place)
        return found


def _entry_json(proven: ProvenEntry, nodes: _Nodes, *, redacted: bool) -> JsonObject:
    wanted = [] if redacted else parts_to_attach(proven.entry)
    return {
        "body": proven.entry.body.decode(),
        "personal": [_part_json(part) for part in proven.entry.personal if part.name in wanted],
        "proof": nodes.places(proven.proof),
    }


def _law(request: ExtractRequest) -> str:
    """The laws that ask for this register, in the language of the extract; empty where none is known."""
    laws = (request.citations.get(cited) for cited in request.choice.register.cited)
    return "; ".join(law.in_language(request.language) for law in laws if law is not None)


def _choice_json(request: ExtractRequest) -> JsonObject:
    """What was asked for beside the period; the name of a person is left out with the persons themselves."""
    choice = request.choice
    return {
        "seller": "" if choice.redacted else choice.seller,
        "text": choice.text,
        "category": choice.category,
        "first_number": choice.first_number,
        "last_number": choice.last_number,
    }


def _staff_json(request: ExtractRequest) -> JsonObject:
    """The names of the people who recorded these entries, where the page says them."""
    if Column.STAFF not in request.choice.columns:
        return {}
    recorded = {proven.entry.content["staff"] for proven in request.entries}
    return {staff: name for staff, name in sorted(request.staff.items()) if staff in recorded}


def _part_json(part: PersonalPart) -> JsonObject:
    return {"name": part.name, "salt": part.salt.hex(), "data": canonical_json(part.data).decode()}


def _shop_json(shop: Shop) -> JsonObject:
    address = shop.address
    return {
        "dealer": shop.dealer,
        "address": {
            "street": address.street,
            "number": address.number,
            "addition": address.addition,
            "postcode": address.postcode,
            "city": address.city,
            "country": address.country,
        },
        "kvk": shop.kvk,
        "municipality": shop.municipality,
        "zone": shop.zone,
    }


def _lines(rows: list[JsonObject]) -> str:
    return ",\n".join(_compact(row) for row in rows)


def _compact(value: JsonObject) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
