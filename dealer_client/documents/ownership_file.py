"""A file for the buyer: what he bought, with its numbers and photos, to keep in the app in which citizens register
their property (Kamerstuk 28 684 nr. 694, recommendation 5).

JSON, `format` says `dealer-ownership/1`: sold_on (date), sale and registered_as (numbers in the register), dealer
{name, kvk, place}, goods {kind, brand, model, description, colour, identifiers[] {kind, name, value}}, photos[] {type,
data} (base64), counter_key and signature (hexadecimal): Ed25519 over the canonical JSON (RFC 8785) of all the rest. It
says nothing of the buyer: whoever has it knows who he is.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Sequence

from dealer_client.goods.identifiers import IDENTIFIER_NAMES
from dealer_client.register.canonical import JsonObject, canonical_json
from dealer_client.register.shop import Shop
from dealer_client.register.signing import signature_holds
from dealer_client.register.wording import Language, Text

OWNERSHIP_FORMAT = "dealer-ownership/1"
_GOODS = ("brand", "model", "description", "colour")


def ownership_file(
    *,
    sale: str,
    sold_on: str,
    item: JsonObject,
    kind: Text,
    photos: Sequence[bytes],
    shop: Shop,
    counter_key: bytes,
    sign: Callable[[bytes], bytes],
    language: Language,
) -> bytes:
    """The file of one line of a sale. `item` is the line as it stands in the entry; `photos` are JPEG."""
    goods: JsonObject = {"kind": kind.in_language(language)}
    goods |= {name: item[name] for name in _GOODS if item.get(name)}
    goods["identifiers"] = [
        {
            "kind": each["kind"],
            "name": _name(each["kind"]).in_language(language),
            "value": each["value"],
        }
        for each in item.get("identifiers", ())
    ]
    content: JsonObject = {
        "format": OWNERSHIP_FORMAT,
        "sold_on": sold_on,
        "sale": sale,
        "registered_as": item["item"],
        "dealer": {"name": shop.dealer, "kvk": shop.kvk, "place": shop.address.city},
        "goods": goods,
        "photos": [{"type": "image/jpeg", "data": b64encode(photo).decode("ascii")} for photo in photos],
        "counter_key": counter_key.hex(),
    }
    if shop.practice:
        content["practice"] = True
    signed = {**content, "signature": sign(canonical_json(content)).hex()}
    return json.dumps(signed, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"


def ownership_signer(file: bytes) -> str | None:
    """The key (hexadecimal) of the counter that signed a file as it is, None where nobody did.

    Whose key that is, the dealer's extracts say.
    """
    try:
        content = json.loads(file)
        signature, key = bytes.fromhex(content.pop("signature")), bytes.fromhex(content["counter_key"])
        holds = content["format"] == OWNERSHIP_FORMAT and signature_holds(key, signature, canonical_json(content))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return key.hex() if holds else None


def _name(kind: str) -> Text:
    return IDENTIFIER_NAMES.get(kind, Text(nl=kind, en=kind))
