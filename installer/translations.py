"""The counter's translations: gather the words from the code, and compile them for the program.

python installer/translations.py update     after a change of words in the code
python installer/translations.py compile    makes the .qm files that the program loads
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"


def compile_translations(folder: Path = FOLDER) -> None:
    """Makes the `.qm` beside each `.ts` that is newer than it. Raises CalledProcessError."""
    for source in sorted(folder.glob("*.ts")):
        made = source.with_suffix(".qm")
        if not made.is_file() or made.stat().st_mtime < source.stat().st_mtime:
            _run("lrelease", "-silent", str(source), "-qm", str(made))


def update_translations(target: Path = FOLDER / "dealer_client_nl.ts") -> None:
    """Writes every word of the counter's code into the `.ts`; what is there stays, what is gone goes."""
    files = sorted(str(file) for file in (ROOT / "dealer_client" / "counter").rglob("*.py"))
    _run("lupdate", "-silent", "-no-obsolete", "-locations", "none", *files, "-ts", str(target))


def _run(tool: str, *words: str) -> None:
    # The tools come with PySide6; `pyside6-lrelease` stands beside the Python that runs this.
    name = f"pyside6-{tool}" + (".exe" if sys.platform == "win32" else "")
    subprocess.run([str(Path(sys.executable).parent / name), *words], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    if sys.argv[1:] == ["update"]:
        update_translations()
    elif sys.argv[1:] == ["compile"]:
        compile_translations()
    else:
        sys.exit(__doc__)
