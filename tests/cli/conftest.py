"""A ready practice profile, and the command line as a script sees it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dealer_client.cli import main
from dealer_client.setting_up import set_up_practice


@dataclass(frozen=True)
class Ran:
    """One run of the command line: its exit status and what it printed."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def made_profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("made") / "profile"
    set_up_practice(home)
    return home


@pytest.fixture
def home(made_profile: Path, tmp_path: Path) -> Path:
    """A practice profile of this test's own, enrolled, without an entry."""
    copy = tmp_path / "profile"
    shutil.copytree(made_profile, copy)
    return copy


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on the profile `home`."""

    def run_command(*words: object) -> Ran:
        capsys.readouterr()
        try:
            status = main(["--home", str(home), *(str(word) for word in words)])
        except SystemExit as ended:
            status = int(ended.code or 0)
        printed = capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    return run_command
