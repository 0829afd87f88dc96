import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.goods.metal_value import metal_value_cents, offer_cents

WEIGHTS = st.integers(0, 10_000_000)
FINENESS = st.integers(0, 10_000)
PRICES = st.integers(0, 1_000_000_000)


def test_ten_grams_of_585_at_a_hundred_euro_is_worth_585_euro() -> None:
    assert metal_value_cents(10_000, 5850, 10_000_000) == 58_500


def test_a_part_of_a_cent_is_dropped() -> None:
    assert metal_value_cents(1, 9999, 1_999_000) == 1
    assert offer_cents(199, 5000) == 99


@given(WEIGHTS, FINENESS, PRICES)
def test_metal_is_never_worth_more_than_weight_times_price(weight: int, fineness: int, price: int) -> None:
    assert metal_value_cents(weight, fineness, price) * 1_000_000 <= weight * price


@given(WEIGHTS, st.integers(0, 9_999), PRICES, st.integers(0, 1000))
def test_more_weight_fineness_or_price_is_never_worth_less(weight: int, fineness: int, price: int, more: int) -> None:
    value = metal_value_cents(weight, fineness, price)
    assert metal_value_cents(weight + more, fineness, price) >= value
    assert metal_value_cents(weight, fineness + 1, price) >= value
    assert metal_value_cents(weight, fineness, price + more) >= value


@pytest.mark.parametrize("values", [(-1, 5850, 1), (1, -1, 1), (1, 10_001, 1), (1, 5850, -1)])
def test_values_that_cannot_be_are_refused(values: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="must"):
        metal_value_cents(*values)


@pytest.mark.parametrize("values", [(-1, 1), (1, -1), (1, 10_001)])
def test_an_offer_that_cannot_be_is_refused(values: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="must"):
        offer_cents(*values)
