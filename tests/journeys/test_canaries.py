"""What was typed at the counter is readable nowhere on the disk: profile, backups, temporary files, output."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

from tests.custody.profiles import a_profile
from tests.store.decrypted import decrypted_bytes

from .canaries import found_in


def test_five_hundred_canaries_of_a_day_are_found_nowhere_on_the_disk(tmp_path: Path) -> None:
    profile = a_profile(tmp_path / "home")
    temporary = tmp_path / "tmp"
    for folder in (temporary, tmp_path / "out", tmp_path / "user"):
        folder.mkdir()
    surroundings = {
        **os.environ,
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"), str(temporary)),
        "HOME": str(tmp_path / "user"),
    }
    day = subprocess.run(
        [sys.executable, "-m", "tests.journeys.day_of_canaries", str(tmp_path / "home"), str(tmp_path / "out")],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    (tmp_path / "log").write_text(day.stderr)
    planted = day.stdout.split()
    assert len(planted) == 500, day.stderr
    assert (tmp_path / "home" / "book.db-wal").stat().st_size > 0
    assert found_in([tmp_path], planted) == {}
    # The search itself works: in the same bytes, decrypted, those are there that go into the book.
    (backup,) = (tmp_path / "out").iterdir()
    (tmp_path / "plain").write_bytes(decrypted_bytes(backup, profile.safe(None).read().store_key))
    assert set(found_in([tmp_path], planted)[str(tmp_path / "plain")]) >= set(planted[:9])


def test_a_command_leaves_no_core_dump(tmp_path: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_CORE)
    code = (
        "import resource, sys; from dealer_client.cli import main; main(['--home', sys.argv[1], 'backups']);"
        "print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    said = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[-1] == "(0, 0)"
    assert resource.getrlimit(resource.RLIMIT_CORE) == limits
