"""Renewing the pins: files with the name, the version and the hashes of every package that a set-up installs.

The resolving is done by uv, a tool that is fetched for this alone and thrown away, because it resolves for all
platforms and Python versions at once. The files hold no address of a package index: where to fetch from is pip's own
setting.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path

from . import processes
from .checkout import CONSTRAINTS, PROJECT_FILE, child_environment
from .failures import SetUpFailed
from .package_install import why_pip_failed

OLDEST_PYTHON = "3.11"
_HEADER = "# Written by `python3 installer/dev.py pin`: name, version and hashes of every file for every platform.\n"
_ADDRESS = re.compile(r"\w+://|^\s*(-i|--(extra-)?index-url|--find-links|-f)\b", re.MULTILINE)


def renew() -> None:
    """Writes build.txt, runtime.txt and test.txt anew, from the floors in pyproject.toml. Raises SetUpFailed."""
    project = tomllib.loads(PROJECT_FILE.read_text(encoding="utf-8"))
    runtime = project["project"]["dependencies"]
    test = project["project"]["optional-dependencies"]["test"]
    with tempfile.TemporaryDirectory() as folder:
        print("Fetching uv ...", flush=True)
        uv = _fetch_uv(Path(folder))
        # One resolution for all, so that the tests run with the very versions that are shipped.
        everything = _resolve(uv, [*runtime, *test])
        agreed = Path(folder) / "agreed.txt"
        agreed.write_text(everything, encoding="utf-8")
        pins = {
            "test": everything,
            "runtime": _resolve(uv, runtime, agreed),
            "build": _resolve(uv, [*project["build-system"]["requires"], "pip"]),
        }
    for name, text in pins.items():
        if _ADDRESS.search(text):
            raise SetUpFailed(f"The pins for {name} hold an address of a package index, so nothing was written.")
    CONSTRAINTS.mkdir(exist_ok=True)
    for name, text in pins.items():
        path = CONSTRAINTS / f"{name}.txt"
        path.write_text(_HEADER + text, encoding="utf-8", newline="\n")
        print(f"Wrote {path} ({len(re.findall('^[a-z]', text, re.MULTILINE))} packages)", flush=True)


def _fetch_uv(folder: Path) -> Path:
    target = folder / "uv"
    code, said = processes.run_quietly(
        [sys.executable, "-m", "pip", "install", "--quiet", "--only-binary=:all:", "--target", target, "uv"],
        child_environment(PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_USER="0"),
    )
    if code:
        raise SetUpFailed(why_pip_failed(said))
    return target / "bin" / ("uv.exe" if sys.platform == "win32" else "uv")


def _resolve(uv: Path, requirements: Iterable[str], agreed: Path | None = None) -> str:
    wanted = uv.parent / "wanted.in"
    wanted.write_text("\n".join(requirements), encoding="utf-8")
    command: list[str | Path] = [
        *(uv, "pip", "compile", "--quiet", "--universal", "--python-version", OLDEST_PYTHON, "--upgrade"),
        *("--fork-strategy", "fewest", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"),
        *("--no-header", "--no-annotate", "--no-config", "--only-binary", ":all:"),
    ]
    if agreed is not None:
        command += ["--constraints", agreed]
    outcome = uv.parent / "outcome.txt"
    outcome.unlink(missing_ok=True)
    code, said = processes.run_quietly(
        [*command, "--output-file", outcome, wanted], child_environment(**_index_of_pip())
    )
    if code:
        raise SetUpFailed(f"The packages could not be resolved: {' '.join(said.split())}")
    return outcome.read_text(encoding="utf-8")


def _index_of_pip() -> dict[str, str]:
    """The package index that pip is set to, told to uv by way of the environment so that it gets into no file."""
    code, said = processes.run_quietly([sys.executable, "-m", "pip", "config", "list"], child_environment())
    lines = said.splitlines() if code == 0 else []
    for line in lines:
        name, _, value = line.partition("=")
        if name in ("global.index-url", "user.index-url", "site.index-url", ":env:.index-url"):
            return {"UV_DEFAULT_INDEX": value.strip("'\"")}
    index = os.environ.get("PIP_INDEX_URL")
    return {"UV_DEFAULT_INDEX": index} if index else {}
