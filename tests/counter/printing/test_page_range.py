from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.counter.printing.page_range import pages_in


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", (0, 1, 2, 3, 4)),
        ("  ", (0, 1, 2, 3, 4)),
        ("2", (1,)),
        ("1-3, 5", (0, 1, 2, 4)),
        ("3 – 4", (2, 3)),
        ("4-", (3, 4)),
        ("-2", (0, 1)),
        ("5;1", (0, 4)),
        ("2,2,1-2", (0, 1)),
    ],
)
def test_pages_come_in_their_order_and_each_once(text, pages):
    assert pages_in(text, 5) == pages


@pytest.mark.parametrize("text", ["0", "6", "3-9", "4-2", "-", ",", "1,,2", "een", "1 2", "1-2-3", "1.5", "٢"])
def test_what_names_no_pages_of_the_document_is_a_mistake(text):
    assert pages_in(text, 5) is None


@given(st.sets(st.integers(1, 60), min_size=1))
def test_any_pages_that_are_written_out_are_read_back(pages):
    assert pages_in(", ".join(map(str, pages)), 60) == tuple(page - 1 for page in sorted(pages))


@given(st.text(max_size=12), st.integers(1, 9))
def test_no_text_names_a_page_that_is_not_there(text, count):
    pages = pages_in(text, count)
    assert pages is None or set(pages) <= set(range(count))
