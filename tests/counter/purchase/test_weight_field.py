from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.counter.purchase.weight_field import format_milligrams, parse_milligrams


@pytest.mark.parametrize(
    ("typed", "milligrams"),
    [
        ("4,2", 4200),
        ("4.20", 4200),
        ("4,205", 4205),
        ("4", 4000),
        ("4,2 g", 4200),
        ("4,2gram", 4200),
        ("1,5 kg", 1_500_000),
    ],
)
def test_a_weight_is_in_grams_unless_it_says_kilos(typed, milligrams):
    assert parse_milligrams(typed) == milligrams


@pytest.mark.parametrize("typed", ["", "zwaar", "-4", "4,2,1", "4,2000", "4 lb"])
def test_what_is_no_weight_is_refused(typed):
    assert parse_milligrams(typed) is None


@given(st.integers(0, 10**11))
def test_a_weight_as_shown_reads_back_as_itself(milligrams):
    assert parse_milligrams(format_milligrams(milligrams)) == milligrams
