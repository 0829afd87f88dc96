"""Rows that say again what an entry already says, so that it can be listed and searched.

They are functions of the entry alone: recording writes them, an audit computes them once more and compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dealer_client.goods.identifiers import fold_lookalikes, normalise
from dealer_client.register.canonical import JsonObject
from dealer_client.register.numbering import EntryNumber


def entry_row(number: EntryNumber, content: JsonObject) -> dict[str, Any]:
    """What the entry table says beside body and leaf hash."""
    return {
        "series": number.series,
        "number": number.number,
        "kind": content["kind"],
        "recorded_at": content["recorded_at"],
        "happened_on": content["acquired_on"],
    }


def item_row(number: EntryNumber, item: JsonObject) -> dict[str, Any]:
    """The row of the item table for one item of an entry's body; its id comes from the store."""
    return {
        "series": number.series,
        "number": number.number,
        "line": item["line"],
        "category": item.get("category", ""),
        "description": item.get("description", ""),
        "brand": item.get("brand", ""),
        "model": item.get("model", ""),
        "weight_mg": item.get("weight_mg"),
        "fineness": item.get("fineness", ""),
        "price_cents": item["price_cents"],
        "hold_until": item["hold"]["until"],
        "free_on": item["hold"]["free_on"],
    }


def identifier_rows(item_id: int, item: JsonObject) -> list[dict[str, Any]]:
    """The rows of the identifier table for one item: as typed, normalised, and with look-alikes folded."""
    rows = []
    for position, identifier in enumerate(item.get("identifiers", ()), start=1):
        normal = normalise(identifier["kind"], identifier["value"])
        rows.append(
            {
                "item": item_id,
                "position": position,
                "kind": identifier["kind"],
                "value": identifier["value"],
                "normal": normal,
                "folded": fold_lookalikes(normal),
            }
        )
    return rows


def search_row(
    item_id: int,
    number: EntryNumber,
    item: JsonObject,
    identifiers: Sequence[dict[str, Any]],
    seller: JsonObject | None,
) -> dict[str, Any]:
    """The row of the search index for one item. `identifiers` are rows of the identifier table."""
    return {
        "rowid": item_id,
        "number": f"{number.item(item['line'])} {number.number}",
        "seller": _seller_words(seller),
        "goods": " ".join(str(item.get(part, "")) for part in ("category", "description", "brand", "model", "colour")),
        "identifiers": " ".join(f"{row['value']} {row['normal']} {row['folded']}" for row in identifiers),
    }


def display_name(seller: JsonObject) -> str:
    """The name of a seller as it stands in an entry's personal part: `Willeke Liselotte de Bruijn`."""
    return " ".join(seller[part] for part in ("given_names", "prefix", "surname") if seller.get(part))


def _seller_words(seller: JsonObject | None) -> str:
    if seller is None:
        return ""
    address, document = seller.get("address", {}), seller.get("document", {})
    postcode = str(address.get("postcode", ""))
    return " ".join(
        (display_name(seller), postcode, address.get("city", ""), document.get("number", ""), postcode.replace(" ", ""))
    )
