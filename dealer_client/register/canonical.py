"""Canonical JSON (RFC 8785): one value, one sequence of bytes, so that a hash means something."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, cast

import rfc8785

Json = None | bool | int | str | Sequence[Any] | Mapping[str, Any]
JsonObject = dict[str, Any]


def canonical_json(value: Json) -> bytes:
    """The RFC 8785 bytes of a value. Numbers are integers within +-(2^53 - 1); the register holds no fractions.

    Raises ValueError for a float, a number out of range or text that is not Unicode (lone surrogates).
    """
    _refuse_fractions(value)
    return rfc8785.dumps(cast(Any, value))


def parse_object(data: bytes) -> JsonObject:
    """The object that canonical bytes stand for. Raises ValueError where they are not one JSON object."""
    value = json.loads(data)
    if not isinstance(value, dict):
        raise ValueError("not a JSON object")
    return value


def _refuse_fractions(value: object) -> None:
    if isinstance(value, float):
        raise ValueError("the register holds no fractions")
    if isinstance(value, Mapping):
        for part in value.values():
            _refuse_fractions(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            _refuse_fractions(part)
