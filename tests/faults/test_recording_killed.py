"""A `kill -9` while an entry is recorded: the entry is there whole, or not at all."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked, which this system cannot")
def test_twenty_kills_lose_no_entry_that_was_shown_and_leave_none_by_halves() -> None:
    seed = random.randrange(1_000_000)
    # In a program of its own: what is forked here must have no threads of other tests.
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults.kill_recording", "--count", "20", "--seed", str(seed)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        timeout=120,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "20 kills" in ended.stdout
    assert ", 0 lost, 0 half recorded" in ended.stdout
