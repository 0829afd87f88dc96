"""The state of an item, as a question to the database; `register.item_life.item_state` says it of one item."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, Select, Table, and_, or_, select

from dealer_client.register.item_life import IN_STOCK, ItemState

from . import schema


def _of_items(table: Table, *conditions: ColumnElement[bool]) -> Select[tuple[int]]:
    """The ids of the items that a small table names."""
    item = schema.item
    named = (item.c.series == table.c.series) & (item.c.number == table.c.number) & (item.c.line == table.c.line)
    return select(item.c.id).select_from(table).join(item, named).where(*conditions)


HERE = (schema.item.c.left_by == "") & (schema.item.c.voided_by == "")
"""It must be in the shop or the storeroom."""
POLICE_HELD = schema.item.c.id.in_(_of_items(schema.police_hold, schema.police_hold.c.released_at == ""))
_RESERVED = schema.item.c.id.in_(_of_items(schema.reservation))


def in_states(states: Collection[ItemState], today: date) -> list[ColumnElement[bool]]:
    """Conditions on the item table, all of which hold of an item in one of these states; none for any state."""
    wanted = set(states)
    if not wanted or wanted == set(ItemState):
        return []
    if wanted >= IN_STOCK:
        # As a whole: what is here is in an index of its own.
        return [or_(HERE, *(_in_state(state, today) for state in sorted(wanted - IN_STOCK)))]
    return [or_(*(_in_state(state, today) for state in sorted(wanted)))]


def _in_state(state: ItemState, today: date) -> ColumnElement[bool]:
    item = schema.item
    is_free = item.c.free_on <= today.isoformat()
    return {
        ItemState.VOID: item.c.voided_by != "",
        ItemState.GONE: (item.c.left_by != "") & (item.c.voided_by == ""),
        ItemState.POLICE_HOLD: and_(HERE, POLICE_HELD),
        ItemState.IN_HOLD: and_(HERE, ~is_free, ~POLICE_HELD),
        ItemState.RESERVED: and_(HERE, is_free, _RESERVED, ~POLICE_HELD),
        ItemState.FREE: and_(HERE, is_free, ~_RESERVED, ~POLICE_HELD),
    }[state]
