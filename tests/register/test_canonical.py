"""One value, one sequence of bytes: RFC 8785, for the values that a register holds."""

from __future__ import annotations

import json
from datetime import date

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.register.canonical import Json, canonical_json, parse_object

MOST = 2**53 - 1

values = st.recursive(
    st.none() | st.booleans() | st.integers(-MOST, MOST) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner)
    ),
    max_leaves=12,
)
objects = st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), values, max_size=6)


def test_the_sorting_sample_of_the_standard() -> None:
    """RFC 8785, 3.2.3: names sort by UTF-16 code units, so U+1F600 comes before U+FB33."""
    sample = {
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\U0001f600": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis",
    }
    assert list(json.loads(canonical_json(sample)).values()) == [
        "Carriage Return",
        "One",
        "Control",
        "Latin Small Letter O With Diaeresis",
        "Euro Sign",
        "Emoji: Grinning Face",
        "Hebrew Letter Dalet With Dagesh",
    ]


@given(values | st.dictionaries(st.text(st.characters(codec="ascii")), values))
def test_the_fast_way_gives_the_bytes_of_the_reference(value: Json) -> None:
    assert canonical_json(value) == rfc8785.dumps(value)


def test_what_only_looks_like_a_value_of_json_is_refused_or_read_as_one() -> None:
    class Word(str):
        __slots__ = ()

    assert canonical_json({"b": Word("x"), "a": (1, True)}) == b'{"a":[1,true],"b":"x"}'
    endless: list[object] = []
    endless.append(endless)
    for foreign in ({1: "x"}, {None: "x"}, {"a": {True: 1}}, {"a": 1.0}, MOST + 1, -MOST - 1, {"a": b"x"}, endless):
        with pytest.raises(ValueError, match="not a value"):
            canonical_json(foreign)  # type: ignore[arg-type]


def test_the_string_and_literals_sample_of_the_standard() -> None:
    """RFC 8785, 3.2.2, without its numbers with fractions."""
    sample = {"string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/", "literals": [None, True, False]}
    assert canonical_json(sample) == (
        '{"literals":[null,true,false],"string":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'.encode()
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, b"0"),
        (-1, b"-1"),
        (MOST, b"9007199254740991"),
        (-MOST, b"-9007199254740991"),
        ("\x08\t\n\x0c\r\x1f\x7f", b'"\\b\\t\\n\\f\\r\\u001f\x7f"'),
        ("e\u0301", b'"e\xcc\x81"'),
        ({"b": 1, "a": [{"d": 2, "c": 3}]}, b'{"a":[{"c":3,"d":2}],"b":1}'),
        ([], b"[]"),
        ({}, b"{}"),
    ],
)
def test_values_are_written_as_the_standard_says(value: object, written: bytes) -> None:
    assert canonical_json(value) == written  # type: ignore[arg-type]


def deep() -> object:
    value: object = []
    for _ in range(50_000):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        float("nan"),
        float("inf"),
        MOST + 1,
        -MOST - 1,
        10**400,
        "\ud800",
        {"\udfff": 1},
        {1: 2},
        b"x",
        date(2026, 11, 24),
    ],
    ids=repr,
)
def test_what_the_register_cannot_hold_is_refused_wherever_it_stands(value: object) -> None:
    for place in (value, [value], {"a": value}, {"a": [{"b": (value,)}]}):
        with pytest.raises(ValueError, match="hold"):
            canonical_json(place)  # type: ignore[arg-type]


def test_a_value_that_nests_without_end_is_refused() -> None:
    with pytest.raises(ValueError, match="hold"):
        canonical_json(deep())  # type: ignore[arg-type]


def test_the_refusal_never_quotes_what_was_refused() -> None:
    for value in ({"Canary": 1.5}, "Canary\ud800", {"Canary\ud800": 1}):
        with pytest.raises(ValueError) as refusal:
            canonical_json(value)
        assert "Canary" not in repr(refusal.value)
        assert refusal.value.__cause__ is None
        assert refusal.value.__suppress_context__


@given(objects)
def test_canonical_bytes_stand_for_their_value_and_are_written_again_as_they_were(value: dict[str, object]) -> None:
    written = canonical_json(value)
    assert parse_object(written) == value
    assert canonical_json(parse_object(written)) == written


@given(objects, st.randoms())
def test_the_order_of_names_does_not_matter(value: dict[str, object], random: object) -> None:
    names = list(value)
    random.shuffle(names)  # type: ignore[attr-defined]
    assert canonical_json({name: value[name] for name in names}) == canonical_json(value)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b'"text"',
        b"null",
        b'{"a":1,"a":2}',
        b'{"a":{"b":1,"b":1}}',
        b'{"a":1,"\\u0061":2}',
        b'{"a":1.0}',
        b'{"a":1e3}',
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b'{"a":1}x',
        b"\xff\xfe",
        b'\xef\xbb\xbf{"a":1}',
        '{"a":1}'.encode("utf-16"),
        b'{"a":' + b"9" * 5000 + b"}",
        b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    ],
    ids=lambda data: repr(data[:24]),
)
def test_what_is_no_single_object_in_one_reading_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="JSON"):
        parse_object(data)


@given(st.binary(max_size=200))
def test_any_bytes_give_an_object_or_one_plain_refusal(data: bytes) -> None:
    try:
        assert isinstance(parse_object(data), dict)
    except ValueError as refusal:
        assert refusal.__suppress_context__ or str(refusal) == "not a JSON object"
