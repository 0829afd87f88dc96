"""The state of an item, as a question to the database; `register.item_life.item_state` says it of one item.

Each state is one plain conjunction that an index answers. Several states are several questions, never one with OR: for
those SQLite finds no index, or no plan at all ("internal query planner error").
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, Select, Table, func, literal_column, select, union

from dealer_client.register.item_life import IN_STOCK, ItemState

from . import schema

Conditions = tuple[ColumnElement[bool], ...]

# Written out, as in the indexes that these conditions are to be answered by.
_NOTHING: ColumnElement[str] = literal_column("''")


def _of_items(table: Table, *conditions: ColumnElement[bool]) -> Select[tuple[int]]:
    """The ids of the items that a small table names: looked up one by one, never by reading all items."""
    item = schema.item.alias()
    named = select(item.c.id).where(
        item.c.series == table.c.series, item.c.number == table.c.number, item.c.line == table.c.line
    )
    return select(named.correlate(table).scalar_subquery().label("id")).select_from(table).where(*conditions)


HERE: Conditions = (schema.item.c.left_by == _NOTHING, schema.item.c.voided_by == _NOTHING)
"""It must be in the shop or the storeroom."""
_HELD_ITEMS = _of_items(schema.police_hold, schema.police_hold.c.released_at == _NOTHING)
_RESERVED_ITEMS = _of_items(schema.reservation)
POLICE_HELD = schema.item.c.id.in_(_HELD_ITEMS)
_RESERVED = schema.item.c.id.in_(_RESERVED_ITEMS)


def in_states(states: Collection[ItemState], today: date) -> list[Conditions]:
    """Conditions on the item table, one set for each list that together have every item in these states, once.

    No state named asks for all items.
    """
    wanted = frozenset(states)
    if not wanted or wanted == frozenset(ItemState):
        return [()]
    if wanted >= IN_STOCK:
        # As a whole: what is here is in an index of its own.
        return [HERE, *(_in_state(state, today) for state in sorted(wanted - IN_STOCK))]
    return [_in_state(state, today) for state in sorted(wanted)]


def narrowing(states: Collection[ItemState]) -> Conditions:
    """Conditions on the search index that keep it from being read where no item in these states can be.

    A few items are looked up one by one; what is here begins at the oldest item that is.
    """
    wanted, item, found = frozenset(states), schema.item, schema.search.c.rowid
    if wanted and wanted <= {ItemState.POLICE_HOLD, ItemState.RESERVED}:
        return (found.in_(union(_HELD_ITEMS, _RESERVED_ITEMS)),)
    if wanted and wanted <= IN_STOCK:
        return (found >= select(func.min(item.c.id)).where(*HERE).scalar_subquery(),)
    return ()


def _in_state(state: ItemState, today: date) -> Conditions:
    item = schema.item
    is_free = item.c.free_on <= today.isoformat()
    return {
        ItemState.VOID: (item.c.voided_by != _NOTHING,),
        ItemState.GONE: (item.c.left_by != _NOTHING, item.c.voided_by == _NOTHING),
        ItemState.POLICE_HOLD: (*HERE, POLICE_HELD),
        ItemState.IN_HOLD: (*HERE, ~is_free, ~POLICE_HELD),
        ItemState.RESERVED: (*HERE, is_free, _RESERVED, ~POLICE_HELD),
        ItemState.FREE: (*HERE, is_free, ~_RESERVED, ~POLICE_HELD),
    }[state]
