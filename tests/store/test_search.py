"""What a search finds, as one types."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dealer_client.register.draft import DraftItem, Identifier, Seller
from dealer_client.register.listing import UploadState
from dealer_client.store import outbox
from dealer_client.store.engine import Store
from dealer_client.store.opening import create_store
from dealer_client.store.search import count_lines, find_lines

from .books import BICYCLE, PHONE, SELLER, STORE_KEY, a_draft, record
from .erased_book import correct, erase

ZONDERLAND = Seller(
    surname="Zonderland",
    given_names="Çağla",
    address=replace(SELLER.address, city="'s-Gravenhage", postcode="2511 CV"),
    document=replace(SELLER.document, number="IDCARD42X"),
)
BARE_PHONE = replace(PHONE, identifiers=(Identifier(kind="imei", value="356938035643809"),))
RING = DraftItem(
    category="jewellery",
    description="ring met 'J & M 1987' en een hartje ♥",
    identifiers=(Identifier(kind="engraving", value="J & M 1987"),),
    price_cents=9900,
)
CAMERA = DraftItem(
    category="audio-video",
    description="spiegelreflex",
    brand="Nikon",
    identifiers=(Identifier(kind="serial", value="SN O0B8-2S5"),),
    price_cents=20000,
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Five entries: A-000001 a phone and a bicycle, A-000002 a phone of Zonderland, then a ring, a camera, a phone."""
    folder: Path = tmp_path_factory.mktemp("search")
    store = create_store(folder / "book.db", STORE_KEY)
    record(
        store,
        a_draft(PHONE, BICYCLE),
        a_draft(BARE_PHONE, seller=ZONDERLAND),
        a_draft(RING, seller=ZONDERLAND),
        a_draft(CAMERA),
        a_draft(PHONE),
    )
    yield store
    store.close()


def found(store: Store, query: str) -> list[str]:
    with store.reading() as connection:
        lines = find_lines(connection, query, limit=100, offset=0)
        assert count_lines(connection, query) == len(lines)
    return [line.number for line in lines]


EVERYTHING = ["A-000005/1", "A-000004/1", "A-000003/1", "A-000002/1", "A-000001/2", "A-000001/1"]


@pytest.mark.parametrize("query", ["", "   ", "-", "\n", "!?", "_"])
def test_nothing_asked_shows_everything_newest_first(book: Store, query: str) -> None:
    assert found(book, query) == EVERYTHING


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        # The beginning of any word of the seller, the goods, the number.
        ("zonderl", ["A-000003/1", "A-000002/1"]),
        ("ZONDERLAND", ["A-000003/1", "A-000002/1"]),
        ("gaz", ["A-000001/2"]),
        ("bicycle", ["A-000001/2"]),
        ("galaxy s21", ["A-000005/1", "A-000002/1", "A-000001/1"]),
        ("gal zonderl", ["A-000002/1"]),
        ("zonderl gal", ["A-000002/1"]),
        ("spiegel", ["A-000004/1"]),
        ("reflex", []),
        ("2511", ["A-000003/1", "A-000002/1"]),
        ("2511cv", ["A-000003/1", "A-000002/1"]),
        ("2511 CV", ["A-000003/1", "A-000002/1"]),
        ("gravenhage", ["A-000003/1", "A-000002/1"]),
        ("idcard42", ["A-000003/1", "A-000002/1"]),
        # With or without accents.
        ("cagla", ["A-000003/1", "A-000002/1"]),
        ("ÇAĞ", ["A-000003/1", "A-000002/1"]),
        ("elburg gazelle", ["A-000001/2"]),
        # What is not there.
        ("zonderland gazelle", []),
        ("xyzzy", []),
    ],
)
def test_every_word_is_the_beginning_of_one(book: Store, query: str, numbers: list[str]) -> None:
    assert found(book, query) == numbers


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("A-000001", ["A-000001/2", "A-000001/1"]),
        ("a-000001", ["A-000001/2", "A-000001/1"]),
        ("A-000001/2", ["A-000001/2"]),
        ("A-000001/1 samsung", ["A-000001/1"]),
        ("gazelle A-000001", ["A-000001/2"]),
        ("A-000001/9", []),
        ("A-000099", []),
        ("B-000001", []),
    ],
)
def test_an_entry_or_item_is_found_by_its_number(book: Store, query: str, numbers: list[str]) -> None:
    assert found(book, query) == numbers


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        # Kept in groups and asked in one piece, kept in one piece and asked in groups, and only the beginning of it.
        ("490154203237518", ["A-000005/1", "A-000001/1"]),
        ("49 015420 323751 8", ["A-000005/1", "A-000001/1"]),
        ("49-015420-323751-8", ["A-000005/1", "A-000001/1"]),
        ("356938035643809", ["A-000002/1"]),
        ("35 693803 564380 9", ["A-000002/1"]),
        ("35 6938", ["A-000002/1"]),
        ("wtu123456789", ["A-000001/2"]),
        ("wtu 123456", ["A-000001/2"]),
        # Together with a name, before it or after it.
        ("zonderl 35 693803", ["A-000002/1"]),
        ("35 693803 zonderl", ["A-000002/1"]),
        ("galaxy 35 6938 zonderl", ["A-000002/1"]),
        ("bruijn 49 015420", ["A-000005/1", "A-000001/1"]),
        ("zonderl 49 015420", []),
        ("49 015420 A-000001", ["A-000001/1"]),
        # With a look-alike: O for 0, I for 1, S for 5.
        ("49O154203237518", ["A-000005/1", "A-000001/1"]),
        ("4901S4203237S18", ["A-000005/1", "A-000001/1"]),
        ("zonderl 3S 693803", ["A-000002/1"]),
        ("sn00b8255", ["A-000004/1"]),
        ("SNOOB82S5", ["A-000004/1"]),
        ("wtui23456789", ["A-000001/2"]),
        ("j m 1987", ["A-000003/1"]),
    ],
)
def test_a_number_is_found_however_it_is_grouped(book: Store, query: str, numbers: list[str]) -> None:
    assert found(book, query) == numbers


@pytest.mark.parametrize(
    "query",
    [
        *('"', '""', "'", "'; DROP TABLE entry; --", "NEAR(a b)", "NEAR", "AND", "OR", "NOT", "a AND", "OR b", "NOT x"),
        *("*", "a*", "^a", "seller:bruijn", "seller : bruijn", "{seller goods} : x", "-seller : x", "a + b", "(", ")"),
        *("((((", "a)b(", "number : ", "\x00", "a\x00b", "\ud800", "a\udfffb", "\ufeff", "%", "_a_", "\\", "`", "--"),
        *(
            "x" * 100_000,
            "a " * 10_000,
            "1 " * 10_000,
            '" ' * 5000,
            "A-000001 " * 1000,
            "١٢٣",
            "①",
            "é" * 500,
            "👨‍👩‍👧",
        ),
    ],
    ids=lambda query: ascii(query[:20]),
)
def test_nothing_typed_becomes_an_operator_or_a_fault(book: Store, query: str) -> None:
    assert set(found(book, query)) <= set(EVERYTHING)


@pytest.mark.parametrize(("query", "numbers"), [("OR", []), ("not", []), ("near", []), ("seller", [])])
def test_a_word_of_the_search_language_is_a_word(book: Store, query: str, numbers: list[str]) -> None:
    assert found(book, query) == numbers


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_text_can_be_searched_for(book: Store, query: str) -> None:
    assert set(found(book, query)) <= set(EVERYTHING)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 15), st.sets(st.integers(1, 14), max_size=4), st.sampled_from([" ", "-", "."]))
def test_any_beginning_of_a_number_is_found_in_any_grouping(
    book: Store, length: int, cuts: set[int], between: str
) -> None:
    digits = "356938035643809"[:length]
    places = [0, *sorted(cut for cut in cuts if cut < length), length]
    grouped = between.join(digits[start:end] for start, end in pairwise(places))
    assert "A-000002/1" in found(book, grouped)


def test_pages_follow_one_another_without_a_gap_or_a_double(book: Store) -> None:
    with book.reading() as connection:
        for query in ("", "galaxy"):
            whole = [line.number for line in find_lines(connection, query, limit=100, offset=0)]
            pages = [find_lines(connection, query, limit=2, offset=offset) for offset in range(0, len(whole) + 2, 2)]
            assert [line.number for page in pages for line in page] == whole


def test_a_line_says_what_stands_in_the_entry(book: Store) -> None:
    with book.reading() as connection:
        (line,) = find_lines(connection, "zonderl galaxy", limit=10, offset=0)
    assert (line.number, line.kind, line.category, line.price_cents) == ("A-000002/1", "purchase", "phone", 12500)
    assert (line.brand, line.model, line.description) == ("Samsung", "Galaxy S21", "zwart, barst in het glas")
    assert line.party == "Çağla Zonderland"
    assert line.identifiers == (Identifier(kind="imei", value="356938035643809"),)
    assert (line.happened_on, line.hold_until) == (date(2026, 11, 24), date(2026, 11, 29))
    assert (line.upload, line.matched) == (UploadState.WAITING, False)
    for word in ("Zonderland", "barst", "356938035643809"):
        assert word not in repr(line)


def test_a_line_says_how_far_its_entry_is_on_its_way(store: Store) -> None:
    record(store, a_draft(), a_draft(), a_draft())
    with store.writing() as connection:
        outbox.settle(connection, "A", [1])
        outbox.mark_rejected(connection, "A", 2, [])
    with store.reading() as connection:
        states = [line.upload for line in find_lines(connection, "", limit=10, offset=0)]
    assert states == [UploadState.WAITING, UploadState.REJECTED, UploadState.ACCEPTED]


def test_every_entry_of_the_book_is_listed_once_and_the_pages_join(tmp_path: Path) -> None:
    with closing(create_store(tmp_path / "book.db", STORE_KEY)) as store:
        record(store, a_draft(PHONE, BICYCLE), a_draft(PHONE))
        correct(store, 1, [("seller.surname", "Zonderland")])
        erase(store, (2, "seller"))
        record(store, a_draft(CAMERA))
        with store.reading() as connection:
            count = count_lines(connection, "", every_entry=True)
            pages = [find_lines(connection, "", limit=2, offset=at, every_entry=True) for at in range(0, count, 2)]
            without = find_lines(connection, "", limit=9, offset=0)
            found = find_lines(connection, "Zonderland", limit=9, offset=0, every_entry=True)
    numbers = [line.number for page in pages for line in page]
    assert numbers == ["A-000005/1", "A-000004", "A-000003", "A-000002/1", "A-000001/2", "A-000001/1"]
    assert count == len(numbers)
    assert len(without) == 4
    assert {line.number for line in found} == {"A-000001/1", "A-000001/2"}
