"""`backup`, `backups` and `restore` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dealer_client.cli import main
from dealer_client.custody.opening import open_book
from dealer_client.custody.people import People
from tests.custody.profiles import a_profile, record, state_of

from .acquisitions import acquisition
from .conftest import Run


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


@pytest.fixture
def backup_with_an_entry_after_it(run: Run, tmp_path: Path) -> tuple[Path, Path]:
    """A backup of an enrolled counter, and an acquisition that it can record; one was handed over since."""
    bought = tmp_path / "bought.json"
    bought.write_text(json.dumps(acquisition()), encoding="utf-8")
    assert run("intake", bought).status == 0
    assert run("backup", "--to", tmp_path / "stick").status == 0
    assert run("intake", bought).status == 0
    assert run("sync", "--once").status == 0
    (backup,) = (tmp_path / "stick").glob("*.db*")
    return backup, bought


def test_after_a_restore_one_records_again_once_the_register_told_what_it_holds(
    run: Run, backup_with_an_entry_after_it: tuple[Path, Path]
) -> None:
    backup, bought = backup_with_an_entry_after_it
    assert run("restore", backup).status == 0
    refused = run("intake", bought)
    assert refused.status == 1
    assert "reservekopie" in refused.err
    assert run("sync", "--once").status == 0
    assert "A-000003" in run("intake", bought).out


def test_who_answers_for_it_that_nothing_was_recorded_since_goes_on_without_a_line(
    run: Run, backup_with_an_entry_after_it: tuple[Path, Path]
) -> None:
    backup, bought = backup_with_an_entry_after_it
    assert run("restore", "--nothing-since", backup).status == 0
    assert run("intake", bought).status == 0
