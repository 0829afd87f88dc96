"""Where a value stands in an entry: `seller.address.city`, `items[0].identifiers[1].value`, as findings name fields.

A path leads into the entry as people see it, public and personal data in one. `place_of` says in which of the two a
value is kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .canonical import Json, JsonObject

_STEP = re.compile(r"\.([a-z][a-z0-9_]*)|\[(0|[1-9][0-9]{0,5})\]", re.ASCII)
_MOST_CHARACTERS = 200
_MOST_STEPS = 8
# The parts whose name is the first step of a path, and the single fields that are kept in a part of another shape.
_PARTS = frozenset({"seller", "buyer", "receiver"})
_SINGLE: Mapping[tuple[str | int, ...], tuple[str, tuple[str | int, ...]]] = {
    ("payment", "iban"): ("payment", ("iban",)),
    ("police", "officer"): ("officer", ("name",)),
    ("police", "badge"): ("officer", ("badge",)),
    ("remark",): ("remark", ("text",)),
}

Steps = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value is kept: in the personal part of that name, or without one in the public body."""

    part: str | None
    steps: Steps


def steps_of(path: str) -> Steps:
    """The names and indexes of a path, from the outside in. Raises ValueError for a text that is no path."""
    rest, at = f".{path}", 0
    steps: list[str | int] = []
    while at < len(rest) and len(steps) < _MOST_STEPS and len(path) <= _MOST_CHARACTERS:
        step = _STEP.match(rest, at)
        if step is None:
            break
        steps.append(step[1] if step[1] is not None else int(step[2]))
        at = step.end()
    if not steps or at < len(rest):
        raise ValueError("not the path of a field")
    return tuple(steps)


def place_of(path: str) -> Place:
    """Where the value of that path is kept. Raises ValueError for a text that is no path."""
    steps = steps_of(path)
    if steps in _SINGLE:
        return Place(*_SINGLE[steps])
    if steps[0] in _PARTS:
        return Place(str(steps[0]), steps[1:])
    return Place(None, steps)


def overlap(one: str, other: str) -> bool:
    """Whether one of two paths is, or lies within, the other. Raises ValueError for a text that is no path."""
    first, second = steps_of(one), steps_of(other)
    shorter = min(len(first), len(second))
    return first[:shorter] == second[:shorter]


def value_at(tree: Json, steps: Steps) -> Json:
    """The value there, or None where there is none."""
    for step in steps:
        if isinstance(step, int):
            tree = tree[step] if _is_list(tree) and step < len(tree) else None  # type: ignore[index,arg-type]
        else:
            tree = tree.get(step) if isinstance(tree, Mapping) else None
    return tree


def with_value(tree: JsonObject, steps: Steps, value: Json) -> JsonObject:
    """A copy of the tree with the value there; a value that says nothing takes the field away, as in any entry.

    Raises ValueError where a list has no such place.
    """
    changed = _with(tree, steps, value)
    if not isinstance(changed, dict):
        raise ValueError("not the path of a field")
    return changed


def is_nothing(value: Json) -> bool:
    """Whether a field with this value is left out of an entry: empty, but not zero and not false."""
    return value is None or value == "" or value == [] or value == {}


def _with(tree: Json, steps: Steps, value: Json) -> Json:
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        if not _is_list(tree) or step >= len(tree):  # type: ignore[arg-type]
            raise ValueError("no such place in the list")
        items = list(tree)  # type: ignore[arg-type]
        items[step] = _with(items[step], rest, value)
        return items
    fields = dict(tree) if isinstance(tree, Mapping) else {}
    new = _with(fields.get(step), rest, value)
    if is_nothing(new):
        fields.pop(step, None)
    else:
        fields[step] = new
    return fields


def _is_list(value: Json) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)
