"""Two set-ups of one checkout."""

import subprocess
import sys

import pytest

from installer.checkout import ROOT
from installer.one_at_a_time import one_at_a_time

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot lock a folder")

SECOND = "import sys; from pathlib import Path; from installer.one_at_a_time import one_at_a_time\n"
SECOND += "with one_at_a_time(Path(sys.argv[1])): print('my turn')"


def test_the_second_waits_for_the_first_and_says_so(tmp_path):
    with one_at_a_time(tmp_path):
        second = subprocess.Popen([sys.executable, "-c", SECOND, tmp_path], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert "waiting for it" in second.stdout.readline()
    said, _ = second.communicate(timeout=20)
    assert (second.returncode, said) == (0, "my turn\n")


def test_one_that_was_killed_keeps_nobody_waiting(tmp_path):
    holding = SECOND.replace("print('my turn')", "print('mine', flush=True); sys.stdin.read()")
    with subprocess.Popen(
        [sys.executable, "-c", holding, tmp_path], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout.readline() == "mine\n"
        first.kill()
        first.wait(20)
    with one_at_a_time(tmp_path):
        pass
