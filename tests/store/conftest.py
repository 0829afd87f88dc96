from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dealer_client.store.engine import Store
from dealer_client.store.opening import create_store

from .books import STORE_KEY


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty encrypted store of its own for one test."""
    made = create_store(tmp_path / "book.db", STORE_KEY)
    yield made
    made.close()
