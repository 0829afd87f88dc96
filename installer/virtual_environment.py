"""The virtual environment `.venv`: made, filled with the pinned packages, and made anew when it is no longer good.

A stamp is written into it as the last step. Without one it is taken for half made and is built again; while the stamp
holds, nothing is done at all.
"""

from __future__ import annotations

import shutil
import sys
from enum import Enum
from pathlib import Path

from . import processes
from .checkout import CONSTRAINTS, PROJECT_FILE, ROOT, VENV, child_environment, venv_program
from .failures import SetUpFailed
from .one_at_a_time import one_at_a_time
from .package_install import install_pinned, install_project, last_line
from .stamp import Stamp, fingerprint, python_identity, read_stamp, write_stamp

STAMP_FILE = VENV / "dealer-client-setup.json"
BUILD_PINS = CONSTRAINTS / "build.txt"

# Measured with PySide6-Essentials 6.12 on Linux: 620 MB installed, 200 MB downloaded and unpacked on the way.
BYTES_NEEDED = 900_000_000


class Group(Enum):
    """A group of packages that is installed together; the value names its file of pins."""

    RUNTIME = "runtime"
    TEST = "test"

    @property
    def pins(self) -> Path:
        """The file that pins every package of the group."""
        return CONSTRAINTS / f"{self.value}.txt"

    @property
    def parts(self) -> tuple[Group, ...]:
        """The groups that are there when this one is: testing needs all that running needs."""
        return (Group.RUNTIME, Group.TEST) if self is Group.TEST else (self,)


def is_set_up(group: Group) -> bool:
    """Whether a set-up has been done for a group of packages as it is pinned now."""
    found = read_stamp(STAMP_FILE)
    return found is not None and found.covers(_stamp_for(group))


def _stamp_for(group: Group) -> Stamp:
    fingerprints = {part.value: fingerprint((BUILD_PINS, part.pins), PROJECT_FILE) for part in group.parts}
    return Stamp(str(VENV), python_identity(), fingerprints)


def ensure(group: Group) -> None:
    """Makes the virtual environment hold a group of packages and the project itself. Raises SetUpFailed."""
    wanted = _stamp_for(group)
    with one_at_a_time(ROOT):
        _bring_up_to(wanted, group)


def _bring_up_to(wanted: Stamp, group: Group) -> None:
    found = read_stamp(STAMP_FILE)
    if found is not None and found.same_environment(wanted) and _starts():
        if found.covers(wanted):
            return
        # A set-up that is killed from here on leaves no stamp, and is built again from nothing.
        STAMP_FILE.unlink()
        installed = found.groups
    else:
        _build()
        installed = {}
    _install(group)
    write_stamp(STAMP_FILE, Stamp(wanted.place, wanted.python, installed | wanted.groups))


def _starts() -> bool:
    try:
        return processes.run_quietly([venv_program("python"), "-c", ""], child_environment())[0] == 0
    except OSError:
        return False


def _build() -> None:
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        print("Removing a virtual environment that is unfinished, moved or of another Python ...", flush=True)
        shutil.rmtree(VENV)
    free = shutil.disk_usage(ROOT).free
    if free < BYTES_NEEDED:
        raise SetUpFailed(
            f"There is too little room on the disk: the set-up needs {BYTES_NEEDED // 10**6} MB in {ROOT} and "
            f"{free // 10**6} MB are free; make room and run this again."
        )
    print(f"Making the virtual environment {VENV} ...", flush=True)
    code, said = processes.run_quietly([_base_python(), "-m", "venv", VENV], child_environment())
    if code:
        raise SetUpFailed(f"The virtual environment could not be made: {last_line(said)}")


def _base_python() -> str:
    """The interpreter itself, also when this runs inside a virtual environment (perhaps the one that is built anew)."""
    return getattr(sys, "_base_executable", None) or sys.executable


def _install(group: Group) -> None:
    print(f"Installing the pinned packages ({group.value}) ...", flush=True)
    install_pinned(BUILD_PINS, old_pip=True)
    install_pinned(group.pins)
    install_project()
