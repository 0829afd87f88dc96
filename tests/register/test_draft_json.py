"""A draft comes back from JSON as it was, whatever of it was filled in."""

from __future__ import annotations

import dataclasses
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.register.draft import Draft, DraftItem, Identifier
from dealer_client.register.draft_json import draft_from_json, draft_to_json


@given(st.from_type(Draft))
def test_every_draft_comes_back_as_it_was(draft: Draft) -> None:
    assert draft_from_json(json.loads(json.dumps(draft_to_json(draft)))) == draft


def test_an_empty_draft_takes_no_room() -> None:
    assert draft_to_json(Draft()) == {}


def test_fields_of_a_newer_version_are_left_out() -> None:
    draft = Draft(acquired_on=date(2026, 11, 24), items=(DraftItem(identifiers=(Identifier(kind="imei", value="1"),)),))
    values = draft_to_json(draft)
    values["items"][0]["shine"] = "much"
    assert draft_from_json({**values, "mood": "good"}) == draft


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "theft"},
        {"acquired_on": "yesterday"},
        {"acquired_on": 3},
        {"items": {"a": 1}},
        {"items": [{"price_cents": "12"}]},
        {"items": [{"price_cents": True}]},
        {"items": [{"identifiers": [{"kind": "imei"}]}]},
        {"seller": "Jansen"},
        {"reasons": {"A": 1}},
        [],
    ],
)
def test_anything_else_is_refused_without_quoting_it(values: object) -> None:
    with pytest.raises(ValueError) as caught:
        draft_from_json(values)  # type: ignore[arg-type]
    assert "Jansen" not in str(caught.value)


def test_no_field_of_a_draft_is_forgotten() -> None:
    filled = Draft(items=(DraftItem(**{field.name: _value(field.name) for field in dataclasses.fields(DraftItem)}),))
    assert set(draft_to_json(filled)["items"][0]) == {field.name for field in dataclasses.fields(DraftItem)}


def _value(name: str) -> object:
    if name in ("weight_mg", "price_cents"):
        return 1
    return (Identifier(kind="imei", value="1"),) if name == "identifiers" else "x"
