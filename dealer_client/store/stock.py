"""What is in stock, and what became of each item: lists by state, newest first, with an index for every list."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, text, union_all

from dealer_client.register.canonical import parse_object
from dealer_client.register.draft import EntryKind
from dealer_client.register.item_life import ItemState, PoliceHold, StockLine, item_state
from dealer_client.register.moments import parse_utc
from dealer_client.register.numbering import EntryNumber, NumberError, item_number
from dealer_client.register.wording import Text

from . import schema
from .errors import EntryMissing
from .item_states import HERE, POLICE_HELD, in_states, narrowing
from .line_details import identifiers_of, matched_of, parties_of
from .police_holds import police_holds_of
from .search_words import fts_words

_MATCHING = text("search MATCH :words")
_ALTERED = {"yes": True, "no": False}


def find_stock(
    connection: Connection, query: str, states: Collection[ItemState], today: date, *, limit: int, offset: int
) -> list[StockLine]:
    """The items in these states (all states: none named) that have every word of the query, newest first."""
    words = fts_words(query)
    lists = _lists(words, states, today)
    chosen = union_all(*lists) if len(lists) > 1 else lists[0]
    page = chosen.order_by(text("id DESC")).limit(limit).offset(offset)
    ids = [int(row.id) for row in connection.execute(page, {"words": words} if words else {})]
    return _lines(connection, ids, today)


def count_stock(connection: Connection, query: str, states: Collection[ItemState], today: date) -> int:
    """How many items `find_stock` would give without a limit."""
    words = fts_words(query)
    return sum(
        connection.execute(
            select(func.count()).select_from(of_state.subquery()), {"words": words} if words else {}
        ).scalar_one()
        for of_state in _lists(words, states, today)
    )


def read_stock_lines(connection: Connection, numbers: Iterable[str], today: date) -> dict[str, StockLine]:
    """Items by their number as it was asked for; what is not in this book, or is no number of an item, is left out."""
    asked: dict[str, tuple[EntryNumber, int]] = {}
    for number in numbers:
        with suppress(NumberError):
            asked[number] = item_number(number)
    item, ids = schema.item, list[int]()
    wanted = {(entry.series, entry.number, line) for entry, line in asked.values()}
    for series in {series for series, _, _ in wanted}:
        of_series = {number for other, number, _ in wanted if other == series}
        rows = connection.execute(
            select(item.c.id, item.c.number, item.c.line).where(item.c.series == series, item.c.number.in_(of_series))
        )
        ids += [row.id for row in rows if (series, row.number, row.line) in wanted]
    found = {(line.entry, line.line): line for line in _lines(connection, ids, today)}
    return {number: found[place] for number, place in asked.items() if place in found}


def read_stock_line(connection: Connection, number: str, today: date) -> StockLine:
    """One item, by its number. Raises EntryMissing, or NumberError for a text that is no number of an item."""
    entry, line = item_number(number)
    found = read_stock_lines(connection, [number], today).get(number)
    if found is None:
        raise EntryMissing(
            Text(nl="Goed {n} staat niet in dit boek.", en="Item {n} is not in this book.").filled(n=entry.item(line))
        )
    return found


def becoming_free(connection: Connection, first: date, last: date, today: date) -> list[StockLine]:
    """The items in stock that become free from `first` up to and including `last`, in that order.

    One that is held for the police does not become free.
    """
    item = schema.item
    wanted = select(item.c.id).where(
        *HERE, ~POLICE_HELD, item.c.free_on >= first.isoformat(), item.c.free_on <= last.isoformat()
    )
    found = _lines(connection, connection.execute(wanted).scalars().all(), today)
    return sorted(found, key=lambda line: (line.free_on, line.entry, line.line))


def _lists(words: str, states: Collection[ItemState], today: date) -> list[Select[tuple[int]]]:
    """The ids of the items, in lists that have none in common."""
    item = schema.item
    chosen = select(item.c.id)
    if words:
        matching = (
            select(schema.search.c.rowid).select_from(schema.search).where(_MATCHING, *narrowing(states)).subquery()
        )
        chosen = chosen.join(matching, matching.c.rowid == item.c.id)
    return [chosen.where(*conditions) for conditions in in_states(states, today)]


def _rows(connection: Connection, ids: Sequence[int]) -> Sequence[Row[Any]]:
    item, entry, kept = schema.item, schema.entry, schema.reservation
    return connection.execute(
        select(item, entry.c.recorded_at, entry.c.body, kept.c.reserved_at)
        .join(entry, (entry.c.series == item.c.series) & (entry.c.number == item.c.number))
        .outerjoin(
            kept, (kept.c.series == item.c.series) & (kept.c.number == item.c.number) & (kept.c.line == item.c.line)
        )
        .where(item.c.id.in_(ids))
        .order_by(item.c.id.desc())
    ).all()


def _lines(connection: Connection, ids: Sequence[int], today: date) -> list[StockLine]:
    if not ids:
        return []
    rows = _rows(connection, ids)
    numbers = [(row.series, row.number) for row in rows]
    identifiers = identifiers_of(connection, ids)
    sellers, matched = parties_of(connection, numbers), matched_of(connection, numbers)
    holds = police_holds_of(connection, [(row.series, row.number, row.line) for row in rows])
    return [
        _line(
            row,
            today,
            identifiers=tuple(identifiers.get(row.id, ())),
            seller=sellers.get((row.series, row.number), ""),
            matched=(row.series, row.number, row.line) in matched,
            police_holds=tuple(hold for hold in holds.get((row.series, row.number, row.line), ()) if hold.holds),
        )
        for row in rows
    ]


def _line(row: Row[Any], today: date, *, police_holds: tuple[PoliceHold, ...], **details: Any) -> StockLine:
    hold = parse_object(row.body)["items"][row.line - 1]["hold"]
    free_on, reserved = date.fromisoformat(row.free_on), row.reserved_at is not None
    return StockLine(
        entry=EntryNumber(row.series, row.number),
        line=row.line,
        kind=EntryKind(row.kind),
        recorded_at=parse_utc(row.recorded_at),
        acquired_on=date.fromisoformat(row.happened_on),
        category=row.category,
        description=row.description,
        brand=row.brand,
        model=row.model,
        weight_mg=row.weight_mg,
        fineness=row.fineness,
        price_cents=row.price_cents,
        hold_until=date.fromisoformat(row.hold_until),
        free_on=free_on,
        hold_source=hold.get("source", ""),
        may_be_altered=_ALTERED.get(hold.get("altered", "")),
        state=item_state(
            today,
            free_on=free_on,
            left_by=row.left_by,
            voided_by=row.voided_by,
            police_held=bool(police_holds),
            reserved=reserved,
        ),
        left_by=row.left_by,
        voided_by=row.voided_by,
        reserved=reserved,
        police_holds=police_holds,
        **details,
    )
