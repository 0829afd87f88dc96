"""Every list of stock and of the register is answered by an index: none reads a table of items from end to end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, event

from dealer_client.register.draft import EntryKind
from dealer_client.register.item_life import IN_STOCK, ItemState
from dealer_client.register.listing import RegisterFilter
from dealer_client.store.engine import Store
from dealer_client.store.search import count_lines, find_lines
from dealer_client.store.stock import becoming_free, count_stock, find_stock, read_stock_line

from .books import a_draft, record

DAY = date(2026, 11, 24)
STATES = [frozenset({state}) for state in ItemState] + [IN_STOCK, frozenset({ItemState.FREE, ItemState.GONE})]
FILTERS = [
    pytest.param(RegisterFilter(kinds=frozenset({EntryKind.PLEDGE, EntryKind.SALE})), id="kinds"),
    pytest.param(RegisterFilter(first=DAY, last=DAY), id="period"),
    pytest.param(RegisterFilter(staff="staff-1"), id="staff"),
    pytest.param(RegisterFilter(category="phone"), id="category"),
    pytest.param(RegisterFilter(states=frozenset({ItemState.RESERVED})), id="states"),
]


@contextmanager
def plans(connection: Connection) -> Iterator[list[str]]:
    """The plan of each query that is asked meanwhile."""
    asked: list[tuple[str, Any]] = []
    steps: list[str] = []

    def keep(_connection: Any, _cursor: Any, statement: str, values: Any, _context: Any, _many: bool) -> None:
        asked.append((statement, values))

    event.listen(connection, "before_cursor_execute", keep)
    try:
        yield steps
    finally:
        event.remove(connection, "before_cursor_execute", keep)
    for statement, values in asked:
        steps += [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]


def reads_all(steps: list[str]) -> list[str]:
    """The steps that read a table of lines or entries without an index that holds just what is asked for."""
    return [
        step
        for step in steps
        if step.startswith("SCAN") and step.split()[1] in ("item", "disposal_item", "entry") and "USING" not in step
    ]


@pytest.fixture
def connection(store: Store) -> Iterator[Connection]:
    record(store, a_draft())
    with store.reading() as connection:
        yield connection


@pytest.mark.parametrize("states", STATES, ids=lambda states: "+".join(sorted(states)))
@pytest.mark.parametrize("text", ["", "samsung"])
def test_stock_in_any_state_is_listed_and_counted_by_an_index(
    connection: Connection, states: frozenset[ItemState], text: str
) -> None:
    with plans(connection) as steps:
        find_stock(connection, text, states, DAY, limit=50, offset=0)
        count_stock(connection, text, states, DAY)
    assert steps
    assert reads_all(steps) == []


def test_one_item_and_those_that_become_free_are_found_by_an_index(connection: Connection) -> None:
    with plans(connection) as steps:
        read_stock_line(connection, "A-000001/1", DAY)
        becoming_free(connection, DAY, DAY, DAY)
    assert reads_all(steps) == []


@pytest.mark.parametrize("only", FILTERS)
@pytest.mark.parametrize("text", ["", "samsung"])
def test_the_register_is_filtered_by_an_index(connection: Connection, only: RegisterFilter, text: str) -> None:
    with plans(connection) as steps:
        find_lines(connection, text, limit=50, offset=0, only=only, today=DAY)
        count_lines(connection, text, only=only, today=DAY)
    assert steps
    assert reads_all(steps) == []
