"""A disk that is full refuses an entry in plain words; nothing is half recorded, and with room again work goes on."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("resource", reason="limits on files are POSIX's")
ROOT = Path(__file__).parents[2]


def went(*command: str) -> dict[str, Any]:
    ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120)
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


def check(outcome: dict[str, Any], refusals: set[str]) -> None:
    assert set(outcome["refusals"]) <= refusals
    assert outcome["shown"] > 10
    assert outcome["while_full"] == {"size": outcome["shown"], "problems": []}
    assert len(outcome["after"]) == 3
    assert outcome["state"] == {"size": outcome["shown"] + 3, "problems": []}
    assert outcome["gapless"]


def test_a_full_disk_refuses_and_forgets_nothing(tmp_path: Path) -> None:
    """On a disk of five megabytes, mounted in a name space of its own, which goes with the program."""
    if shutil.which("unshare") is None:
        pytest.skip("unshare is not installed, so no small disk can be mounted")
    mounted = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
    folder, python = shlex.quote(str(tmp_path)), shlex.quote(sys.executable)
    mount = f"mount -t tmpfs -o size=5m none {folder}"
    if subprocess.run([*mounted, mount], capture_output=True).returncode != 0:
        pytest.skip("this system lets nobody mount a small disk")
    outcome = went(*mounted, f"{mount} && exec {python} -m tests.faults.full_disk {folder}")
    check(outcome, {"StoreFull"})


def test_a_file_that_may_not_grow_refuses_and_forgets_nothing(tmp_path: Path) -> None:
    outcome = went(sys.executable, "-m", "tests.faults.full_disk", str(tmp_path), "--file-limit", "4000000")
    check(outcome, {"StoreFull", "StoreDiskFails"})
