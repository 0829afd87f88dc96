"""`retention` on the command line."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dealer_client.app import open_counter
from dealer_client.cli import main
from dealer_client.desk.at_work import AtWork
from dealer_client.register.numbering import EntryNumber
from tests.custody.profiles import a_profile, record, state_of
from tests.journeys.busy_counter import purchase

LATER = datetime.now(UTC).date() + timedelta(days=40)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A profile with an entry, and with a purchase that was parked 40 days ago."""
    a_profile(tmp_path / "home")
    record(tmp_path / "home", 1)
    counter = open_counter(tmp_path / "home", sync_in_background=False)
    counter.desk.drafts.park(purchase(1, counter.desk.today()))
    counter.close()
    return tmp_path / "home"


def test_a_preview_says_what_is_past_its_time_and_erases_nothing(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--home", str(home), "--language", "en", "retention"]
    assert main(words) == 0
    assert "nothing is past its retention" in capsys.readouterr().out
    assert main([*words, "--on", LATER.isoformat(), "--json"]) == 0
    preview = json.loads(capsys.readouterr().out)
    assert (preview["drafts"], preview["flags"], preview["entries"], preview["stopped"]) == (1, 0, [], [])
    assert main([*words, "--on", LATER.isoformat()]) == 0
    said = capsys.readouterr().out
    assert "1 purchases that were not finished" in said
    assert "Nothing was erased" in said
    assert state_of(home) == (1, True)


def test_a_day_to_come_is_refused_by_its_field(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(home), "retention", "--on", LATER.isoformat(), "--erase"]) == 2
    assert "moet nog komen" in capsys.readouterr().err
    assert state_of(home) == (1, True)


def test_copies_are_removed_only_after_an_erasure(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(home), "retention", "--remove-copies"]) == 2
    assert "--erase" in capsys.readouterr().err


def test_an_erasure_is_told_with_its_number_and_old_copies_go_where_a_new_one_was_made(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["--home", str(home), "--language", "en"]
    assert main([*words, "backup"]) == 0
    (old,) = (home / "backups").iterdir()
    monkeypatch.setattr(AtWork, "today", lambda _: LATER)
    capsys.readouterr()
    assert main([*words, "retention", "--erase", "--remove-copies", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["erasure"], told["copies"], told["unscrubbed"]) == ("A-000002", [], False)
    (new,) = (home / "backups").iterdir()
    assert new != old
    assert state_of(home) == (2, True)


def test_times_that_nobody_compared_with_their_source_are_said_to_be_so(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counter = open_counter(home, sync_in_background=False)
    counter.desk.correcting.void(EntryNumber("A", 1), "dubbel")
    counter.close()
    day = LATER.replace(year=LATER.year + 9, day=1).isoformat()
    assert main(["--home", str(home), "--language", "en", "retention", "--on", day]) == 0
    said = capsys.readouterr().out
    assert "A-000001: seller, reasons (A-000002)" in said
    assert "not compared with their source" in said
    assert main(["--home", str(home), "retention", "--on", day, "--json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)["entries"]
    assert [(part["part"], part["rule"], part["verified"]) for part in entry["parts"]] == [
        ("seller", "RETENTION-SELLER", False),
        ("reasons", "RETENTION-SELLER", False),
    ]


def test_a_clock_far_ahead_is_told_and_erases_nothing_without_a_word_of_the_owner(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["--home", str(home), "--language", "en", "retention"]
    monkeypatch.setattr(AtWork, "today", lambda _: LATER + timedelta(days=9 * 366))
    assert main(words) == 0
    assert "--clock-checked" in capsys.readouterr().out
    assert main([*words, "--erase"]) != 0
    assert "Check the date" in capsys.readouterr().err
    assert state_of(home) == (1, True)
    assert main([*words, "--erase", "--clock-checked", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["erasure"], told["clock_doubted"]) == ("A-000002", True)
