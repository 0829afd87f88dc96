"""What a Linux system must have beside Python, looked for by what it gives and installed by package name.

Libraries are looked for by loading them and programs by finding them, which takes milliseconds and is true on every
distribution; apt is asked only when something is missing.
The lists of libraries are what the shared objects of PySide6-Essentials 6.12 name as needed and do not bring along.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path

from . import processes
from .failures import SetUpFailed
from .progress import Progress


class Purpose(Enum):
    """What is not possible without a package."""

    START = "starting"
    DISPLAY = "showing a window"
    TEST = "some of the tests"


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library, by the name that programs load it by."""

    name: str

    def present(self) -> bool:
        """Whether the system finds it."""
        try:
            ctypes.CDLL(self.name)
        except OSError:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Program:
    """A program on the search path, or in one of the folders of a pattern where it stands off that path."""

    name: str
    elsewhere: str = ""

    def present(self) -> bool:
        """Whether it can be started."""
        return shutil.which(self.name) is not None or (bool(self.elsewhere) and any(Path("/").glob(self.elsewhere)))


@dataclass(frozen=True, slots=True)
class PythonModule:
    """A part of Python's standard library that a distribution may keep in a package of its own."""

    name: str

    def present(self) -> bool:
        """Whether it can be imported."""
        importlib.invalidate_caches()
        return importlib.util.find_spec(self.name) is not None


@dataclass(frozen=True, slots=True)
class SystemPackage:
    """Something that the system must have. `names`: the packages that bring it, the newer distribution's name first."""

    names: tuple[str, ...]
    part: Library | Program | PythonModule
    purpose: Purpose


def _libraries(purpose: Purpose, names: dict[str, str]) -> tuple[SystemPackage, ...]:
    return tuple(
        SystemPackage(tuple(packages.split("|")), Library(library), purpose) for library, packages in names.items()
    )


# What makes a virtual environment able to install anything.
_ENSUREPIP = SystemPackage(
    (f"python{sys.version_info[0]}.{sys.version_info[1]}-venv",), PythonModule("ensurepip"), Purpose.START
)

_FOR_QT = _libraries(
    Purpose.START,
    {
        "libEGL.so.1": "libegl1",
        "libGL.so.1": "libgl1",
        "libX11.so.6": "libx11-6",
        "libbrotlidec.so.1": "libbrotli1",
        "libdbus-1.so.3": "libdbus-1-3",
        "libfontconfig.so.1": "libfontconfig1",
        "libfreetype.so.6": "libfreetype6",
        "libglib-2.0.so.0": "libglib2.0-0t64|libglib2.0-0",
        "libgssapi_krb5.so.2": "libgssapi-krb5-2",
        "libstdc++.so.6": "libstdc++6",
        "libxkbcommon.so.0": "libxkbcommon0",
        "libz.so.1": "zlib1g",
        "libzstd.so.1": "libzstd1",
    },
)

FOR_STARTING = (_ENSUREPIP, *_FOR_QT)

FOR_A_DISPLAY = _libraries(
    Purpose.DISPLAY,
    {
        "libX11-xcb.so.1": "libx11-xcb1",
        "libcups.so.2": "libcups2t64|libcups2",
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
        "libwayland-egl.so.1": "libwayland-egl1",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-glx.so.0": "libxcb-glx0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-render.so.0": "libxcb-render0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-shm.so.0": "libxcb-shm0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-util.so.1": "libxcb-util1",
        "libxcb-xfixes.so.0": "libxcb-xfixes0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    },
)

FOR_TESTING = (
    SystemPackage(("xvfb",), Program("Xvfb"), Purpose.TEST),
    SystemPackage(("qpdf",), Program("qpdf"), Purpose.TEST),
    SystemPackage(("poppler-utils",), Program("pdftoppm"), Purpose.TEST),
    SystemPackage(("libxml2-utils",), Program("xmllint"), Purpose.TEST),
    # What makes a disk fail in the tests is a small library in C.
    SystemPackage(("gcc",), Program("gcc"), Purpose.TEST),
    SystemPackage(("libc6-dev",), Program("stdio.h", "usr/include/stdio.h"), Purpose.TEST),
    SystemPackage(("dbus-daemon", "dbus"), Program("dbus-run-session"), Purpose.TEST),
    SystemPackage(("gnome-keyring",), Program("gnome-keyring-daemon"), Purpose.TEST),
    SystemPackage(("chromium",), Program("chromium"), Purpose.TEST),
    SystemPackage(("postgresql",), Program("postgres", "usr/lib/postgresql/*/bin/postgres"), Purpose.TEST),
)


def missing(packages: Iterable[SystemPackage]) -> list[SystemPackage]:
    """Those of the packages whose library or program this system does not have; none on other systems than Linux."""
    if sys.platform != "linux":
        return []
    return [package for package in packages if not package.part.present()]


def provide(packages: Sequence[SystemPackage], *, again: bool) -> None:
    """Installs what is missing where that may be done; lists in one line what is then still missing.

    `again`: this has been done before; what was not to be had then is listed at once, unless nothing starts without it.
    Raises SetUpFailed where something is missing that nothing starts without."""
    lacking = missing(packages)
    needed = any(package.purpose is Purpose.START for package in lacking)
    if lacking and (needed or not again) and may_install():
        install(lacking)
        lacking = missing(lacking)
    if not lacking:
        return
    listed = " ".join(package.names[-1] for package in lacking)
    remedy = f"on Debian or Ubuntu, as root: apt-get install --no-install-recommends {listed}"
    if any(package.purpose is Purpose.START for package in lacking):
        raise SetUpFailed(
            f"System packages are missing and could not be installed (no network, or no right to install); {remedy}"
        )
    what = " and ".join(dict.fromkeys(package.purpose.value for package in lacking))
    print(f"Not installed, so {what} will not work; {remedy}", flush=True)


def may_install() -> bool:
    """Whether packages may be installed without asking: by apt, as root or with a sudo that asks for no password."""
    return shutil.which("apt-get") is not None and (_is_root() or _sudo_asks_nothing())


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _sudo_asks_nothing() -> bool:
    if shutil.which("sudo") is None:
        return False
    return processes.run_quietly(["sudo", "-n", "true"])[0] == 0


def install(wanted: Sequence[SystemPackage]) -> None:
    """Installs each package under the first of its names that this distribution knows; what it does not know is left.

    What only the tests need comes last, so that trouble with it leaves the rest in place."""
    print("Fetching the list of system packages ...", flush=True)
    _apt(["update"])
    for_tests = [package for package in wanted if package.purpose is Purpose.TEST]
    for packages in ([package for package in wanted if package.purpose is not Purpose.TEST], for_tests):
        names = [name for package in packages if (name := _first_known(package.names)) is not None]
        if names:
            _install_by_name(list(dict.fromkeys(names)))


def _install_by_name(names: list[str]) -> None:
    print(f"Installing system packages: {' '.join(names)}", flush=True)
    code, said = _apt(["install", "-y", "--no-install-recommends", *names])
    if code:
        print(f"The system packages could not all be installed: {_last_error(said)}", flush=True)


def _first_known(names: tuple[str, ...]) -> str | None:
    for name in names:
        code, said = processes.run_quietly(["apt-cache", "policy", name])
        if code == 0 and "Candidate:" in said and "Candidate: (none)" not in said:
            return name
    return None


def _apt(arguments: Sequence[str]) -> tuple[int, str]:
    # RUNLEVEL 1 keeps Debian's start-up scripts from starting a service (a database server) as it is installed.
    settings = ["env", "DEBIAN_FRONTEND=noninteractive", "NEEDRESTART_SUSPEND=1", "RUNLEVEL=1", "LC_ALL=C.UTF-8"]
    rights = [] if _is_root() else ["sudo", "-n"]
    # Apt closes the channel of its progress reports to the programs that it starts, so that is not their own output.
    apt = ["sh", "-c", 'exec apt-get "$@" 3>&1', "apt-get", "-o", "APT::Status-Fd=3", "-o", "Dpkg::Use-Pty=0"]
    command = [*rights, *settings, *apt, "-qq", "-o", "DPkg::Lock::Timeout=300", *arguments]
    progress = Progress()
    ended = processes.run_watched(command, partial(_show, progress))
    progress.end()
    return ended


def _show(progress: Progress, line: str) -> None:
    """Shows a status line of apt, which is like `pmstatus:qpdf:45.4545:Unpacking qpdf (amd64)`."""
    stage, _, rest = line.partition(":")
    what = {"dlstatus": "downloading system packages", "pmstatus": "installing system packages"}.get(stage)
    fields = rest.split(":")
    if what is not None and len(fields) > 1 and fields[1].replace(".", "", 1).isdigit():
        progress.show(what, float(fields[1]))


def _last_error(said: str) -> str:
    errors = [line for line in said.splitlines() if line.startswith(("E:", "dpkg: error"))]
    return errors[-1] if errors else "apt-get gave no reason"
