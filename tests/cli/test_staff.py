"""`staff` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dealer_client.cli import main
from tests.custody.profiles import a_profile


def test_people_are_added_listed_given_a_pin_and_leave(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a_profile(tmp_path / "home")
    (tmp_path / "pin").write_text("7402\n")
    staff = ["--home", str(tmp_path / "home"), "--language", "en", "staff"]
    assert main([*staff, "add", "An Voorbeeld", "--role", "inspector"]) == 0
    assert capsys.readouterr().out == "2\n"
    assert main([*staff, "set-pin", "2", "--pin-file", str(tmp_path / "pin")]) == 0
    assert main([*staff, "list"]) == 0
    said = capsys.readouterr().out
    assert "Kees Voorbeeld  (owner, no PIN)" in said
    assert "An Voorbeeld  (inspector (read-only))" in said
    assert main([*staff, "remove", "2"]) == 0
    assert main([*staff, "remove", "1"]) == 2
    assert main([*staff, "set-pin", "2", "--pin-file", str(tmp_path / "pin")]) == 2
    assert main([*staff, "list"]) == 0
    assert "no longer works here" in capsys.readouterr().out
