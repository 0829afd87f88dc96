"""Exit codes come back as they are, and a stop reaches what was started."""

import os
import signal
import subprocess
import sys
import time

import pytest

from installer import processes
from installer.checkout import ROOT

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")


def python(program):
    return [sys.executable, "-c", program]


@pytest.mark.parametrize("code", [0, 1, 5])
def test_an_exit_code_comes_back_as_it_is(code):
    assert processes.run(python(f"raise SystemExit({code})")) == code


@posix_only
def test_an_end_by_a_signal_is_told_as_a_shell_tells_it():
    assert processes.run(python("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")) == 128 + signal.SIGKILL


def test_each_line_is_told_as_it_comes():
    lines = []
    code, said = processes.run_watched(python("print('één'); print('twee')"), lines.append, {"PYTHONUTF8": "1"})
    assert (code, lines) == (0, ["één", "twee"])
    assert said.split() == lines


@posix_only
def test_a_program_is_ended_when_the_one_that_waits_for_it_is_asked_to_end():
    waiting = (
        "import sys; from installer import processes; processes.stop_on_signals()\n"
        "inner = 'import os, time; print(os.getpid(), flush=True); time.sleep(60)'\n"
        "try: processes.run([sys.executable, '-c', inner])\n"
        "except processes.Stopped as stop: sys.exit(128 + stop.number)\n"
    )
    with subprocess.Popen(python(waiting), cwd=ROOT, stdout=subprocess.PIPE, text=True) as outer:
        inner = int(outer.stdout.readline())
        outer.terminate()
        assert outer.wait(20) == 128 + signal.SIGTERM
    with pytest.raises(ProcessLookupError):
        os.kill(inner, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells a program that the one that started it was killed")
def test_a_program_ends_when_the_one_that_waits_for_it_is_killed():
    waiting = (
        "import sys; from installer import processes\n"
        "inner = 'import os, time; print(os.getpid(), flush=True); time.sleep(60)'\n"
        "processes.run([sys.executable, '-c', inner])\n"
    )
    with subprocess.Popen(python(waiting), cwd=ROOT, stdout=subprocess.PIPE, text=True) as outer:
        assert int(outer.stdout.readline()) != outer.pid
        outer.kill()
        # The inner program holds the other end: this reads its end, and would wait a minute if it lived on.
        began = time.monotonic()
        assert outer.stdout.read() == ""
        assert time.monotonic() - began < 30
