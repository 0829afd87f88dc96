"""Giving a dealer its own books back, page by page, each page provable by itself."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from dealer_client.central import wire

from . import schema
from .credentials import Caller
from .moments import now_text
from .problems import ProblemFound
from .register_key import RegisterKey
from .telling import tell

# Room for what stands beside bodies and parts, and for what JSON adds to them, within what a client takes.
_PAGE_BYTES = wire.MAX_REQUEST_BYTES // 2


def read_book(connection: Connection, key: RegisterKey, dealer_id: str, series: str, after: int) -> wire.BookAnswer:
    """The page that follows entry `after` of a dealer's series. Raises ProblemFound (404) for a series it has not."""
    counter = schema.counter
    row = connection.execute(
        select(counter).where(counter.c.dealer_id == dealer_id, counter.c.series == series)
    ).first()
    if row is None:
        raise ProblemFound(404, "not-found", "No such series", "This dealer has no counter that numbers with it.")
    counter_key = bytes(row.counter_key).hex()
    answer = wire.BookAnswer(series=series, book=row.book, counter_key=counter_key, held=row.size, entries=[])
    head = _head_to_end_at(connection, dealer_id, series, after)
    if head is None:
        return answer
    receipt = key.receipt(
        dealer_id=dealer_id,
        book=row.book,
        series=series,
        counter_key=counter_key,
        size=head.size,
        root=bytes(head.root),
    )
    return answer.model_copy(
        update={
            "entries": _entries(connection, dealer_id, series, after, head.size),
            "head": wire.WireHead(
                book=row.book,
                series=series,
                size=head.size,
                root=bytes(head.root).hex(),
                signed_at=head.signed_at,
                signature=bytes(head.signature).hex(),
            ),
            "receipt": receipt,
        }
    )


def tell_of_growth(connection: Connection, caller: Caller, size: int) -> set[str]:
    """Tells the dealer's other counters that this one's book has grown; the dealers whose feed has."""
    counter = schema.counter
    counters = connection.execute(
        select(func.count()).select_from(counter).where(counter.c.dealer_id == caller.dealer_id)
    ).scalar_one()
    if counters < 2:
        return set()
    tell(connection, caller.dealer_id, [{"type": "book", "series": caller.series, "size": size}])
    return {caller.dealer_id}


def tell_of_books(connection: Connection, dealer_id: str) -> None:
    """Tells a dealer of every book that the register holds: a counter has come that knows of none yet."""
    counter = schema.counter
    rows = connection.execute(
        select(counter.c.series, counter.c.size)
        .where(counter.c.dealer_id == dealer_id, counter.c.size > 0)
        .order_by(counter.c.series)
    ).all()
    tell(connection, dealer_id, [{"type": "book", "series": row.series, "size": row.size} for row in rows])


def keep_sealed_copy(connection: Connection, caller: Caller, copy: wire.SealedCopy) -> str:
    """Keeps a counter's sealed keys in place of the copy before; when."""
    table, now = schema.sealed_copy, now_text()
    values = {"sealed": copy.sealed, "kept_at": now}
    changed = connection.execute(update(table).where(table.c.counter_id == caller.counter_id).values(values))
    if changed.rowcount == 0:
        connection.execute(insert(table).values(counter_id=caller.counter_id, **values))
    return now


def _head_to_end_at(connection: Connection, dealer_id: str, series: str, after: int) -> Row[Any] | None:
    """The last head within one page, or the first where even that is more than a page."""
    head = schema.tree_head
    heads = connection.execute(
        select(head)
        .where(
            head.c.dealer_id == dealer_id,
            head.c.series == series,
            head.c.size > after,
            head.c.size <= after + wire.MAX_BATCH_ENTRIES,
        )
        .order_by(head.c.size)
    ).all()
    if not heads:
        return None
    last = heads[0]
    for candidate in heads[1:]:
        if _bytes_between(connection, dealer_id, series, after, candidate.size) > _PAGE_BYTES:
            break
        last = candidate
    return last


def _bytes_between(connection: Connection, dealer_id: str, series: str, after: int, last: int) -> int:
    entry, part = schema.entry, schema.personal_part
    total = 0
    for table, column in ((entry, entry.c.body), (part, part.c.data)):
        total += connection.execute(
            select(func.coalesce(func.sum(func.length(column)), 0)).where(
                table.c.dealer_id == dealer_id, table.c.series == series, table.c.number.between(after + 1, last)
            )
        ).scalar_one()
    return total


def _entries(connection: Connection, dealer_id: str, series: str, after: int, last: int) -> list[wire.HeldEntry]:
    entry, part = schema.entry, schema.personal_part
    parts: dict[int, list[wire.HeldPart]] = {}
    for row in connection.execute(
        select(part)
        .where(part.c.dealer_id == dealer_id, part.c.series == series, part.c.number.between(after + 1, last))
        .order_by(part.c.number, part.c.name)
    ):
        held = wire.HeldPart(name=row.name, salt=bytes(row.salt).hex(), data=json.loads(bytes(row.data)))
        parts.setdefault(row.number, []).append(held)
    rows = connection.execute(
        select(entry)
        .where(entry.c.dealer_id == dealer_id, entry.c.series == series, entry.c.number.between(after + 1, last))
        .order_by(entry.c.number)
    )
    return [_held(row, parts) for row in rows]


def _held(row: Row[Any], parts: Mapping[int, Sequence[wire.HeldPart]]) -> wire.HeldEntry:
    return wire.HeldEntry(
        number=row.number,
        leaf_hash=bytes(row.leaf_hash).hex(),
        body=bytes(row.body).decode(),
        personal=list(parts.get(row.number, ())),
        status=row.status,
        reasons=[wire.RejectionReason.model_validate(reason) for reason in json.loads(row.reasons)],
    )
