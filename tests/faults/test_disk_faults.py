"""A disk that fails in the middle of any deed: a sentence, nothing lost, and with a sound disk it goes on.

Each deed is done with the disk failing at one operation after the other. Here a few of them are tried;
`python -m tests.faults.disk_faults` tries all.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from . import failing_disk

ROOT = Path(__file__).parents[2]
# So many operations from one failure to the next: recording has some fifty, the others some hundreds.
EVERY = {"set-up": 41, "record": 5, "migrate": 29, "backup": 23, "restore": 23, "rekey": 29, "erase": 41}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if sys.platform != "linux":
        pytest.skip("what is preloaded here is written for Linux")
    built = failing_disk.build(tmp_path_factory.mktemp("failing"))
    if built is None:
        pytest.skip("there is no C compiler")
    return built


@pytest.mark.parametrize(
    ("deed", "error"),
    [
        *[(deed, error) for deed in ("record", "migrate", "backup", "erase") for error in ("ENOSPC", "EIO")],
        *[(deed, "EIO") for deed in ("set-up", "restore", "rekey")],
    ],
)
def test_a_disk_that_fails_loses_nothing_says_so_and_the_deed_succeeds_afterwards(
    library: Path, tmp_path: Path, deed: str, error: str
) -> None:
    first = random.randrange(EVERY[deed])
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "tests.faults.disk_faults", deed, str(tmp_path), "--error", error),
            *("--every", str(EVERY[deed]), "--first", str(first)),
        ],
        env={**os.environ, "LD_PRELOAD": str(library)},
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
    )
    assert ended.returncode == 0, ended.stderr
    outcome = json.loads(ended.stdout.splitlines()[-1])
    assert outcome["wrong"] == [], f"from {first} on"
    assert outcome["failures"] >= 3
    assert sum(outcome["refusals"].values()) >= 2
