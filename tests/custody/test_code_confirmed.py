"""Whether the dealer has the recovery code of the key that the book has now."""

from __future__ import annotations

from pathlib import Path

from dealer_client.custody.code_confirmed import confirm_code, is_code_confirmed
from dealer_client.store.opening import create_store

KEY = bytes(range(32))


def test_a_code_counts_as_confirmed_for_its_own_key_alone(tmp_path: Path) -> None:
    store = create_store(tmp_path / "book.db", KEY)
    try:
        assert not is_code_confirmed(store, KEY)
        confirm_code(store, KEY)
        assert is_code_confirmed(store, KEY)
        assert not is_code_confirmed(store, KEY[::-1])
    finally:
        store.close()
