"""Opening the counter with a ready practice shop, or doing the same walk without a window where there is no display."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import NoReturn

from . import processes
from .checkout import PRACTICE_OUTPUT, PRACTICE_PROFILE, child_environment, venv_program
from .failures import SetUpFailed

_SECONDS_FOR_A_DISPLAY = 20

# Qt ends the program that asks for a display it cannot open, so another program asks.
_ASK_FOR_A_DISPLAY = (
    "import sys; from PySide6.QtGui import QGuiApplication; application = QGuiApplication([]); "
    "sys.exit(application.platformName() in ('offscreen', 'minimal'))"
)


def start() -> NoReturn:
    """Becomes the counter, or the headless walk. Raises SetUpFailed."""
    client = str(venv_program("dealer-client"))
    if not has_display():
        print(f"There is no display: walking through a purchase without a window, into {PRACTICE_OUTPUT}", flush=True)
        processes.hand_over(
            [client, "demo", "--out", str(PRACTICE_OUTPUT)], child_environment(QT_QPA_PLATFORM="offscreen")
        )
    at_home = [client, "--home", str(PRACTICE_PROFILE)]
    if not (PRACTICE_PROFILE / "profile.json").is_file():
        print("Setting up the practice shop ...", flush=True)
        code = processes.run([*at_home, "setup", "--practice"], child_environment())
        if code:
            raise SetUpFailed(f"The practice shop could not be set up in {PRACTICE_PROFILE}; the reason stands above.")
    processes.hand_over(at_home, child_environment())


def has_display() -> bool:
    """Whether Qt can show a window here."""
    if sys.platform in ("win32", "darwin"):
        return True
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    try:
        code, _ = processes.run_quietly(
            [venv_program("python"), "-c", _ASK_FOR_A_DISPLAY], child_environment(), _SECONDS_FOR_A_DISPLAY
        )
    except subprocess.TimeoutExpired:
        return False
    return code == 0
