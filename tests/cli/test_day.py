"""`day` on the command line: the till, as a script sees it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from .conftest import Run


def test_a_day_goes_from_float_to_close_and_to_the_bookkeeper(run: Run, tmp_path: Path) -> None:
    assert run("day", "cash", "--kind", "float", "--cents", 15000).status == 0
    assert run("day", "cash", "--kind", "bank", "--cents", -2500, "--json").json["expected_cents"] == 12500
    refused = run("--language", "en", "day", "close", "--counted-cents", 12000)
    assert refused.status == 2
    assert "give the reason for the difference" in refused.err
    closed = run("day", "close", "--counted-cents", 12000, "--reason", "briefje kwijt", "--json").json
    assert (closed["number"], closed["difference_cents"], closed["reason"]) == (1, -500, "briefje kwijt")
    assert run("day", "list").out.startswith("1  ")
    assert run("day", "show", "--json").json["opening_cents"] == 12000
    today = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    table = tmp_path / "kas.csv"
    assert run("day", "csv", "--from", today, "--to", today, "-o", table).status == 0
    assert len(table.read_text("utf-8-sig").splitlines()) == 4
    assert run("day", "margins", "--from", today, "--to", today, "-o", tmp_path / "marge.csv").status == 0


def test_what_is_no_movement_or_period_is_told_by_its_field(run: Run, tmp_path: Path) -> None:
    assert run("day", "cash", "--kind", "bank", "--cents", 100).status == 2
    assert run("day", "cash", "--kind", "other", "--cents", 100).status == 2
    wrong = run("day", "csv", "--from", "2026-11-24", "--to", "2026-11-01", "-o", tmp_path / "kas.csv")
    assert wrong.status == 2
    assert not (tmp_path / "kas.csv").exists()
