"""Fineness as it is typed, kept and doubted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.goods.metal import FINENESS, fineness_is_usual, fineness_problem, tidy_fineness

# The marks of the trade, from the field's list of hallmarks.
MARKS = [
    *("333", "375", "416", "500", "585", "750", "800", "833", "835", "900", "916", "925", "934", "950", "958", "990"),
    *("999", "999.9"),
]


def test_every_mark_of_the_trade_is_usual_and_there_is_no_other() -> None:
    assert sorted(FINENESS) == sorted(MARKS)
    for mark in MARKS:
        assert fineness_problem(mark) is None
        assert fineness_is_usual(mark)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("585", "585"),
        (" 999,9 ", "999.9"),
        ("14 kt", "585"),
        ("14kt", "585"),
        ("14K", "585"),
        ("14 karaat", "585"),
        ("14 Karat", "585"),
        ("14 carat", "585"),
        ("14 ct", "585"),
        ("8kt", "333"),
        ("9 kt", "375"),
        ("10k", "416"),
        ("18 kt", "750"),
        ("22 KT", "916"),
        ("24 kt", "999"),
        ("13 kt", "13 kt"),
        ("14", "14"),
        ("", ""),
    ],
)
def test_carats_become_per_mille_and_the_rest_stays(typed: str, kept: str) -> None:
    assert tidy_fineness(typed) == kept


@given(st.text())
def test_tidying_twice_changes_nothing(typed: str) -> None:
    assert tidy_fineness(tidy_fineness(typed)) == tidy_fineness(typed)


@pytest.mark.parametrize("value", ["1", "58", "585", "585.5", "999,9", "999.9"])
def test_a_number_per_thousand_is_accepted(value: str) -> None:
    assert fineness_problem(value) is None


@pytest.mark.parametrize(
    "value",
    [
        "",
        " ",
        "0",
        "0.9",
        "1000",
        "999.99",
        "-585",
        "+585",
        "585%",
        "14 kt",
        "٥٨٥",
        "５８５",
        "5 85",
        "585\n",
        "nan",
        "1e2",
    ],
)
def test_anything_else_is_refused(value: str) -> None:
    assert fineness_problem(value) is not None


@given(st.text(max_size=12))
def test_any_text_has_an_answer_and_what_is_accepted_lies_between_one_and_a_thousand(value: str) -> None:
    if fineness_problem(value) is None:
        assert 1 <= float(value.replace(",", ".")) < 1000
    fineness_is_usual(value)


@pytest.mark.parametrize("value", ["584", "586", "1", "999.8"])
def test_an_odd_mark_is_possible_and_unusual(value: str) -> None:
    assert fineness_problem(value) is None
    assert not fineness_is_usual(value)
