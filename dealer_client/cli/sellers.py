"""`dealer-client sellers`: who brought goods before."""

from __future__ import annotations

from typing import Any

from dealer_client.register.known_seller import Attention, KnownSeller, PastDeal
from dealer_client.register.moments import utc_text

from .context import Context


def sellers(context: Context) -> int:
    """Prints the known sellers that the words fit, last seen first, with what each brought before, as JSON."""
    with context.counter() as counter:
        desk = counter.desk.sellers
        found = desk.find(context.arguments.text, context.arguments.limit)
        context.print_json([_seller_json(known, desk.history(known), desk.attention(known)) for known in found])
    return 0


def _seller_json(known: KnownSeller, deals: list[PastDeal], flags: list[Attention]) -> dict[str, Any]:
    return {
        "seller": known.seller,
        "purchases": known.purchase_count,
        "last_on": known.last_on.isoformat() if known.last_on else None,
        "attention": _attention_json(known.attention) if known.attention else None,
        "attention_before": [_lifted_json(flag) for flag in flags if flag.is_lifted],
        "deals": [
            {
                "number": str(deal.number),
                "happened_on": deal.happened_on.isoformat(),
                "total_cents": deal.total_cents,
                "void": deal.is_void,
            }
            for deal in deals
        ],
    }


def _attention_json(flag: Attention) -> dict[str, Any]:
    return {"set_by": flag.set_by, "set_at": utc_text(flag.set_at), "reason": flag.reason}


def _lifted_json(flag: Attention) -> dict[str, Any]:
    lifted_at = utc_text(flag.lifted_at) if flag.lifted_at else None
    return {
        **_attention_json(flag),
        "lifted_by": flag.lifted_by,
        "lifted_at": lifted_at,
        "lift_reason": flag.lift_reason,
    }
