"""Corrections and voids as they come in: what they do to the identifiers that are compared with stolen goods.

An identifier that a correction brings in stands under the entry that it corrects, so that a match names the number and
line under which the dealer has the goods. Where the register does not accept a correction, what it brings in is
compared all the same, as with any entry, but it takes nothing away; nor does such a void.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from sqlalchemy import Connection, delete, insert, select

from dealer_client.central import wire

from . import schema
from .amendments import Goods, amended, goods_of
from .credentials import Caller
from .held_identifiers import HeldItem, keep_held, lapse, read_held
from .item_identifiers import HeldIdentifier, identifiers_of
from .judging import Judged, judge


def amend(connection: Connection, caller: Caller, judged: Sequence[Judged]) -> tuple[list[HeldItem], set[HeldItem]]:
    """Applies what is an amendment among these entries, which are held already, in their order.

    What was brought in, and what counts no longer; something that came and went is in both.
    """
    brought_in: list[HeldItem] = []
    lapsed: set[HeldItem] = set()
    for one in judged:
        if one.amendment is None or (one.amendment.voids and one.reasons):
            continue
        number = one.amendment.target
        goods = [] if one.amendment.voids else amended(_goods(connection, caller, number), one.amendment.changes)
        _keep_goods(connection, caller, number, goods)
        had = read_held(connection, caller.dealer_id, caller.series, number)
        new, gone = _compared(caller, number, had, list(identifiers_of(goods)))
        keep_held(connection, new)
        brought_in += new
        if not one.reasons:
            lapse(connection, gone)
            lapsed.update(gone)
    return brought_in, lapsed


def _compared(
    caller: Caller, number: int, had: Sequence[tuple[HeldItem, bool]], present: Sequence[HeldIdentifier]
) -> tuple[list[HeldItem], list[HeldItem]]:
    """What is new and what is gone, by line, kind and value."""
    counting = {_words(item.identifier): item for item, counts in had if counts}
    behind: dict[int, int] = {}
    for item, _ in had:
        line = item.identifier.line
        behind[line] = max(behind.get(line, 0), item.identifier.position)
    new: dict[tuple[int, str, str], HeldItem] = {}
    for identifier in present:
        words = _words(identifier)
        if words in counting or words in new:
            continue
        behind[identifier.line] = behind.get(identifier.line, 0) + 1
        placed = replace(identifier, position=behind[identifier.line])
        new[words] = HeldItem(dealer_id=caller.dealer_id, series=caller.series, number=number, identifier=placed)
    still = {_words(identifier) for identifier in present}
    gone = [item for item, counts in had if counts and _words(item.identifier) not in still]
    return list(new.values()), gone


def _words(identifier: HeldIdentifier) -> tuple[int, str, str]:
    return identifier.line, identifier.kind, identifier.value


def _goods(connection: Connection, caller: Caller, number: int) -> Goods:
    """The goods of an entry as they stand now; none where the entry cannot be read."""
    table, entry = schema.amended_goods, schema.entry
    kept = connection.execute(
        select(table.c.goods).where(
            table.c.dealer_id == caller.dealer_id, table.c.series == caller.series, table.c.number == number
        )
    ).scalar()
    if kept is not None:
        return cast(Goods, json.loads(kept))
    row = connection.execute(
        select(entry.c.leaf_hash, entry.c.body).where(
            entry.c.dealer_id == caller.dealer_id, entry.c.series == caller.series, entry.c.number == number
        )
    ).one()
    recorded = wire.WireEntry(number=number, leaf_hash=bytes(row.leaf_hash).hex(), body=bytes(row.body).decode())
    content = judge(recorded, caller.series).content
    return [] if content is None else goods_of(content)


def _keep_goods(connection: Connection, caller: Caller, number: int, goods: Goods) -> None:
    table, place = schema.amended_goods, {"dealer_id": caller.dealer_id, "series": caller.series, "number": number}
    connection.execute(delete(table).where(*(table.c[name] == value for name, value in place.items())))
    connection.execute(insert(table).values(**place, goods=json.dumps(goods)))
