"""The first file that a newcomer starts, whatever Python he starts it with."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from installer.checkout import ROOT

DEV = ROOT / "installer" / "dev.py"


def start(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(DEV), *arguments], cwd=folder, capture_output=True, text=True, timeout=60
    )


def test_a_python_that_is_too_old_reads_the_file_and_says_which_one_is_needed(tmp_path):
    old_python = tmp_path / "as_if_old.py"
    old_python.write_text(
        "import runpy, sys\n"
        "sys.version_info = (3, 8, 18)\n"
        "sys.argv = sys.argv[1:]\n"
        "runpy.run_path(sys.argv[0], run_name='__main__')\n"
    )
    outcome = subprocess.run(
        [sys.executable, str(old_python), str(DEV), "run"], capture_output=True, text=True, timeout=60
    )
    assert outcome.returncode == 1
    assert outcome.stderr.startswith("dev.py: Python 3.11 or newer is needed and this is Python 3.8;")
    assert len(outcome.stderr.splitlines()) == 1


def test_the_file_has_no_syntax_that_is_younger_than_python_3_4():
    # As far back as the parser can go. No annotations and no f-strings: those would still pass here for 3.6.
    tree = ast.parse(DEV.read_text(encoding="utf-8"), feature_version=(3, 4))
    assert not [node for node in ast.walk(tree) if isinstance(node, (ast.JoinedStr, ast.AnnAssign, ast.FunctionDef))]


def test_it_explains_itself_from_any_folder(tmp_path):
    outcome = start("--help", folder=tmp_path)
    assert outcome.returncode == 0
    assert "run " in outcome.stdout
    assert "test " in outcome.stdout


@pytest.mark.parametrize("arguments", [[], ["walk"], ["run", "quickly"]])
def test_a_command_that_is_not_understood_changes_nothing_and_ends_with_two(arguments, tmp_path):
    outcome = start(*arguments, folder=tmp_path)
    assert outcome.returncode == 2
    assert "usage:" in outcome.stderr
    assert list(tmp_path.iterdir()) == []
