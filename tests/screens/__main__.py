"""Makes the pictures: each state in two sizes, light and dark, Dutch and English, and once at 200 %.

python -m tests.screens --out DIR [--only NAME ...] [--quick]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.screens", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", nargs="*", default=[], help="states whose name begins so")
    parser.add_argument("--quick", action="store_true", help="small, light and Dutch only")
    parser.add_argument("--large-scale", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if not given.large_scale and not given.quick:
        again = [sys.executable, "-m", "tests.screens", "--out", str(given.out), "--large-scale", "--only", *given.only]
        # Qt reads the scale once, when the application starts.
        subprocess.run(again, check=True, env={**os.environ, "QT_SCALE_FACTOR": "2"})
    from .walk import Looks, walk

    looks = Looks.LARGE_SCALE if given.large_scale else Looks.QUICK if given.quick else Looks.ALL
    return walk(given.out, looks, tuple(given.only))


sys.exit(main())
