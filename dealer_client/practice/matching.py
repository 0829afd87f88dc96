"""Finding stolen goods among those that dealers hold, and telling the dealer (feed) and the police (notification).

An upload compares its items with the stolen-goods table; a report of theft compares itself with the held items. Each in
its own transaction, so one could miss the other if they ran side by side: an upload therefore shares the row in
`identity`, and a report takes it alone.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, insert, select

from dealer_client.central import wire

from . import schema
from .held_identifiers import HeldItem, counts, held_item
from .moments import now_text
from .stolen_goods import Found, StolenGoods, find_stolen, level_of
from .telling import take_cursors


@dataclass(frozen=True, slots=True, kw_only=True)
class Notification:
    """What the police are told of a match. No word about the seller: they ask the dealer."""

    match_id: str
    matched_at: str
    level: str
    dealer: str
    dealer_kvk: str
    address: str
    municipality: str
    entry_number: str
    item: str
    kind: str
    value: str
    reference: str
    stolen_goods: str
    stolen_kind: str
    stolen_value: str
    reported_on: str
    contact: str


def keep_reports_out(connection: Connection) -> None:
    """An upload begins: no report of theft until it has ended. (SQLite has one writer at a time in any case.)"""
    connection.execute(select(schema.identity.c.id).with_for_update(read=True))


def match_held_items(connection: Connection, items: Iterable[HeldItem]) -> set[str]:
    """Notes the matches of items that have just come in; the dealers whose feed has grown."""
    held = list(items)
    found = find_stolen(connection, ((item.identifier.kind, item.identifier.normal) for item in held))
    matches = [
        (item, report) for item in held for report in found.get((item.identifier.kind, item.identifier.normal), ())
    ]
    return _note(connection, matches)


def match_stolen_goods(connection: Connection, goods: StolenGoods) -> set[str]:
    """Notes the matches of goods that have just been reported stolen; the dealers whose feed has grown."""
    held = schema.held_identifier
    matches = []
    looked_up = select(held).where(held.c.folded == wire.fold_lookalikes(goods.normal), counts())
    for row in connection.execute(looked_up):
        level = level_of(row.kind, row.normal, goods.kind, goods.normal)
        if level is not None:
            matches.append((held_item(row), Found(level, goods)))
    return _note(connection, matches)


def keep_uploads_out(connection: Connection) -> None:
    """A report of theft begins: it waits for the uploads under way, and new ones wait for it."""
    connection.execute(select(schema.identity.c.id).with_for_update())


def _note(connection: Connection, matches: Sequence[tuple[HeldItem, Found]]) -> set[str]:
    by_dealer: dict[str, list[tuple[HeldItem, Found]]] = {}
    for item, report in matches:
        by_dealer.setdefault(item.dealer_id, []).append((item, report))
    # In one order for every transaction: two that tell the same dealers never wait for each other in a ring.
    for dealer_id in sorted(by_dealer):
        _note_for_dealer(connection, dealer_id, by_dealer[dealer_id])
    return set(by_dealer)


def _note_for_dealer(connection: Connection, dealer_id: str, matches: Sequence[tuple[HeldItem, Found]]) -> None:
    row = take_cursors(connection, dealer_id, len(matches))
    matched_at = now_text()
    match_rows, event_rows = [], []
    for cursor, (item, report) in enumerate(matches, start=row.feed_cursor - len(matches) + 1):
        match_id, identifier, goods = secrets.token_hex(8), item.identifier, report.goods
        event = wire.MatchEvent(
            cursor=cursor,
            match_id=match_id,
            series=item.series,
            number=item.number,
            line=identifier.line,
            kind=identifier.kind,
            value=identifier.value,
            level=report.level,
            reference=goods.reference,
            goods=goods.goods,
            reported_on=goods.reported_on,
            contact=goods.contact,
            matched_at=matched_at,
        )
        notification = Notification(
            match_id=match_id,
            matched_at=matched_at,
            level=report.level,
            dealer=row.name,
            dealer_kvk=row.kvk,
            address=row.address,
            municipality=row.municipality,
            entry_number=f"{item.series}-{item.number:06d}/{identifier.line}",
            item=identifier.item,
            kind=identifier.kind,
            value=identifier.value,
            reference=goods.reference,
            stolen_goods=goods.goods,
            stolen_kind=goods.kind,
            stolen_value=goods.value,
            reported_on=goods.reported_on,
            contact=goods.contact,
        )
        match_rows.append(
            {
                "match_id": match_id,
                "dealer_id": dealer_id,
                "series": item.series,
                "number": item.number,
                "line": identifier.line,
                "position": identifier.position,
                "stolen_id": goods.stolen_id,
                "level": report.level,
                "matched_at": matched_at,
                "notification": json.dumps(asdict(notification)),
            }
        )
        event_rows.append({"dealer_id": dealer_id, "cursor": cursor, "payload": event.model_dump_json()})
    connection.execute(insert(schema.match), match_rows)
    connection.execute(insert(schema.feed_event), event_rows)
