"""Who the person of each entry is, by the keys that find his deals together; a function of the entry as it stands now.

Only entries that name a person have a row, and only while they do: it goes with the erasure of what it was made of.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert

from dealer_client.register.correction import PresentEntry
from dealer_client.register.draft import PaymentMethod
from dealer_client.register.known_seller import keys_of_buyer, keys_of_seller

from . import schema


def person_row(present: PresentEntry) -> dict[str, Any] | None:
    """The row of the person_of_entry table for an entry as it stands now, None where it names nobody.

    `cash_cents` is what changed hands in cash, whoever paid.
    """
    content, parts = present.content, present.parts
    if "seller" in parts:
        keys = keys_of_seller(parts["seller"])
    elif party := parts.get("buyer") or parts.get("receiver"):
        # Who redeems a pledge pays as a buyer does.
        keys = keys_of_buyer(party)
    else:
        return None
    # A return says what each item went for, and no total.
    items = content.get("items", ())
    total = int(content.get("total_cents", sum(item.get("price_cents") or 0 for item in items)))
    return {
        "series": present.number.series,
        "number": present.number.number,
        "is_buyer": int("seller" not in parts),
        "document_key": keys.document,
        "person_key": keys.person,
        "firm_key": keys.firm,
        "address_key": keys.address,
        "happened_on": content.get("acquired_on") or content["happened_on"],
        "cash_cents": total if content.get("payment", {}).get("method") == PaymentMethod.CASH else 0,
        "total_cents": total,
        "voided": int(present.is_void),
    }


# Made once: making a statement takes longer than carrying it out.
_ADD = insert(schema.person_of_entry)
_DROP = delete(schema.person_of_entry).where(
    schema.person_of_entry.c.series == bindparam("of_series"), schema.person_of_entry.c.number == bindparam("of_number")
)


def keep(connection: Connection, present: PresentEntry) -> None:
    """Writes the row of an entry, or takes it away where the entry names nobody (any more)."""
    number = present.number
    connection.execute(_DROP, {"of_series": number.series, "of_number": number.number})
    row = person_row(present)
    if row is not None:
        connection.execute(_ADD, row)
