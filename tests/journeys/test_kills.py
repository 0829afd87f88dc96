"""A kill -9 of the client or of the register between any two steps."""

from __future__ import annotations

import random
from pathlib import Path

from .kills import campaign


def test_fifty_kills_lose_no_entry_that_was_shown_and_upload_none_twice(tmp_path: Path) -> None:
    seed = random.randrange(1_000_000)
    outcome = campaign(tmp_path, 50, seed)
    told = f"seed {seed}: {outcome.sentence}"
    assert len(outcome.shown) > 50, told
    assert outcome.lost == set(), told
    assert outcome.holds, told
    assert outcome.held == list(range(1, outcome.recorded + 1)), told
