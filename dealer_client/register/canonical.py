"""Canonical JSON (RFC 8785): one value, one sequence of bytes, so that a hash means something."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn, cast

import rfc8785

Json = None | bool | int | str | Sequence[Any] | Mapping[str, Any]
JsonObject = dict[str, Any]


def canonical_json(value: Json) -> bytes:
    """The RFC 8785 bytes of a value. Numbers are integers within +-(2^53 - 1); the register holds no fractions.

    Raises ValueError for a float, a number out of range, text that is not Unicode (lone surrogates) or anything JSON
    has no word for. The error never quotes the value.
    """
    try:
        _refuse_fractions(value)
        return rfc8785.dumps(cast(Any, value))
    except (ValueError, RecursionError):
        # Without the cause, which quotes the value.
        raise ValueError("not a value that the register can hold") from None


def parse_object(data: bytes) -> JsonObject:
    """The object that canonical bytes stand for.

    Raises ValueError where they are not one JSON object in UTF-8, hold a fraction, nest too deep to be read, or have
    a name twice in one object (RFC 8785 builds on I-JSON, RFC 7493, which forbids it: two readers could see two
    values under one hash). The error never quotes the data.
    """
    try:
        value = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_each_name_once,
            parse_float=_no_fraction,
            parse_constant=_no_fraction,
        )
    except (ValueError, RecursionError):
        # Without the cause, which holds the data.
        raise ValueError("not JSON as the register writes it") from None
    if not isinstance(value, dict):
        raise ValueError("not a JSON object")
    return value


def _each_name_once(members: list[tuple[str, Any]]) -> JsonObject:
    value = dict(members)
    if len(value) != len(members):
        raise ValueError("a name stands twice in one JSON object")
    return value


def _no_fraction(_text: str) -> NoReturn:
    raise ValueError("the register holds no fractions")


def _refuse_fractions(value: object) -> None:
    if isinstance(value, float):
        raise ValueError("the register holds no fractions")
    if isinstance(value, Mapping):
        for part in value.values():
            _refuse_fractions(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            _refuse_fractions(part)
