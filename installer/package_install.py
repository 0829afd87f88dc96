"""Running pip in the virtual environment: with progress to look at, and with one sentence when it fails."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from . import processes
from .checkout import ROOT, child_environment, venv_program
from .failures import SetUpFailed
from .progress import Progress


def install_pinned(pins: Path, *, old_pip: bool = False) -> None:
    """Installs what a file of pins lists, each file checked against its hash. Raises SetUpFailed.

    `old_pip`: pip itself is still the one that came with Python, which may not know all settings of the pinned one."""
    # A wheel is unpacked; a source archive would fetch build tools that are not pinned.
    readable = "--progress-bar=off" if old_pip else "--progress-bar=raw"
    _pip(readable, "--require-hashes", "--only-binary=:all:", "--requirement", pins)


def install_project() -> None:
    """Installs the checkout itself, to be edited in place. Raises SetUpFailed."""
    # The build tools are there already, pinned: nothing is fetched to build the project.
    _pip("--no-deps", "--no-index", "--no-build-isolation", "--editable", ROOT)


def _pip(*arguments: str | Path) -> None:
    settings = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_USER": "0", "PYTHONUTF8": "1"}
    command = [venv_program("python"), "-m", "pip", "install", *arguments]
    watch = _PipProgress()
    code, said = processes.run_watched(command, watch.read, child_environment(**settings))
    watch.progress.end()
    if code:
        raise SetUpFailed(why_pip_failed(said))


class _PipProgress:
    """Shows, of what pip says, the downloads and how far they are."""

    def __init__(self) -> None:
        self.progress = Progress()
        self._downloading = ""

    def read(self, line: str) -> None:
        words = line.split()
        if line.lstrip().startswith("Downloading ") and len(words) > 1:
            self._downloading = words[1].rpartition("/")[2].partition("-")[0]
            self.progress.say(f"downloading {self._downloading} {' '.join(words[2:])}".rstrip())
        elif line.startswith("Progress ") and len(words) == 4 and words[3].isdigit() and int(words[3]):
            self.progress.show(self._downloading, 100 * int(words[1]) / int(words[3]))
        elif line.startswith("Installing collected packages"):
            self.progress.say(f"unpacking {line.count(',') + 1} packages")


@dataclass(frozen=True, slots=True)
class _Reason:
    """`signs`: what pip says, any of them; `sentence`: what that means for the user."""

    signs: tuple[str, ...]
    sentence: str


_REASONS = (
    _Reason(
        ("No space left on device", "[Errno 28]"),
        "The disk became full while packages were installed; make room (or point TMPDIR to a folder with room) and "
        "run this again.",
    ),
    _Reason(
        ("DO NOT MATCH THE HASHES",),
        "A downloaded package is not the one that is pinned (its hash differs) and was not installed; run this again, "
        "and if it stays so, do not trust the package index that pip is set to.",
    ),
    _Reason(
        ("CERTIFICATE_VERIFY_FAILED", "SSLError"),
        "The packages could not be downloaded because the package index shows no certificate that this system trusts; "
        "check the network's proxy and the system's certificates.",
    ),
    _Reason(
        (
            "Connection refused",
            "Connection reset",
            "ConnectTimeout",
            "Failed to establish a new connection",
            "Name or service not known",
            "NameResolutionError",
            "Network is unreachable",
            "NewConnectionError",
            "ProxyError",
            "Read timed out",
            "ReadTimeout",
            "Temporary failure in name resolution",
            "getaddrinfo failed",
            "nodename nor servname",
        ),
        "The packages could not be downloaded because the package index cannot be reached; check the network and run "
        "this again.",
    ),
    _Reason(
        ("Permission denied",),
        "A file could not be written while packages were installed; check whose folder this is and run this again.",
    ),
)


def why_pip_failed(said: str) -> str:
    """One sentence for what pip said before it failed."""
    for reason in _REASONS:
        if any(sign in said for sign in reason.signs):
            return reason.sentence
    errors = [line for line in said.splitlines() if line.startswith("ERROR: ")]
    return f"The packages could not be installed: {errors[-1].removeprefix('ERROR: ') if errors else last_line(said)}"


def last_line(said: str) -> str:
    """The last line that a program wrote before it failed."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason was given."
