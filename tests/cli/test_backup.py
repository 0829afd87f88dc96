"""`backup`, `backups` and `restore` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dealer_client.cli import main
from dealer_client.custody.opening import open_book
from dealer_client.custody.people import People
from tests.custody.profiles import a_profile, record, state_of


def test_a_backup_is_listed_and_comes_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home, stick = str(tmp_path / "home"), str(tmp_path / "stick")
    a_profile(tmp_path / "home", entries=1)
    assert main(["--home", home, "backup", "--to", stick]) == 0
    record(tmp_path / "home", 1)
    capsys.readouterr()
    assert main(["--home", home, "backups", "--in", stick, "--json"]) == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert main(["--home", home, "--language", "en", "restore", listed["file"]]) == 0
    assert "series A up to entry 1" in capsys.readouterr().out
    assert state_of(tmp_path / "home") == (1, True)


def test_a_file_that_is_no_backup_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a_profile(tmp_path / "home", entries=1)
    (tmp_path / "file.db").write_bytes(b"x" * 9000)
    assert main(["--home", str(tmp_path / "home"), "restore", str(tmp_path / "file.db")]) == 1
    assert state_of(tmp_path / "home") == (1, True)


def test_a_book_that_does_not_open_is_put_back_without_asking_whom_it_knows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home, folder = tmp_path / "home", tmp_path / "backups"
    profile = a_profile(home, entries=1)
    book = open_book(profile, None)
    People(book.store).set_pin("1", "8305")
    book.store.close()
    assert main(["--home", str(home), "backup", "--to", str(folder)]) == 0
    (backup,) = folder.glob("*.db*")
    profile.store_path.write_bytes(b"spilt coffee" * 1000)
    capsys.readouterr()
    assert main(["--home", str(home), "restore", str(backup)]) == 0
