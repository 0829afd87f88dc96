"""Running other programs so that their exit codes come back and a stop reaches them: nothing is left running."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

from .checkout import ROOT

_SECONDS_TO_END = 10
_PR_SET_PDEATHSIG = 1  # prctl(2)


def _end_with_parent() -> None:
    # Between fork and exec: when the one that started this program is killed, the kernel ends this one too.
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


_END_WITH_PARENT = _end_with_parent if sys.platform == "linux" else None


class Stopped(BaseException):
    """A signal asked this program to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def stop_on_signals() -> None:
    """Turns a request to end (SIGTERM, SIGHUP) into `Stopped`, so that a running program is ended first."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, _stop)


def _stop(number: int, _frame: FrameType | None) -> None:
    raise Stopped(number)


@contextmanager
def ended_with_us(child: subprocess.Popen[str]) -> Iterator[None]:
    """Ends the child when this program is stopped while it waits for it."""
    try:
        yield
    except KeyboardInterrupt:
        # A Ctrl-C in the terminal has reached the child as well: it is given the time to end by itself.
        _await_end(child)
        raise
    except BaseException:
        child.terminate()
        _await_end(child)
        raise


def _await_end(child: subprocess.Popen[str]) -> None:
    try:
        child.wait(_SECONDS_TO_END)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        child.kill()
        child.wait()


def run(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> int:
    """Runs a program in the checkout with our input and output; gives its exit code as a shell would (128 + signal)."""
    sys.stdout.flush()
    child = subprocess.Popen(
        [str(part) for part in command],
        cwd=ROOT,
        env=environment,
        text=True,
        preexec_fn=_END_WITH_PARENT,
    )
    with ended_with_us(child):
        return shell_code(child.wait())


def run_quietly(
    command: Sequence[str | Path], environment: Mapping[str, str] | None = None, seconds: float | None = None
) -> tuple[int, str]:
    """Runs a program in the checkout without input; gives its exit code and all that it said. Raises TimeoutExpired."""
    child = _start_captured(command, environment)
    with ended_with_us(child):
        said, _ = child.communicate(timeout=seconds)
    return shell_code(child.returncode), said


def run_watched(
    command: Sequence[str | Path], watch: Callable[[str], None], environment: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """As `run_quietly`, and `watch` is told every line as it comes."""
    child = _start_captured(command, environment)
    lines = []
    with ended_with_us(child):
        for line in child.stdout or ():
            lines.append(line)
            watch(line.rstrip())
        child.wait()
    return shell_code(child.returncode), "".join(lines)


def _start_captured(command: Sequence[str | Path], environment: Mapping[str, str] | None) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [str(part) for part in command],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        preexec_fn=_END_WITH_PARENT,
    )


def hand_over(command: Sequence[str | Path], environment: Mapping[str, str]) -> NoReturn:
    """Becomes another program, so that its exit code and the signals to it are its own."""
    if sys.platform == "win32":
        # There, exec returns to the shell at once and leaves the program behind it.
        raise SystemExit(run(command, environment))
    sys.stdout.flush()
    sys.stderr.flush()
    os.chdir(ROOT)
    os.execve(command[0], [str(part) for part in command], dict(environment))  # noqa: S606 - a list, no shell


def shell_code(returncode: int) -> int:
    """The exit code that a shell would show for a return code of `subprocess`."""
    return returncode if returncode >= 0 else 128 - returncode
