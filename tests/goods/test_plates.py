"""The forms that a country's licence plates have."""

from __future__ import annotations

import pytest

from dealer_client.goods.plates import PLATE_FORMS, is_plate_of
from dealer_client.register.rule_tests import TEST_CHOICES


@pytest.mark.parametrize(
    ("plate", "dutch"),
    [
        # One of each sidecode, 1 to 14.
        *((plate, True) for plate in ("AB-12-34", "12-34-AB", "12-AB-34", "AB-12-CD", "AB-CD-12", "12-AB-CD")),
        *((plate, True) for plate in ("12-ABC-3", "1-ABC-23", "AB-123-C", "A-123-BC", "ABC-12-D", "A-12-BCD")),
        *((plate, True) for plate in ("1-AB-234", "123-AB-4", "xx 999 x", "XX999X")),
        *((plate, False) for plate in ("1-ABC-234", "B-MW 1234", "AB-123", "1234567", "ABCDEF")),
    ],
)
def test_a_dutch_plate_is_known_by_its_sidecode(plate: str, dutch: bool) -> None:
    assert is_plate_of("NL", plate) is dutch


@pytest.mark.parametrize(
    ("plate", "french"),
    [
        ("AB-123-CD", True),
        ("ab 123 cd", True),
        ("1234 AB 75", True),
        ("123 ABC 2A", True),
        ("12 AB 974", True),
        ("AB-12-34", False),
        ("AB-123-C", False),
        ("", False),
        ("9" * 1000, False),
    ],
)
def test_a_french_plate_is_known_by_its_form(plate: str, french: bool) -> None:
    assert is_plate_of("FR", plate) is french


@pytest.mark.parametrize("test", ["plate-registered", "plate-form"])
def test_a_rule_may_name_each_country_whose_plates_are_known_and_no_other(test: str) -> None:
    assert TEST_CHOICES[test, "country"] == set(PLATE_FORMS)
