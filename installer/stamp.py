"""What a virtual environment was set up with, so that a second call can tell at once that nothing is to be done."""

from __future__ import annotations

import hashlib
import json
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FORMAT = "dealer-client-setup/1"


@dataclass(frozen=True, slots=True)
class Stamp:
    """`place`: the virtual environment's own path, for it breaks when it is moved; `python`: version and interpreter.
    `groups`: per group of packages the fingerprint of what was installed."""

    place: str
    python: str
    groups: dict[str, str]

    def same_environment(self, other: Stamp) -> bool:
        """Whether what is installed for one can be used for the other."""
        return (self.place, self.python) == (other.place, other.python)

    def covers(self, other: Stamp) -> bool:
        """Whether all that the other asks for has been installed."""
        return self.same_environment(other) and other.groups.items() <= self.groups.items()


def python_identity() -> str:
    """Which Python this is, as far as installed packages depend on it."""
    return f"{sys.implementation.name} {sys.version_info[0]}.{sys.version_info[1]} {sys.platform}"


def fingerprint(pins: Iterable[Path], project_file: Path) -> str:
    """A SHA-256 over the pins and over what the project file says about installing, not about the checks."""
    digest = hashlib.sha256()
    for path in pins:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    project = tomllib.loads(project_file.read_text(encoding="utf-8"))
    installing = {
        "build-system": project.get("build-system"),
        "project": project.get("project"),
        "setuptools": project.get("tool", {}).get("setuptools"),
    }
    digest.update(json.dumps(installing, sort_keys=True).encode())
    return digest.hexdigest()


def read_stamp(path: Path) -> Stamp | None:
    """The stamp of a virtual environment; None where there is none, or one that cannot be understood."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["format"] != FORMAT:
            return None
        return Stamp(str(told["place"]), str(told["python"]), dict(told["groups"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_stamp(path: Path, stamp: Stamp) -> None:
    """Puts the stamp in place; the last step of a set-up."""
    told = {"format": FORMAT, "place": stamp.place, "python": stamp.python, "groups": stamp.groups}
    path.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
