from __future__ import annotations

import pytest

from dealer_client.documents.extract import make_extract
from dealer_client.documents.verify import Backing, verify_extract

from .small_book import REGISTER_KEY_HEX, sketch_book


@pytest.fixture(scope="module")
def extract() -> bytes:
    return make_extract(sketch_book().request(receipt_size=2))


def test_an_untouched_extract_holds(extract):
    verdict = verify_extract(extract, register_key=REGISTER_KEY_HEX)
    assert verdict.holds
    assert verdict.problems == ()
    assert verdict.backing is Backing.REGISTER
    assert [(str(entry.number), entry.confirmed) for entry in verdict.entries] == [
        ("A-000001", True),
        ("A-000002", True),
        ("A-000003", False),
    ]
