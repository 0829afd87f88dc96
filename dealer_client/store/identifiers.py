"""Identifiers as they are kept: as typed, normalised, and with look-alikes folded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dealer_client.goods.identifiers import fold_lookalikes, normalise


def identifier_rows(item_id: int, identifiers: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows for the identifiers of one item, from an entry's body."""
    rows = []
    for position, identifier in enumerate(identifiers, start=1):
        normal = normalise(identifier["kind"], identifier["value"])
        rows.append(
            {
                "item": item_id,
                "position": position,
                "kind": identifier["kind"],
                "value": identifier["value"],
                "normal": normal,
                "folded": fold_lookalikes(normal),
            }
        )
    return rows
