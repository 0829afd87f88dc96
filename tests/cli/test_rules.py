"""`dealer-client rules`."""

from __future__ import annotations

import json
from pathlib import Path

from dealer_client.practice.practice_register import PracticeRegister
from dealer_client.resources import resource_path
from dealer_client.vault.profile import read_profile

from .acquisitions import acquisition, written
from .conftest import Run

TEXT = resource_path("rules", "nl.toml").read_text(encoding="utf-8")


def newer(version: str = "2099.1") -> str:
    head, line, rest = TEXT.partition('version = "')
    return head + line + version + rest[rest.index('"') :]


def register_of(home: Path) -> PracticeRegister:
    """The practice register that this profile is enrolled with, while its server is not running."""
    folder = read_profile(home).folder
    (database,) = folder.rglob("*register*.sqlite")
    return PracticeRegister(f"sqlite:///{database}")


def test_the_pack_in_force_is_listed_and_shown(run: Run) -> None:
    assert "(geldt nu)" in run("rules", "list").out
    (pack,) = run("rules", "list", "--json").json
    assert (pack["pack"], pack["origin"], pack["in_force"]) == ("nl", "product", True)
    assert run("rules", "show").out == TEXT
    assert run("rules", "show", pack["digest"]).out == TEXT
    assert run("rules", "show", "0" * 64).status == 2


def test_a_signed_file_is_installed_and_judges_the_next_entry(run: Run, home: Path, tmp_path: Path) -> None:
    register = register_of(home)
    file = tmp_path / "new.toml"
    file.write_text(newer(), encoding="utf-8")
    (tmp_path / "new.toml.sig").write_text(register.key.sign_rule_pack(newer()) + "\n")
    register.close()
    assert "nl 2099.1" in run("rules", "install", file).out
    assert run("intake", written(tmp_path, acquisition())).status == 0
    packs = {pack["version"]: pack["in_force"] for pack in run("rules", "list", "--json").json}
    assert packs["2099.1"] is True
    assert len(packs) == 2


def test_a_file_that_is_not_the_registers_is_refused_with_a_sentence(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "new.toml"
    file.write_text(newer(), encoding="utf-8")
    assert run("rules", "install", file).status == 2
    (tmp_path / "new.toml.sig").write_text("00" * 64)
    refused = run("rules", "install", file)
    assert refused.status == 1
    assert "handtekening" in refused.err
    assert len(json.loads(run("rules", "list", "--json").out)) == 1
