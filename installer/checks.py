"""The whole check of a checkout: style, types, the contracts between the rooms, and then the tests."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from . import processes
from .checkout import child_environment, venv_program


@dataclass(frozen=True, slots=True)
class Check:
    """A check that is quiet when it passes. `program`: a program of the virtual environment, and what it is told."""

    name: str
    program: tuple[str, ...]

    def passes(self) -> bool:
        """Runs the check; what it says is shown only when it fails."""
        print(f"{self.name} ... ", end="", flush=True)
        began = time.monotonic()
        code, said = processes.run_quietly([venv_program(self.program[0]), *self.program[1:]], child_environment())
        print(f"{'ok' if code == 0 else 'FAILED'} ({time.monotonic() - began:.1f} s)", flush=True)
        if code:
            print(said, flush=True)
        return code == 0


BEFORE_THE_TESTS = (
    Check("ruff check", ("ruff", "check", ".")),
    Check("ruff format", ("ruff", "format", "--check", ".")),
    Check("mypy", ("mypy",)),
    Check("lint-imports", ("lint-imports",)),
)


# A worker for each core; a file's tests stay together, for the servers that they share.
_SHARED_OUT = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile")


def check_all(pytest_arguments: Sequence[str]) -> int:
    """Runs every check and then the tests, whose closing line is the last; gives the exit code of the whole.

    Does not return where the tests alone decide: it becomes pytest then."""
    failed = [check.name for check in BEFORE_THE_TESTS if not check.passes()]
    pytest = [str(venv_program("python")), "-m", "pytest", *_SHARED_OUT, *pytest_arguments]
    environment = child_environment()
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not failed:
        processes.hand_over(pytest, environment)
    print(f"FAILED before the tests: {', '.join(failed)} (what they said stands above)", flush=True)
    return processes.run(pytest, environment) or 1
