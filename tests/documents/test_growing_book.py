"""Two documents held against each other; the client and the inspector's script must say the same."""

from __future__ import annotations

import json

import pytest

from dealer_client.documents.extract import make_extract
from dealer_client.documents.growing_book import Growth, KnownState, compare_states, state_of

from .inspector_script import script
from .small_book import REGISTER_KEY_HEX, SKETCH, SmallBook, sketch_book


def known(file: bytes) -> KnownState:
    _verdict, state, _reason = state_of(file, register_key=REGISTER_KEY_HEX)
    assert state is not None
    return state


def by_script(first: bytes, second: bytes) -> str:
    module = script()

    def comparable(file: bytes) -> object:
        if file.startswith(b"%PDF"):
            return module.comparable(module.check(file, REGISTER_KEY_HEX))
        return module.comparable_receipt(file, REGISTER_KEY_HEX)

    try:
        return module.same_book(comparable(first), comparable(second))[1]
    except module.Wrong as wrong:
        return wrong.args[1]


def compared(first: bytes, second: bytes) -> Growth:
    found = compare_states(known(first), known(second))
    assert by_script(first, second) == found.sentence.en
    assert compare_states(known(second), known(first)) == found
    return found.growth


@pytest.fixture
def book() -> SmallBook:
    return sketch_book()


def test_two_extracts_of_a_book_that_grew_are_from_one_book(book):
    first = make_extract(book.request())
    book.record(*SKETCH)
    assert compared(first, make_extract(book.request(earlier_sizes=(3,)))) is Growth.ONE_BOOK
    assert compared(first, first) is Growth.ONE_BOOK


def test_without_a_proof_between_them_it_is_said_which_state_to_ask_for(book):
    first = make_extract(book.request())
    book.record(*SKETCH)
    second = make_extract(book.request())
    assert compared(first, second) is Growth.NOT_PROVEN
    assert "3 entries" in compare_states(known(first), known(second)).sentence.en


def test_an_entry_that_differs_gives_a_forked_book_away(book):
    assert compared(make_extract(book.request()), make_extract(sketch_book().request())) is Growth.FORKED


def test_a_root_that_differs_gives_a_forked_book_away_even_without_shared_entries(book):
    other = sketch_book()
    for each in (book, other):
        each.record(*SKETCH)
    first = make_extract(book.request(numbers=(4, 5, 6), earlier_sizes=(3,)))
    second = make_extract(other.request(numbers=(1, 2, 3), earlier_sizes=(3,)))
    assert compared(first, second) is Growth.FORKED


def test_a_receipt_is_held_against_an_extract(book):
    receipt = json.dumps(book.receipt(2)).encode()
    assert compared(make_extract(book.request(receipt_size=2)), receipt) is Growth.ONE_BOOK
    assert compared(make_extract(sketch_book().request(receipt_size=2)), receipt) is Growth.FORKED


def test_books_of_two_counters_are_not_compared(book):
    from dataclasses import replace

    from .small_book import SHOP

    other = SmallBook(replace(SHOP, series="B"))
    other.record(*SKETCH)
    assert compared(make_extract(book.request()), make_extract(other.request())) is Growth.OTHER_BOOK


@pytest.mark.parametrize("file", [b"", b"{}", b"[", b'{"size": "x"}', b"x" * 100_000])
def test_what_is_neither_extract_nor_receipt_gets_a_sentence(file):
    verdict, state, reason = state_of(file, register_key=None)
    assert (verdict, state) == (None, None)
    assert reason is not None


def test_a_receipt_that_was_changed_is_not_genuine(book):
    changed = json.dumps({**book.receipt(2), "size": 3}).encode()
    _verdict, state, reason = state_of(changed, register_key=REGISTER_KEY_HEX)
    assert state is None
    assert reason is not None
    assert "not genuine" in reason.en
