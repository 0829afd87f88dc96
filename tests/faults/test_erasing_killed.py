"""A `kill -9` in the middle of an erasure: all that it names is gone, or nothing is; and the file is written anew."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked, which this system cannot")
def test_eight_kills_leave_no_half_erasure() -> None:
    seed = random.randrange(1_000_000)
    # In a program of its own: what is forked here must have no threads of other tests.
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults.kill_erasing", "--count", "8", "--seed", str(seed)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        timeout=120,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "8 kills" in ended.stdout
    assert "0 wrong" in ended.stdout
