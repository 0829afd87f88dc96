"""Photos that are not those of the entries are found, in any byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from dealer_client.store.audit import audit_book
from dealer_client.store.engine import Store
from dealer_client.store.opening import create_store

from .books import BICYCLE, COUNTER_KEY, PHONE, STORE_KEY
from .photos import kept_photo, record_with_photos
from .test_audit import change_one_byte, unguarded, with_the_key_in_hand


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


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("photo", "digest"),
        ("photo", "image"),
        *[("item_photo", column) for column in ("series", "number", "line", "position", "photo")],
    ],
)
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(row=st.integers(0, 10_000), at=st.integers(0, 10_000), flip=st.integers(1, 255))
def test_any_single_byte_changed_with_the_key_in_hand_is_found(
    album: Store, table: str, column: str, row: int, at: int, flip: int
) -> None:
    with with_the_key_in_hand(album) as connection:
        with unguarded(connection):
            assume(change_one_byte(connection, table, column, row, at, flip))
        assert audit_book(connection, "A", COUNTER_KEY.public).problems


def test_a_photo_that_is_named_and_not_there_is_no_fault(album: Store) -> None:
    """As of an entry that came back from the central register, which keeps no photos."""
    with with_the_key_in_hand(album) as connection:
        connection.exec_driver_sql("DELETE FROM item_photo WHERE number = 2")
        assert audit_book(connection, "A", COUNTER_KEY.public).problems == ()
