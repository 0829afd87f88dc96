"""The attached JSON of an extract (`entries.json`): everything the page shows, with what proves it.

`resources/documents/README.md` specifies it for whoever writes another verifier. Signed and hashed texts stand in it as
strings, byte for byte, so that a verifier needs no canonical JSON of its own. Hashes that several proofs share stand
once, in `nodes`; a proof is a list of places in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from dealer_client.register.canonical import JsonObject, canonical_json
from dealer_client.register.moments import utc_text
from dealer_client.register.personal import PersonalPart
from dealer_client.register.shop import Shop

from .request import ExtractRequest, ProvenEntry

FORMAT = "dealer-extract/1"
FILE_NAME = "entries.json"
RECEIPT_FORMAT = "register-receipt/1"

_SHOWN_PARTS = frozenset({"seller"})
"""What the law asks of the register's page. An IBAN or a clerk's reason stays in the book."""


def attached_json(request: ExtractRequest) -> bytes:
    """The attachment, UTF-8, one entry a line."""
    nodes = _Nodes()
    entries = [_entry_json(proven, nodes) for proven in request.entries]
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
    contents = [proven.entry.content for proven in request.entries]
    used = sorted({item.get("category", "") for content in contents for item in content.get("items", ())} - {""})
    head: JsonObject = {
        "format": FORMAT,
        "made_at": utc_text(request.made_at),
        "language": request.language,
        "practice": request.shop.practice,
        "period": {"from": request.period_from.isoformat(), "to": request.period_to.isoformat()},
        "shop": _shop_json(request.shop),
        "categories": {
            key: names.in_language(request.language) for key in used if (names := request.category_names.get(key))
        },
        "totals": {
            "entries": len(contents),
            "items": sum(len(content.get("items", ())) for content in contents),
            "cents": sum(content.get("total_cents", 0) for content in contents),
        },
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
    lines = ",\n".join(_compact(entry) for entry in entries)
    return f'{_compact(head)[:-1]},\n"entries":[\n{lines}\n]}}\n'.encode()


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


def _entry_json(proven: ProvenEntry, nodes: _Nodes) -> JsonObject:
    return {
        "body": proven.entry.body.decode(),
        "personal": [_part_json(part) for part in proven.entry.personal if part.name in _SHOWN_PARTS],
        "proof": nodes.places(proven.proof),
    }


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


def _compact(value: JsonObject) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
