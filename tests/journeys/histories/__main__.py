"""Runs long histories: `python -m tests.journeys.histories --examples N --steps M`."""

from __future__ import annotations

import argparse
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from .machine import run

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=50)
    parser.add_argument("--steps", type=int, default=100)
    parser.add_argument("--shrink", action="store_true", help="look for a short history that fails")
    arguments = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, suppress(KeyboardInterrupt):
        happened = run(Path(folder), arguments.examples, arguments.steps, shrink=arguments.shrink)
        print(f"{time.monotonic() - begun:.0f} s:", ", ".join(f"{n} {what}" for what, n in sorted(happened.items())))
