"""The command line besides `intake`: what each command prints, and how it ends."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from .acquisitions import STOLEN_FRAME, STOLEN_IMEI, acquisition, item, written
from .conftest import Run


def test_setup_makes_a_practice_profile_without_questions(run: Run, home: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "with a space"
    made = run("--home", fresh, "setup", "--practice")
    assert made.status == 0
    assert str(fresh) in made.out
    keys = fresh / "practice-keys.json"
    assert "PRACTICE" in keys.read_text(encoding="utf-8")
    assert stat.S_IMODE(keys.stat().st_mode) == 0o600


def test_setup_never_touches_a_folder_that_holds_something(run: Run, home: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in home.rglob("*")}
    ran = run("setup", "--practice")
    assert ran.status == 2
    assert "niet leeg" in ran.err
    assert {path: path.stat().st_mtime_ns for path in home.rglob("*")} == before


def test_setup_where_nothing_can_be_made_says_so_and_names_the_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    ran = run("--home", tmp_path / "file" / "profile", "setup", "--practice")
    assert ran.status == 2
    assert "--home" in ran.err


def test_a_real_shop_keeps_its_keys_under_a_passphrase_and_opens_with_it_alone(run: Run, tmp_path: Path) -> None:
    shop = tmp_path / "shop.json"
    shop.write_text(
        json.dumps(
            {
                "dealer": "Voorbeeld BV",
                "address": {"street": "Dorpsweg", "number": "4", "postcode": "1234 AB", "city": "Hilversum"},
                "kvk": "87654321",
                "municipality": "Hilversum",
                "zone": "Europe/Amsterdam",
                "series": "H",
                "staff": "P. Jansen",
            }
        )
    )
    right, wrong = tmp_path / "right", tmp_path / "wrong"
    right.write_text("vier losse woorden samen\n")
    wrong.write_text("vier andere woorden samen\n")
    real = ("--home", tmp_path / "real")
    assert run(*real, "--passphrase-file", right, "setup", "--shop", shop, "--keys", "passphrase").status == 0
    file = written(tmp_path, acquisition())
    assert run(*real, "--passphrase-file", right, "intake", file).json["number"] == "H-000001"
    refused = run(*real, "--passphrase-file", wrong, "register", "--json")
    assert (refused.status, refused.out) == (2, "")
    assert "Wachtzin" in refused.err
    assert run(*real, "register", "--json").status == 2


@pytest.mark.parametrize("missing", ["dealer", "address", "municipality", "series"])
def test_a_shop_without_a_needed_detail_is_refused_by_its_name(run: Run, tmp_path: Path, missing: str) -> None:
    details = {
        "dealer": "Voorbeeld BV",
        "address": {"street": "Dorpsweg"},
        "kvk": "87654321",
        "municipality": "Hilversum",
        "zone": "Europe/Amsterdam",
        "series": "H",
        "staff": "P. Jansen",
    }
    shop = tmp_path / "shop.json"
    shop.write_text(json.dumps({name: value for name, value in details.items() if name != missing}))
    phrase = tmp_path / "phrase"
    phrase.write_text("vier losse woorden samen")
    ran = run("--home", tmp_path / "real", "--passphrase-file", phrase, "setup", "--shop", shop, "--keys", "passphrase")
    assert ran.status == 2
    assert missing in ran.err
    assert not (tmp_path / "real").exists()


def test_a_shop_in_a_country_without_rules_is_refused_before_anything_is_made(run: Run, tmp_path: Path) -> None:
    details = {
        "dealer": "Beispiel GmbH",
        "address": {"street": "Hauptstraße", "country": "DE"},
        "kvk": "87654321",
        "municipality": "Aachen",
        "zone": "Europe/Berlin",
        "series": "H",
        "staff": "P. Jansen",
    }
    shop, phrase = tmp_path / "shop.json", tmp_path / "phrase"
    shop.write_text(json.dumps(details))
    phrase.write_text("vier losse woorden samen")
    ran = run("--home", tmp_path / "real", "--passphrase-file", phrase, "setup", "--shop", shop, "--keys", "passphrase")
    assert ran.status == 2
    assert "address.country" in ran.err
    assert not (tmp_path / "real").exists()


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ((STOLEN_IMEI,), "exact"),
        ((STOLEN_IMEI, "--kind", "imei"), "exact"),
        (("wtu 123 456 789", "--kind", "frame"), "exact"),
        ((STOLEN_FRAME.replace("1", "I"), "--kind", "frame"), "near"),
        (("GEENENKELDIEF42", "--kind", "serial"), "clear"),
    ],
)
def test_check_says_what_the_register_knows_of_a_number(run: Run, words: tuple[str, ...], level: str) -> None:
    assert run("check", *words).json["level"] == level


def test_check_refuses_an_impossible_number_by_what_is_wrong_with_it(run: Run) -> None:
    ran = run("check", "490154203237519", "--kind", "imei")
    assert ran.status == 2
    assert "controlecijfer" in ran.err


def test_the_register_is_listed_newest_first_and_searched_by_the_beginning_of_words(run: Run, tmp_path: Path) -> None:
    for words in ("boor", "zaag", "hamer"):
        run("intake", written(tmp_path, acquisition(items=[item(description=words)])))
    assert [line["description"] for line in run("register", "--json").json] == ["hamer", "zaag", "boor"]
    assert [line["description"] for line in run("register", "--json", "--query", "zaa").json] == ["zaag"]
    assert run("register", "--json", "--query", '") OR NOT *').json == []


def test_an_extract_of_a_period_that_ends_before_it_begins_is_refused(run: Run, tmp_path: Path) -> None:
    ran = run("extract", "--from", "2026-11-30", "--to", "2026-11-01", "-o", tmp_path / "x.pdf")
    assert ran.status == 2
    assert not list(tmp_path.glob("x.pdf*"))


@pytest.mark.parametrize("day", ["30-11-2026", "2026-02-30", "gisteren"])
def test_a_date_that_is_none_is_refused_with_how_to_write_it(run: Run, tmp_path: Path, day: str) -> None:
    ran = run("extract", "--from", day, "--to", "2026-11-30", "-o", tmp_path / "x.pdf")
    assert ran.status == 2
    assert "yyyy-mm-dd" in ran.err


def test_an_extract_is_readable_by_its_owner_alone(run: Run, tmp_path: Path) -> None:
    pdf = tmp_path / "x.pdf"
    run("extract", "--from", "2026-11-01", "--to", "2026-11-30", "-o", pdf)
    assert stat.S_IMODE(pdf.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"no pdf at all", b"\x00" * 4096])
def test_what_is_no_extract_does_not_verify(run: Run, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(content)
    ran = run("verify", file)
    assert ran.status == 3
    assert ran.out.strip()


def test_verify_needs_no_profile(run: Run, tmp_path: Path) -> None:
    pdf = tmp_path / "x.pdf"
    run("extract", "--from", "2026-11-01", "--to", "2026-11-30", "-o", pdf)
    ran = run("--home", tmp_path / "nowhere", "verify", pdf)
    assert ran.status == 0
    assert not (tmp_path / "nowhere").exists()


def test_doctor_says_what_works(run: Run) -> None:
    told = run("doctor", "--json").json
    assert told["works"] is True
    assert {check["name"] for check in told["checks"]} >= {"program", "fonts", "keyring", "disk", "book", "register"}


def test_doctor_works_without_a_profile(run: Run, tmp_path: Path) -> None:
    told = run("--home", tmp_path / "nowhere", "doctor", "--json").json
    assert "profile" in {check["name"] for check in told["checks"]}


def test_a_folder_without_a_profile_is_told_how_to_begin(run: Run, tmp_path: Path) -> None:
    ran = run("--home", tmp_path / "nowhere", "register", "--json")
    assert ran.status == 2
    assert "setup --practice" in ran.err
