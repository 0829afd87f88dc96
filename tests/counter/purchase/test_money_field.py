from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.counter.language import say, use_language
from dealer_client.counter.purchase.money_field import amount_problem, format_cents, parse_cents


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("12", 1200),
        ("12,50", 1250),
        ("12.50", 1250),
        ("12,5", 1250),
        ("12,", 1200),
        ("0", 0),
        ("0,05", 5),
        ("1.234,50", 123450),
        ("1,234.50", 123450),
        ("1 234,50", 123450),
        ("1.234", 123400),
        ("1,234,567", 123456700),
        ("1.234.567", 123456700),
        ("1234,50", 123450),
        ("€ 12,50", 1250),
        ("€12", 1200),
        ("12,-", 1200),
        ("12,--", 1200),
        (" 12 ", 1200),
    ],
)
def test_any_sensible_way_of_writing_an_amount_is_understood(app, typed, cents):
    assert parse_cents(typed) == cents


@pytest.mark.parametrize(
    "typed", ["", "twaalf", "-1", "12,34.5", "1.23.4", "1.2345", "12,50,00", "1.234.50", "12 euro", ","]
)
def test_what_is_no_amount_is_refused(app, typed):
    assert parse_cents(typed) is None


@pytest.mark.parametrize(
    ("language", "slip", "meant"),
    [("nl", "12,345", "12.345"), ("en", "12.345", "12345"), ("en", "12,345", "12,345.00")],
)
def test_three_digits_behind_the_decimal_mark_are_a_slip_and_never_a_thousandfold(app, language, slip, meant):
    use_language(language)
    assert parse_cents(slip) is None
    assert parse_cents(meant) == 1_234_500
    assert "12500" in say(amount_problem(slip))


def test_a_negative_amount_is_refused_for_its_sign(app):
    assert "minteken" in amount_problem("-1").nl


@given(st.integers(0, 10**11))
def test_an_amount_as_shown_reads_back_as_itself(cents):
    assert parse_cents(format_cents(cents)) == cents
