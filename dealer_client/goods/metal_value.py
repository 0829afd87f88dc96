"""What precious metal is worth: exact integer arithmetic over weight, fineness and a price of fine metal."""

from __future__ import annotations

_MILLIGRAMS_PER_KILOGRAM = 1_000_000
_FULL_FINENESS = 10_000
_FULL_OFFER = 10_000


def metal_value_cents(weight_mg: int, fineness_tenths: int, cents_per_kilogram: int) -> int:
    """The value in euro cents, rounded down, so never more than the weight times the price.

    `fineness_tenths` is in tenths of per mille: 5850 is 585. Raises ValueError for a negative weight or price, or a
    fineness outside 0 to 10,000.
    """
    if weight_mg < 0 or cents_per_kilogram < 0 or not 0 <= fineness_tenths <= _FULL_FINENESS:
        raise ValueError("weight and price must not be negative; fineness must be from 0 to 10,000")
    return weight_mg * fineness_tenths * cents_per_kilogram // (_MILLIGRAMS_PER_KILOGRAM * _FULL_FINENESS)


def offer_cents(value_cents: int, basis_points: int) -> int:
    """The offer in euro cents, rounded down: `basis_points` hundredths of a per cent of the value.

    Raises ValueError for a negative value, or basis points outside 0 to 10,000.
    """
    if value_cents < 0 or not 0 <= basis_points <= _FULL_OFFER:
        raise ValueError("value must not be negative; basis points must be from 0 to 10,000")
    return value_cents * basis_points // _FULL_OFFER
