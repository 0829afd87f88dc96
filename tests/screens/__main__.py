"""Makes the pictures: each state in two sizes, light and dark, Dutch and English, and once at 200 %.

python -m tests.screens --out DIR [--only NAME ...] [--quick | --manual]

--manual also puts those that the manual shows in resources/manual/pictures.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from dealer_client.resources import resource_path


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.screens", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", nargs="*", default=[], help="states whose name begins so")
    parser.add_argument("--quick", action="store_true", help="small, light and Dutch only")
    parser.add_argument("--manual", action="store_true", help="the pictures of the manual, in both languages")
    parser.add_argument("--large-scale", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if given.manual:
        return take_manual_pictures(given.out)
    if not given.large_scale and not given.quick:
        again = [sys.executable, "-m", "tests.screens", "--out", str(given.out), "--large-scale", "--only", *given.only]
        # Qt reads the scale once, when the application starts.
        subprocess.run(again, check=True, env={**os.environ, "QT_SCALE_FACTOR": "2"})
    from .walk import Looks, walk

    looks = Looks.LARGE_SCALE if given.large_scale else Looks.QUICK if given.quick else Looks.ALL
    return walk(given.out, looks, tuple(given.only))


def take_manual_pictures(out: Path) -> int:
    """Each picture that a page of the manual names, in that page's language."""
    from .walk import Looks, walk

    manual = resource_path("manual")
    named = {
        (page.parent.name, name)
        for page in manual.glob("*/*.md")
        for name in re.findall(r"\]\(\.\./pictures/\w+/([\w-]+)\.png\)", page.read_text(encoding="utf-8"))
    }
    walk(out, Looks.MANUAL, tuple({name for _language, name in named}))
    for language, name in named:
        target = manual / "pictures" / language / f"{name}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(out / f"{name}-1280-light-{language}.png", target)
    return 0


sys.exit(main())
