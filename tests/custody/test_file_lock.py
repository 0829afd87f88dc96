"""One counter window a book; commands work beside it; a kill gives the lock back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dealer_client.app import open_counter
from dealer_client.custody.file_lock import CounterOpenElsewhere

from .profiles import a_profile, record

_HOLD = """
import sys
from pathlib import Path
from dealer_client.app import open_counter
counter = open_counter(Path(sys.argv[1]), as_window=True)
print("open", flush=True)
sys.stdin.read()
"""


def test_a_second_window_is_told_so_and_a_command_works_beside_the_first(tmp_path: Path) -> None:
    a_profile(tmp_path / "home")
    first = open_counter(tmp_path / "home", as_window=True)
    try:
        with pytest.raises(CounterOpenElsewhere, match="another window"):
            open_counter(tmp_path / "home", as_window=True)
        assert record(tmp_path / "home", 1) == ["A-000001"]
    finally:
        first.close()
    open_counter(tmp_path / "home", as_window=True).close()


def test_a_window_that_was_killed_does_not_keep_the_book_shut(tmp_path: Path) -> None:
    a_profile(tmp_path / "home")
    held = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(tmp_path / "home")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert held.stdout is not None
    assert held.stdout.readline() == "open\n"
    with pytest.raises(CounterOpenElsewhere):
        open_counter(tmp_path / "home", as_window=True)
    held.kill()
    held.communicate()
    open_counter(tmp_path / "home", as_window=True).close()
