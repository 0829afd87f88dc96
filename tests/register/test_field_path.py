"""A path names one place in an entry, and a value put there is found there and nowhere else."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.register.field_path import Place, overlap, place_of, steps_of, value_at, with_value

ENTRY = {
    "acquired_on": "2026-11-24",
    "items": [{"brand": "Merk", "identifiers": [{"kind": "serial", "value": "X1"}]}, {"brand": "Ander"}],
    "payment": {"method": "cash"},
}
PATHS = ["acquired_on", "items[0].brand", "items[0].identifiers[0].value", "items[1].brand", "payment.method"]


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("seller.surname", ("seller", "surname")),
        ("items[12].identifiers[0].value", ("items", 12, "identifiers", 0, "value")),
        ("acquired_on", ("acquired_on",)),
    ],
)
def test_a_path_is_its_names_and_indexes(path: str, steps: tuple[str | int, ...]) -> None:
    assert steps_of(path) == steps


@pytest.mark.parametrize(
    "text",
    [
        "", ".", "a.", ".a", "a..b", "[0]x", "a[01]", "a[-1]", "a[9999999]", "A", "a b", "a[0", "a]",
        "é", "a." * 9 + "a", "a" * 201,
    ],
)  # fmt: skip
def test_what_is_no_path_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="path"):
        steps_of(text)


@given(st.text(max_size=40))
def test_any_text_is_a_path_or_refused(text: str) -> None:
    try:
        steps = steps_of(text)
    except ValueError:
        return
    assert "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps) == f".{text}"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("seller.address.city", Place("seller", ("address", "city"))),
        ("buyer.name", Place("buyer", ("name",))),
        ("payment.iban", Place("payment", ("iban",))),
        ("payment.method", Place(None, ("payment", "method"))),
        ("police.officer", Place("officer", ("name",))),
        ("police.station", Place(None, ("police", "station"))),
        ("remark", Place("remark", ("text",))),
    ],
)
def test_what_is_about_a_person_stands_in_a_part(path: str, place: Place) -> None:
    assert place_of(path) == place


@given(st.sampled_from(PATHS), st.text(min_size=1, max_size=5))
def test_a_value_put_in_is_found_there_and_nothing_else_changes(path: str, value: str) -> None:
    before = copy.deepcopy(ENTRY)
    changed = with_value(ENTRY, steps_of(path), value)
    assert before == ENTRY
    assert value_at(changed, steps_of(path)) == value
    assert [value_at(changed, steps_of(other)) for other in PATHS if other != path] == [
        value_at(ENTRY, steps_of(other)) for other in PATHS if other != path
    ]
    assert with_value(changed, steps_of(path), value_at(ENTRY, steps_of(path))) == ENTRY


def test_a_value_that_says_nothing_takes_the_field_away() -> None:
    assert with_value(ENTRY, ("payment", "method"), "") == {**{k: v for k, v in ENTRY.items() if k != "payment"}}
    assert with_value({"price_cents": 5}, ("price_cents",), 0) == {"price_cents": 0}


def test_a_list_has_no_other_places_than_it_has() -> None:
    with pytest.raises(ValueError, match="no such place"):
        with_value(ENTRY, ("items", 2, "brand"), "x")
    assert value_at(ENTRY, ("items", 2, "brand")) is None


def test_paths_overlap_where_one_lies_in_the_other() -> None:
    assert overlap("items[0].identifiers", "items[0].identifiers[1].value")
    assert not overlap("items[0].brand", "items[1].brand")
    assert not overlap("items[0].brand", "items[0].model")
