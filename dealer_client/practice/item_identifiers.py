"""The identifiers of goods, as they are compared with what is stolen, and what the goods are in words for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dealer_client.central import wire

from .field_values import is_identifier
from .text_lines import NOT_TEXT

WORDS = ("brand", "model", "description", "colour", "category")
"""The members of an item that say what it is."""

_MOST_TEXT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldIdentifier:
    """An identifier of an item: the item's line, its place in the item's list (from 1), and what the item is.

    One that a correction brought in has a place behind all that the item has had.
    """

    line: int
    position: int
    kind: str
    value: str
    normal: str
    folded: str
    item: str


def identifiers_of(items: Sequence[object]) -> Iterator[HeldIdentifier]:
    """What can be compared of the items of an entry, in whatever shape they are."""
    for line, item in enumerate(items, start=1):
        identifiers = item.get("identifiers") if isinstance(item, dict) else None
        for position, identifier in enumerate(identifiers if isinstance(identifiers, list) else [], start=1):
            if not isinstance(item, dict) or not is_identifier(identifier):
                continue
            normal = wire.normalise(identifier["kind"], identifier["value"])
            yield HeldIdentifier(
                line=line,
                position=position,
                kind=identifier["kind"],
                value=identifier["value"],
                normal=normal,
                folded=wire.fold_lookalikes(normal),
                item=_in_words(item),
            )


def _in_words(item: dict[str, Any]) -> str:
    """What the item is, in one line."""
    words = [item.get(name) for name in WORDS]
    line = ", ".join(NOT_TEXT.sub(" ", word) for word in words if isinstance(word, str) and word)
    return line[:_MOST_TEXT]
