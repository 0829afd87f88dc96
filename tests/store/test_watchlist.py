"""The watchlist adds up to what the register gave, whatever pages and changes it came in."""

from __future__ import annotations

import struct
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dealer_client.store import watchlist
from dealer_client.store.engine import Store
from dealer_client.store.watchlist import WatchlistState

from .tampering import with_the_key_in_hand

HASHES = st.lists(st.sampled_from([-(2**63), -(2**40), -1, 0, 1, 2**32, 2**62, 2**63 - 1]), max_size=6)
CHANGES = st.lists(st.tuples(HASHES, HASHES), min_size=1, max_size=4)


def packed(hashes: list[int]) -> bytes:
    return struct.pack(f">{len(hashes)}q", *hashes)


def a_list(store: Store, *pages: tuple[list[int], list[int]]) -> None:
    """A whole list that came in these pages: what each adds, and what it takes off."""
    state = WatchlistState(edition="e", key="00" * 32, change=1, as_of="", contact="", whole=False)
    with store.writing() as connection:
        watchlist.forget_list(connection)
        watchlist.keep_state(connection, state)
        for change, (added, removed) in enumerate(pages):
            watchlist.set_page_aside(connection, change, packed(added), packed(removed))
    watchlist.put_in_order(store, "e")


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pages=CHANGES, changes=CHANGES)
def test_a_list_adds_up_after_any_pages_and_changes(
    store: Store, pages: list[tuple[list[int], list[int]]], changes: list[tuple[list[int], list[int]]]
) -> None:
    a_list(store, *pages)
    with store.writing() as connection:
        assert watchlist.is_as_received(connection)
        for added, removed in changes:
            watchlist.apply_change(connection, packed(added), packed(removed))
            assert watchlist.is_as_received(connection)


def test_a_list_whose_ordering_was_cut_off_adds_up_when_it_is_done_again(store: Store) -> None:
    a_list(store, ([5, 6], []), ([7], [6]))
    with store.writing() as connection:
        state = watchlist.read_state(connection)
        assert state is not None
        watchlist.forget_list(connection)
        watchlist.keep_state(connection, replace(state, whole=False))
        watchlist.set_page_aside(connection, 1, packed([5, 6]), b"")
        connection.exec_driver_sql("INSERT INTO watchlist VALUES (5)")
    watchlist.put_in_order(store, "e")
    with store.reading() as connection:
        assert watchlist.is_as_received(connection)


def test_a_hash_that_was_changed_put_in_or_taken_away_is_found(store: Store) -> None:
    a_list(store, ([5, 2**40, -(2**63)], []))
    for done in (
        "UPDATE watchlist SET hash = hash + 1 WHERE hash = 5",
        "UPDATE watchlist SET hash = hash | 72057594037927936 WHERE hash = 5",
        "DELETE FROM watchlist WHERE hash < 0",
        "INSERT INTO watchlist VALUES (6)",
    ):
        with with_the_key_in_hand(store) as connection:
            connection.exec_driver_sql(done)
            assert not watchlist.is_as_received(connection), done
