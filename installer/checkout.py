"""Where things are in a checkout and in its virtual environment."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECT_FILE = ROOT / "pyproject.toml"
CONSTRAINTS = ROOT / "installer" / "constraints"
VENV = ROOT / ".venv"
PRACTICE_PROFILE = ROOT / ".practice-profile"
PRACTICE_OUTPUT = ROOT / "practice-output"
TRANSLATIONS = ROOT / "resources" / "translations"
COUNTER = ROOT / "dealer_client" / "counter"


def venv_program(name: str, venv: Path = VENV) -> Path:
    """The path of a program in the virtual environment, e.g. `venv_program("python")`; it need not exist."""
    if sys.platform == "win32":
        return venv / "Scripts" / f"{name}.exe"
    return venv / "bin" / name


def child_environment(**extra: str) -> dict[str, str]:
    """The environment for a program of the virtual environment: this one, without what would lead it elsewhere."""
    misleading = {"PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__"}
    return {name: value for name, value in os.environ.items() if name not in misleading} | extra
