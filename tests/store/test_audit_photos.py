"""Photos that are not those of the entries are found, and photos that were taken away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dealer_client.store import book
from dealer_client.store.audit import audit_book
from dealer_client.store.engine import Store
from dealer_client.store.opening import create_store

from .books import BICYCLE, COUNTER_KEY, PHONE, STORE_KEY, a_draft, an_entry, sign_head
from .photos import kept_photo, record_with_photos
from .tampering import with_the_key_in_hand


@pytest.fixture(scope="module")
def album(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two purchases with three photos, one of them of two items."""
    made = create_store(tmp_path_factory.mktemp("album") / "book.db", STORE_KEY)
    red, blue, green = (kept_photo(made, colour) for colour in ("red", "blue", "green"))
    record_with_photos(made, replace(PHONE, photos=(red, blue)), replace(BICYCLE, photos=(blue,)))
    record_with_photos(made, replace(PHONE, photos=(green,)), BICYCLE)
    yield made
    made.close()


def problems(store: Store) -> list[str]:
    with store.reading() as connection:
        return [problem.en for problem in audit_book(connection, "A", COUNTER_KEY.public).problems]


def test_photos_that_nobody_touched_are_those_of_the_entries(album: Store) -> None:
    assert problems(album) == []


def test_a_photo_that_never_came_here_is_no_fault(store: Store) -> None:
    """As of an entry that came back from the central register, which keeps no photos."""
    with store.writing() as connection:
        named = replace(PHONE, photos=("ab" * 32,))
        book.add_entry(connection, "A", lambda number: an_entry(number, a_draft(named)), sign_head)
    assert problems(store) == []


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        ("DELETE FROM item_photo WHERE number = 2", ["photo of an item (item_photo), A 2 1 1"]),
        ("DELETE FROM photo WHERE id = 3", ["photo (photo), 3"]),
    ],
)
def test_a_photo_that_was_here_and_is_gone_is_found(album: Store, gone: str, told: list[str]) -> None:
    with with_the_key_in_hand(album) as connection:
        connection.exec_driver_sql(gone)
        found = [problem.en for problem in audit_book(connection, "A", COUNTER_KEY.public).problems]
    assert set(found) >= {f"Taken away behind the program's back: {each}." for each in told}
