"""Rows that say again what an entry already says, so that it can be listed and searched.

They are functions of the entry alone: recording writes them, an audit computes them once more and compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dealer_client.goods.identifiers import fold_lookalikes, normalise
from dealer_client.register.canonical import JsonObject
from dealer_client.register.draft import ACQUISITIONS
from dealer_client.register.numbering import EntryNumber, item_number
from dealer_client.register.personal import PERSON_PARTS


def entry_row(number: EntryNumber, content: JsonObject) -> dict[str, Any]:
    """What the entry table says beside body and leaf hash."""
    return {
        "series": number.series,
        "number": number.number,
        "recorded_at": content["recorded_at"],
        **_of_entry(content),
    }


def _of_entry(content: JsonObject) -> dict[str, Any]:
    """What each line says again of its entry, as it stands now, so that a filter reads no entry."""
    day = content["acquired_on"] if content["kind"] in ACQUISITIONS else content["happened_on"]
    return {"kind": content["kind"], "happened_on": day, "staff": content["staff"]}


def item_row(number: EntryNumber, content: JsonObject, item: JsonObject) -> dict[str, Any]:
    """The row of the item table for one item of an entry's body (`content`); its id comes from the store."""
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
        **_of_entry(content),
    }


def disposal_item_row(number: EntryNumber, content: JsonObject, item: JsonObject) -> dict[str, Any]:
    """The row of the disposal_item table for one line of a disposal's body (`content`); its id comes from the store."""
    acquired, line = item_number(item["item"])
    return {
        "series": number.series,
        "number": number.number,
        "line": item["line"],
        "item_series": acquired.series,
        "item_number": acquired.number,
        "item_line": line,
        "category": item.get("category", ""),
        "description": item.get("description", ""),
        "brand": item.get("brand", ""),
        "model": item.get("model", ""),
        "price_cents": item.get("price_cents"),
        **_of_entry(content),
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
    """The row of the search index for one line of an entry. `identifiers` are rows of the identifier table.

    `seller` is whoever stands on the other side: the seller of an acquisition, the buyer or receiver of a disposal. A
    disposal's line is found by the number of its item too.
    """
    return {
        "rowid": item_id,
        "number": " ".join(filter(None, (number.item(item["line"]), str(number.number), item.get("item")))),
        "seller": _seller_words(seller),
        "goods": _goods_words(item),
        "identifiers": " ".join(f"{row['value']} {row['normal']} {row['folded']}" for row in identifiers),
    }


def _goods_words(item: JsonObject) -> str:
    words = [str(item.get(part, "")) for part in ("category", "description", "brand", "model", "colour")]
    # Only where there are any: what was recorded before there were such fields is indexed as it was.
    return " ".join([*words, *(str(item[part]) for part in ("features", "stones") if item.get(part))])


def other_party(parts: Mapping[str, JsonObject]) -> JsonObject | None:
    """Whoever stands on the other side of an entry: its seller, buyer or receiver; None after erasure."""
    return next((parts[name] for name in PERSON_PARTS if name in parts), None)


def display_name(person: JsonObject) -> str:
    """The name of a person as it stands in an entry's personal part: `Willeke Liselotte de Bruijn`.

    A seller's name is kept in its parts, a buyer's or receiver's in one.
    """
    return str(person.get("name", "")) or " ".join(
        person[part] for part in ("given_names", "prefix", "surname") if person.get(part)
    )


def _seller_words(seller: JsonObject | None) -> str:
    if seller is None:
        return ""
    address, document = seller.get("address", {}), seller.get("document", {})
    postcode = str(address.get("postcode", ""))
    words = [
        display_name(seller),
        postcode,
        address.get("city", ""),
        document.get("number", ""),
        postcode.replace(" ", ""),
    ]
    firm = seller.get("firm", {})
    return " ".join([*words, *(firm[part] for part in ("name", "kvk") if firm.get(part))])
