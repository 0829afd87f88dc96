"""`recovery-code` and `recover` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dealer_client.cli import main
from tests.custody.profiles import a_profile, state_of
from tests.documents.test_papers import text_of


def test_the_code_is_not_sent_anywhere_but_to_a_screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a_profile(tmp_path / "home")
    assert main(["--home", str(tmp_path / "home"), "recovery-code"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "--show" in said.err


def test_what_recovery_code_prints_makes_the_profile_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a_profile(tmp_path / "home", entries=2)
    assert main(["--home", str(tmp_path / "home"), "recovery-code", "--show"]) == 0
    (tmp_path / "code").write_text("\n".join(capsys.readouterr().out.splitlines()[:2]))
    book = str(tmp_path / "home" / "book.db")
    words = ["--home", str(tmp_path / "new"), "recover", "--book", book, "--code-file", str(tmp_path / "code")]
    assert main(words) == 0
    assert state_of(tmp_path / "new") == (2, True)


def test_a_wrong_group_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a_profile(tmp_path / "home")
    main(["--home", str(tmp_path / "home"), "recovery-code", "--show"])
    groups = " ".join(capsys.readouterr().out.splitlines()[:2]).split()
    groups[4] = groups[4][::-1] if groups[4] != groups[4][::-1] else "U" * 5
    (tmp_path / "code").write_text(" ".join(groups))
    book = str(tmp_path / "home" / "book.db")
    words = ["--home", str(tmp_path / "new"), "--language", "en", "recover", "--book", book]
    assert main([*words, "--code-file", str(tmp_path / "code")]) == 2
    assert "error in group 5" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_keys_move_under_a_passphrase_change_it_and_are_renewed(tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    a_profile(tmp_path / "home", entries=1)
    (tmp_path / "one").write_text("vier losse woorden hier\n")
    (tmp_path / "two").write_text("vier andere woorden daar\n")
    one, two = str(tmp_path / "one"), str(tmp_path / "two")
    assert main(["--home", home, "keys", "move", "--to", "passphrase", "--new-passphrase-file", one]) == 0
    assert main(["--home", home, "--passphrase-file", one, "keys", "passphrase", "--new-passphrase-file", two]) == 0
    assert main(["--home", home, "--passphrase-file", one, "keys", "renew"]) == 2
    assert main(["--home", home, "--passphrase-file", two, "keys", "renew"]) == 0
    assert state_of(tmp_path / "home", lambda: "vier andere woorden daar") == (1, True)


def test_a_counter_is_removed_by_the_name_of_its_series_and_its_last_copy_opens_elsewhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_profile(tmp_path / "home")
    home, last = ["--home", str(tmp_path / "home")], tmp_path / "last.db"
    main([*home, "recovery-code", "--show"])
    (tmp_path / "code").write_text("\n".join(capsys.readouterr().out.splitlines()[:2]))
    assert main([*home, "keys", "remove", "--series", "B", "--to", str(last)]) == 2
    assert (tmp_path / "home" / "book.db").is_file()
    assert main([*home, "keys", "remove", "--series", "A", "--to", str(last)]) == 0
    assert str(last) in capsys.readouterr().out
    assert not (tmp_path / "home").exists()
    words = ["--home", str(tmp_path / "new"), "recover", "--book", str(last), "--code-file", str(tmp_path / "code")]
    assert main(words) == 0
    assert state_of(tmp_path / "new") == (0, True)


def test_a_page_with_the_code_is_for_its_owner_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a_profile(tmp_path / "home")
    main(["--home", str(tmp_path / "home"), "recovery-code", "--show"])
    groups = " ".join(capsys.readouterr().out.splitlines()[:2]).split()
    page = tmp_path / "page.pdf"
    assert main(["--home", str(tmp_path / "home"), "recovery-code", "--page", str(page)]) == 0
    assert groups[0] not in capsys.readouterr().out
    assert page.stat().st_mode & 0o777 == 0o600
    said = text_of(page.read_bytes())
    assert all(group in said for group in groups)
