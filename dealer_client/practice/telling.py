"""Telling a dealer something through its feed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, update
from sqlalchemy.engine import Row

from . import schema
from .feed import EVENT


def take_cursors(connection: Connection, dealer_id: str, count: int) -> Row[Any]:
    """The dealer's row, with the last of so many new cursors as `feed_cursor`.

    The row is locked until the end: events become visible in the order of their cursors.
    """
    dealer = schema.dealer
    return connection.execute(
        update(dealer)
        .where(dealer.c.dealer_id == dealer_id)
        .values(feed_cursor=dealer.c.feed_cursor + count)
        .returning(*dealer.c)
    ).one()


def tell(connection: Connection, dealer_id: str, events: Sequence[Mapping[str, Any]]) -> None:
    """Adds events, each without its cursor, to a dealer's feed."""
    if not events:
        return
    last = take_cursors(connection, dealer_id, len(events)).feed_cursor
    rows = []
    for cursor, event in enumerate(events, start=last - len(events) + 1):
        payload = EVENT.validate_python({**event, "cursor": cursor}).model_dump_json()
        rows.append({"dealer_id": dealer_id, "cursor": cursor, "payload": payload})
    connection.execute(insert(schema.feed_event), rows)
