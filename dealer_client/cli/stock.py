"""`dealer-client stock` and `police-hold`: what is here, in which state, and holding it for the police."""

from __future__ import annotations

from typing import Any

from dealer_client.register.amounts import euro
from dealer_client.register.item_life import IN_STOCK, ItemState, StockLine
from dealer_client.register.moments import utc_text
from dealer_client.register.wording import Language, Text

from .context import Context

_PAGE = 500


def list_stock(context: Context) -> int:
    """Prints the items in the states that were asked for (what is in the shop, where none was), newest first."""
    states = frozenset(map(ItemState, context.arguments.state or ())) or IN_STOCK
    lines: list[StockLine] = []
    with context.counter() as counter:
        while page := counter.desk.stock.lines(context.arguments.text, states, limit=_PAGE, offset=len(lines)):
            lines += page
    if context.arguments.json:
        context.print_json([_as_json(line, context.language) for line in lines])
        return 0
    for line in lines:
        goods = " ".join(words for words in (line.brand, line.model, line.description) if words)
        state = STATE_NAMES[line.state].in_language(context.language)
        print(f"{line.number}  {state}  {line.free_on}  {goods}  {euro(line.price_cents, context.language)}")
    return 0


def hold_for_police(context: Context) -> int:
    """Places or releases a police hold on one item, and prints the item as it is then."""
    arguments = context.arguments
    with context.counter() as counter:
        stock = counter.desk.stock
        if arguments.action == "place":
            stock.place_police_hold(arguments.item, arguments.reference, arguments.reason)
        else:
            stock.release_police_hold(arguments.item, arguments.reason)
        context.print_json(_as_json(stock.item(arguments.item), context.language))
    return 0


def _as_json(line: StockLine, language: Language) -> dict[str, Any]:
    return {
        "item": line.number,
        "state": line.state.value,
        "kind": line.kind.value,
        "acquired_on": line.acquired_on.isoformat(),
        "hold_until": line.hold_until.isoformat(),
        "free_on": line.free_on.isoformat(),
        "hold_source": line.hold_source,
        "may_be_altered": line.may_be_altered,
        "reserved": line.reserved,
        "left_by": line.left_by,
        "voided_by": line.voided_by,
        "police_holds": [
            {"since": utc_text(hold.placed_at), "reference": hold.reference, "reason": hold.why.in_language(language)}
            for hold in line.police_holds
        ],
        "category": line.category,
        "description": line.description,
        "brand": line.brand,
        "model": line.model,
        "identifiers": [{"kind": identifier.kind, "value": identifier.value} for identifier in line.identifiers],
        "price_cents": line.price_cents,
        "matched": line.matched,
    }


STATE_NAMES = {
    ItemState.VOID: Text(nl="doorgehaald", en="struck out"),
    ItemState.GONE: Text(nl="weg", en="gone"),
    ItemState.POLICE_HOLD: Text(nl="vastgehouden voor de politie", en="held for the police"),
    ItemState.IN_HOLD: Text(nl="in bewaring", en="in hold"),
    ItemState.RESERVED: Text(nl="gereserveerd", en="reserved"),
    ItemState.FREE: Text(nl="vrij", en="free"),
}
