"""What a correction or a void says of the goods of the entry that it is about."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from dealer_client.central import wire

from .item_identifiers import WORDS
from .judging_kinds import DISPOSALS

Goods = list[dict[str, Any]]
"""The items of an entry in their order, each with its `identifiers` and its words alone."""

_NAMES = ("identifiers", *WORDS)
# The goods of one entry, corrected many times over: more than an honest counter ever comes to.
_MOST_CHARACTERS = 2 * wire.MAX_ENTRY_BYTES
_NUMBER = re.compile(r"([A-Z]{1,4})-([0-9]{6,12})")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsChange:
    """One member of an item, or something within it, and what stands there from now on."""

    steps: tuple[str | int, ...]
    new: Any = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """`target` is the number of an earlier entry of the same book; where it `voids` that there are no `changes`."""

    target: int
    voids: bool
    changes: tuple[GoodsChange, ...] = ()


def amendment_of(content: dict[str, Any]) -> Amendment | None:
    """What an entry changes about the goods of another one, None where that is nothing."""
    voids = content.get("kind") == "void"
    if not voids and content.get("kind") != "correction":
        return None
    named = _NUMBER.fullmatch(str(content.get("voids" if voids else "corrects")))
    if named is None or named[1] != content["series"] or not 0 < int(named[2]) < content["number"]:
        return None
    changes = () if voids else tuple(_goods_changes(content.get("changes")))
    return Amendment(target=int(named[2]), voids=voids, changes=changes) if voids or changes else None


def goods_of(content: dict[str, Any]) -> Goods:
    """The goods that an entry brought in, as it was recorded. Goods that go out were compared when they came in."""
    items = None if str(content.get("kind")) in DISPOSALS else content.get("items")
    return [_item(item) for item in items] if isinstance(items, list) else []


def amended(goods: Goods, changes: Sequence[GoodsChange]) -> Goods:
    """The goods after these changes. A change that leads nowhere is passed over."""
    content: dict[str, Any] = {"items": goods}
    for change in changes:
        try:
            content = wire.with_value(content, change.steps, change.new)
        except ValueError:
            continue
    new = [_item(item) for item in content.get("items", [])]
    return new if len(json.dumps(new)) <= _MOST_CHARACTERS else goods


def _goods_changes(changes: object) -> Iterator[GoodsChange]:
    for change in changes if isinstance(changes, list) else []:
        path = change.get("path") if isinstance(change, dict) else None
        try:
            steps = wire.steps_of(path) if isinstance(path, str) else ()
        except ValueError:
            continue
        if len(steps) > 2 and steps[0] == "items" and isinstance(steps[1], int) and steps[2] in _NAMES:
            yield GoodsChange(steps=steps, new=change.get("new"))


def _item(item: object) -> dict[str, Any]:
    return {name: item[name] for name in _NAMES if name in item} if isinstance(item, dict) else {}
