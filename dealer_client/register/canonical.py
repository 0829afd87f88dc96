"""Canonical JSON (RFC 8785): one value, one sequence of bytes, so that a hash means something."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn, cast

import rfc8785

Json = None | bool | int | str | Sequence[Any] | Mapping[str, Any]
JsonObject = dict[str, Any]

_MOST_INTEGER = 2**53 - 1
# For what is plain these are the very bytes of RFC 8785, many times faster.
_PLAIN = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)


def canonical_json(value: Json) -> bytes:
    """The RFC 8785 bytes of a value. Numbers are integers within +-(2^53 - 1); the register holds no fractions.

    Raises ValueError for a float, a number out of range, text that is not Unicode (lone surrogates) or anything JSON
    has no word for. The error never quotes the value.
    """
    try:
        if _is_plain(value):
            return _PLAIN.encode(value).encode()
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


def _is_plain(value: object) -> bool:
    """Whether a value is of JSON's own types alone, its numbers whole and in range, its names in ASCII.

    Names in ASCII have the order that RFC 8785 asks for however they are compared.
    """
    kind = type(value)
    if kind is dict:
        for name, part in cast(JsonObject, value).items():
            if type(name) is not str or not name.isascii() or not _is_plain(part):
                return False
        return True
    if kind is list or kind is tuple:
        for part in cast(Sequence[object], value):  # noqa: SIM110 - a generator would halve the depth that is possible
            if not _is_plain(part):
                return False
        return True
    if kind is int:
        return -_MOST_INTEGER <= cast(int, value) <= _MOST_INTEGER
    return kind is str or kind is bool or value is None


def _refuse_fractions(value: object) -> None:
    if isinstance(value, float):
        raise ValueError("the register holds no fractions")
    if isinstance(value, Mapping):
        for part in value.values():
            _refuse_fractions(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            _refuse_fractions(part)
