"""`python tests/bench/startup.py [TIMES]`: from the start of a process to a window that takes keys, beside an empty
PySide6 window with one field, as a ratio of medians in one run. The counter is started as a double click does, on this
user's own profile (on Linux), and opens its book after that.

Both run from bytecode, as every start but the first one does, also where the environment forbids to write it.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]

_EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

app = QApplication(sys.argv)
window = QWidget()
QVBoxLayout(window).addWidget(QLineEdit())
window.resize(1280, 720)
window.show()

def ready():
    print("ready", flush=True)
    app.quit()

QTimer.singleShot(0, ready)
app.exec()
"""

_COUNTER = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from dealer_client.cli import main
from dealer_client.cli.counter import load_counter

running = load_counter()

def ready(shown):
    if QApplication.focusWidget() is not shown.purchase.form.seller.surname.edit:
        QTimer.singleShot(0, lambda: ready(shown))
        return
    print("ready", flush=True)
    QApplication.instance().quit()

running.CounterWindow.begin = ready
main([])
"""


def _seconds(code: str, folder: Path) -> tuple[float, float]:
    """On the clock until the window is ready, and of the processor until it has gone."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = os.times()
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=_ROOT,
        env={
            **kept,
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_CONFIG_HOME": str(folder),
            "XDG_DATA_HOME": str(folder),
            "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        },
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    took = time.perf_counter() - started
    process.wait()
    if line.strip() != "ready":
        raise SystemExit("the window was not ready to type")
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return took, spent


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory(prefix="startup-") as made:
        folder = Path(made)
        home = folder / "dealer-client"
        subprocess.run(
            [sys.executable, "-m", "dealer_client", "--home", str(home), "setup", "--practice"],
            check=True,
            cwd=_ROOT,
            stdout=subprocess.DEVNULL,
        )
        _seconds(_EMPTY, folder), _seconds(_COUNTER, folder)
        pairs = [(_seconds(_EMPTY, folder), _seconds(_COUNTER, folder)) for _ in range(times)]
    for at, what in enumerate(("on the clock", "of the processor")):
        empty, ours = (statistics.median(pair[side][at] for pair in pairs) for side in (0, 1))
        ratio = ours / empty
        print(f"{what}: empty window {empty * 1000:.0f} ms, counter {ours * 1000:.0f} ms, ratio {ratio:.2f} (aim 2)")


if __name__ == "__main__":
    main()
