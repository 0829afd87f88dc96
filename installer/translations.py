"""The counter's translations: the words gathered from the code into .ts files, and compiled for the program to load."""

from __future__ import annotations

from pathlib import Path

from . import processes
from .checkout import COUNTER, TRANSLATIONS, child_environment, venv_program
from .failures import SetUpFailed


def compile_translations(folder: Path = TRANSLATIONS) -> None:
    """Makes the `.qm` beside each `.ts` that is newer than it. Raises SetUpFailed."""
    for source in sorted(folder.glob("*.ts")):
        made = source.with_suffix(".qm")
        if not made.is_file() or made.stat().st_mtime < source.stat().st_mtime:
            _qt_tool("pyside6-lrelease", "-silent", source, "-qm", made)


def update_translations(target: Path = TRANSLATIONS / "dealer_client_nl.ts") -> None:
    """Writes every word of the counter's code into the `.ts`; what is there stays, what is gone goes.

    Raises SetUpFailed."""
    files = sorted(COUNTER.rglob("*.py"))
    _qt_tool("pyside6-lupdate", "-silent", "-no-obsolete", "-locations", "none", *files, "-ts", target)


def _qt_tool(name: str, *arguments: str | Path) -> None:
    code, said = processes.run_quietly([venv_program(name), *arguments], child_environment())
    if code:
        raise SetUpFailed(f"{name} failed: {' '.join(said.split()) or f'it ended with code {code}'}")
