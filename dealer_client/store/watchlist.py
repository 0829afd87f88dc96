"""The watchlist in the store: what it is made from, and whether it holds a hash.

A list comes in pages. Until it is whole they are set aside; then they are sorted and written in order, in many short
transactions, so that recording goes on meanwhile. What changes later is applied as it comes.
"""

from __future__ import annotations

import json
import struct
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field

from sqlalchemy import Connection, delete, func, insert, literal_column, select

from . import schema
from .engine import Store
from .settings import read_setting, remove_setting, write_setting

_STATE = "watchlist"
_SUM = "watchlist_sum"
"""Of a whole list, how many hashes and the sum of them as whole numbers."""
_HASH_BYTES = 8
# Enough that sorting one and writing one takes some milliseconds with five million hashes.
_PARTS = 1024
_PART_SHIFT = 54


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchlistState:
    """Which list this is: the register's `edition` and `key` (32 bytes, hexadecimal), up to which `change` it goes and
    up to which moment (UTC text), whom to call about a hit, whether it is `whole` and counts, and how many bytes were
    `taken` for it in all."""

    edition: str
    key: str = field(repr=False)
    change: int
    as_of: str
    contact: str
    whole: bool
    taken: int = 0


def read_state(connection: Connection) -> WatchlistState | None:
    """Which list there is, or None."""
    value = read_setting(connection, _STATE)
    return WatchlistState(**value) if isinstance(value, dict) else None


def keep_state(connection: Connection, state: WatchlistState) -> None:
    """Keeps which list there is."""
    write_setting(connection, _STATE, asdict(state))


def forget_list(connection: Connection) -> None:
    """Nothing of a list is left."""
    connection.execute(delete(schema.watchlist))
    connection.execute(delete(schema.watchlist_page))
    remove_setting(connection, _STATE)
    remove_setting(connection, _SUM)


def set_page_aside(connection: Connection, change: int, added: bytes, removed: bytes) -> None:
    """Keeps a page of a list that is not whole yet. `added` and `removed` are hashes of 8 bytes one after the other."""
    connection.execute(insert(schema.watchlist_page).values(change=change, added=added, removed=removed))


def apply_change(connection: Connection, added: bytes, removed: bytes) -> None:
    """Changes a whole list."""
    touched = json.dumps([*_numbers(added), *_numbers(removed)])
    before = _sum(connection, touched)
    _add(connection, sorted(_numbers(added)))
    if removed:
        connection.exec_driver_sql("DELETE FROM watchlist WHERE hash = ?", [(number,) for number in _numbers(removed)])
    after, kept = _sum(connection, touched), read_setting(connection, _SUM)
    if isinstance(kept, list):
        write_setting(connection, _SUM, [was + new - old for was, new, old in zip(kept, after, before, strict=True)])


def holds(connection: Connection, hashes: Sequence[bytes]) -> bool:
    """Whether the list holds one of these hashes of 8 bytes."""
    hashed = schema.watchlist.c.hash
    numbers = [number for each in hashes for number in _numbers(each)]
    return connection.execute(select(literal_column("1")).where(hashed.in_(numbers)).limit(1)).first() is not None


def is_as_received(connection: Connection) -> bool:
    """Whether a list that is whole adds up to what was received; reads all of it."""
    state = read_state(connection)
    return state is None or not state.whole or read_setting(connection, _SUM) == list(_sum(connection))


def sum_up(connection: Connection) -> None:
    """Takes the list as it stands for what was received: where it came before such a sum was kept."""
    state = read_state(connection)
    if state is not None and state.whole and read_setting(connection, _SUM) is None:
        write_setting(connection, _SUM, list(_sum(connection)))


def put_in_order(store: Store, edition: str) -> None:
    """Makes the pages that were set aside the list that counts. Takes a while; begins anew where it was cut off.

    Nothing happens where the list is another edition by now, or whole already.
    """
    with store.reading() as connection:
        state = read_state(connection)
        if state is None or state.edition != edition or state.whole:
            return
        parts, gone = _sorted_out(connection)
    count, total = 0, 0
    for numbers in parts:
        fresh = sorted({number for number in numbers if number not in gone})
        count, total = count + len(fresh), total + sum(fresh)
        with store.writing() as connection:
            _add(connection, fresh)
    with store.writing() as connection:
        now = read_state(connection)
        if now == state:
            connection.execute(delete(schema.watchlist_page))
            write_setting(connection, _SUM, [count, total])
            keep_state(connection, WatchlistState(**{**asdict(state), "whole": True}))


def _sorted_out(connection: Connection) -> tuple[list[array[int]], set[int]]:
    """The hashes of all pages in parts that follow one another, and those that were taken off again."""
    parts = [array("q") for _ in range(_PARTS)]
    gone: set[int] = set()
    for added, removed in _pages(connection):
        gone.difference_update(added)
        gone.update(removed)
        for number in added:
            parts[(number >> _PART_SHIFT) + _PARTS // 2].append(number)
    return parts, gone


def _pages(connection: Connection) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    page = schema.watchlist_page
    for row in connection.execute(select(page).order_by(page.c.change)):
        yield _numbers(row.added), _numbers(row.removed)


def _add(connection: Connection, numbers: Sequence[int]) -> None:
    if numbers:
        connection.exec_driver_sql("INSERT OR IGNORE INTO watchlist (hash) VALUES (?)", [(n,) for n in numbers])


def _sum(connection: Connection, among: str | None = None) -> tuple[int, int]:
    """How many hashes the list has and what they add up to; `among`: of these alone, a JSON array.

    In two halves, for all of them together are more than a whole number of the database holds.
    """
    hashed = schema.watchlist.c.hash
    halves = (hashed.op(">>")(32), hashed.op("&")(2**32 - 1))
    query = select(func.count(), *(func.coalesce(func.sum(half), 0) for half in halves)).select_from(schema.watchlist)
    if among is not None:
        query = query.where(hashed.in_(select(func.json_each(among).table_valued("value").c.value)))
    count, high, low = connection.execute(query).one()
    return count, (high << 32) + low


def _numbers(hashes: bytes) -> Sequence[int]:
    return struct.unpack(f">{len(hashes) // _HASH_BYTES}q", hashes)
