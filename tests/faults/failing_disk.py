"""A disk that fails on demand: `failing_disk.c`, preloaded into a program of its own and told there when to fail.

The failure is in the system's calls, so the database, its encryption and Python all meet it as they would a real one.
"""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_SOURCE = Path(__file__).with_suffix(".c")
_WRITING, _READING = 1, 2


@dataclass
class Failure:
    """What became of one time of failing: `operations` is how many failed, 0 where it never came to that."""

    operations: int = 0


def build(folder: Path) -> Path | None:
    """The library to preload, compiled into the folder; None where there is no compiler for it."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    library = folder / "failing_disk.so"
    if compiler is None:
        return None
    made = subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(_SOURCE), "-ldl"], capture_output=True
    )
    return library if made.returncode == 0 else None


@contextmanager
def failing(folder: Path, after: int, error: int, *, reading: bool = False) -> Iterator[Failure]:
    """Inside the block all goes well `after` times below the folder, and then fails with that `errno`.

    What fails is writing, making and syncing files; with `reading` it is reading. Only in a program that the library
    was preloaded into.
    """
    library = ctypes.CDLL(None)
    library.disk_heal.restype = ctypes.c_longlong
    failure = Failure()
    library.disk_arm(str(folder).encode(), ctypes.c_longlong(after), _READING if reading else _WRITING, error)
    try:
        yield failure
    finally:
        failure.operations = library.disk_heal()
