"""The state of an item, as a question to the database; `register.item_life.item_state` says it of one item.

Each state is one plain conjunction that an index answers. Several states are several questions, never one with OR: for
those SQLite finds no index, or no plan at all ("internal query planner error").
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, Select, Table, literal_column, select

from dealer_client.register.item_life import IN_STOCK, ItemState

from . import schema

Conditions = tuple[ColumnElement[bool], ...]

# Written out, as in the indexes that these conditions are to be answered by.
_NOTHING: ColumnElement[str] = literal_column("''")


def _of_items(table: Table, *conditions: ColumnElement[bool]) -> Select[tuple[int]]:
    """The ids of the items that a small table names."""
    item = schema.item
    named = (item.c.series == table.c.series) & (item.c.number == table.c.number) & (item.c.line == table.c.line)
    return select(item.c.id).select_from(table).join(item, named).where(*conditions)


HERE: Conditions = (schema.item.c.left_by == _NOTHING, schema.item.c.voided_by == _NOTHING)
"""It must be in the shop or the storeroom."""
POLICE_HELD = schema.item.c.id.in_(_of_items(schema.police_hold, schema.police_hold.c.released_at == _NOTHING))
_RESERVED = schema.item.c.id.in_(_of_items(schema.reservation))


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
