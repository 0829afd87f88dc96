"""Whatever a profile comes to hold is for its user alone, whatever the umask of whoever starts the program."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dealer_client.store.replacing import set_aside_folder

from .acquisitions import acquisition, written
from .conftest import Run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")


def open_to_others(home: Path) -> list[str]:
    """The files and folders of a profile that another user could read or enter."""
    return [
        str(path.relative_to(home.parent))
        for path in (home, *home.rglob("*"))
        if path.stat().st_mode & 0o777 != (0o700 if path.is_dir() else 0o600)
    ]


def test_a_profile_and_all_that_is_written_in_it_are_for_its_user_alone(tmp_path: Path, home: Path, run: Run) -> None:
    """Made, worked in, backed up, restored: with the practice register that belongs to it."""
    assert open_to_others(home) == []
    before = os.umask(0)
    try:
        assert run("intake", written(tmp_path, acquisition())).status == 0
        assert run("sync", "--once").status == 0
        assert run("backup").status == 0
        (backup,) = (home / "backups").iterdir()
        assert run("restore", backup).status == 0
        assert run("register").status == 0
    finally:
        os.umask(before)
    assert set_aside_folder(home / "book.db").is_dir()
    assert (home / "practice-register" / "register.sqlite").is_file()
    assert open_to_others(home) == []
