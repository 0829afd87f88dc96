"""A draft as JSON and back: for keeping it between two keystrokes and a power cut.

Works from the draft's own declared fields, so a field that is added there is kept here. What an older or newer version
wrote reads back too: fields it lacks get their default, fields that are unknown here are left out.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from .canonical import Json, JsonObject
from .draft import Draft

Typed = TypeVar("Typed")


def draft_to_json(draft: Draft) -> JsonObject:
    """The draft as a JSON object; fields that say nothing more than their default are left out."""
    return _object_json(draft)


def draft_from_json(values: JsonObject) -> Draft:
    """The draft that `draft_to_json` wrote. Raises ValueError for anything else."""
    return typed_from_json(Draft, values)


def typed_from_json(kind: type[Typed], values: JsonObject) -> Typed:
    """A value of that dataclass, such as a disposal, from JSON of its shape. Raises ValueError for anything else."""
    made = _made(kind, values)
    if not isinstance(made, kind):
        raise ValueError(f"not a {kind.__name__}")
    return made


def _object_json(value: Any) -> JsonObject:
    found: JsonObject = {}
    for field in dataclasses.fields(value):
        part = getattr(value, field.name)
        if part != _default(field):
            found[field.name] = _json(part)
    return found


def _json(value: Any) -> Json:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_json(part) for part in value]
    if isinstance(value, Mapping):
        return {str(name): _json(part) for name, part in value.items()}
    return _object_json(value)


def _made(kind: Any, value: Any) -> Any:
    """The value of that type that a JSON value says. Raises ValueError."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        others = [part for part in get_args(kind) if part is not NoneType]
        return None if value is None else _made(others[0], value)
    if origin is tuple:
        return tuple(_made(get_args(kind)[0], part) for part in _expected(value, list))
    if origin is not None:
        name, part = get_args(kind)
        return {_made(name, key): _made(part, found) for key, found in _expected(value, dict).items()}
    if dataclasses.is_dataclass(kind):
        return _object(kind, _expected(value, dict))
    if kind is date:
        return date.fromisoformat(_expected(value, str))
    if issubclass(kind, StrEnum):
        return kind(_expected(value, str))
    return _expected(value, kind)


def _object(kind: Any, values: Mapping[str, Any]) -> Any:
    types = _field_types(kind)
    try:
        return kind(**{name: _made(types[name], part) for name, part in values.items() if name in types})
    except TypeError:
        raise ValueError("a field is missing") from None


def _expected(value: Any, kind: type) -> Any:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        # Without the value: it is what somebody typed about a person.
        raise ValueError(f"not a {kind.__name__}")
    return value


@cache
def _field_types(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default
