"""One entry on the command line: as it stands now, with what it was, its proof and the matches of its items."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dealer_client.app import open_counter
from dealer_client.register.match import MatchWarning
from dealer_client.register.numbering import parse_number
from dealer_client.register.stolen_check import MatchLevel
from dealer_client.store import matches

from .acquisitions import acquisition, item, written
from .conftest import Run


@pytest.fixture
def number(run: Run, tmp_path: Path) -> str:
    """A purchase that was corrected since."""
    goods = item(features="kras op de rug", condition="gebruikt")
    recorded = str(run("intake", written(tmp_path, acquisition(items=[goods]))).json["number"])
    changes = [{"path": "seller.surname", "new": "Zwaluw"}]
    put_right = {"number": recorded, "changes": changes, "reason": "verlezen"}
    assert run("correct", written(tmp_path, put_right)).status == 0
    return recorded


def a_match(home: Path, number: str) -> None:
    counter = open_counter(home, sync_in_background=False)
    try:
        warning = MatchWarning(
            match_id="match-7",
            entry=parse_number(number)[0],
            line=1,
            item="",
            kind="imei",
            value="490154203237518",
            level=MatchLevel.NEAR,
            reference="SH-77",
            goods="telefoon",
            reported_on="2026-11-20",
            contact="0900-8844",
            matched_at=datetime(2026, 11, 25, tzinfo=UTC),
        )
        with counter.store.writing() as connection:
            matches.add_match(connection, warning)
    finally:
        counter.close()


def test_an_entry_is_shown_as_json_with_all_that_stands_around_it(run: Run, home: Path, number: str) -> None:
    a_match(home, number)
    shown = run("entry", number, "--json").json
    assert (shown["number"], shown["kind"], shown["voided_by"], shown["erased"]) == (number, "purchase", None, [])
    assert shown["parts"]["seller"]["surname"] == "Zwaluw"
    assert shown["content"]["items"][0]["features"] == "kras op de rug"
    (change,) = shown["history"]
    assert (change["path"], change["old"], change["new"]) == ("seller.surname", "Bruijn", "Zwaluw")
    assert change["by"]["reason"] == "verlezen"
    assert shown["proof"]["in_book"] is True
    assert shown["proof"]["book_size"] == 2
    assert len(bytes.fromhex(shown["proof"]["leaf_hash"])) == 32
    assert shown["upload"] == "waiting"
    assert [match["match_id"] for match in shown["matches"]] == ["match-7"]


def test_an_entry_is_shown_in_words_in_the_language_asked_for(run: Run, home: Path, number: str) -> None:
    a_match(home, number)
    dutch = run("entry", f"{number}/1").out
    for words in ("inkoop", "kras op de rug", "Aanbieder: ", "Zwaluw", "Bruijn -> Zwaluw", "verlezen", "Nagerekend"):
        assert words in dutch
    assert "Melding match-7" in dutch
    english = run("--language", "en", "entry", number).out
    assert "Seller: " in english
    assert "Computed again" in english


def test_a_void_stands_above_the_entry_and_says_why(run: Run, number: str) -> None:
    void = run("void", number, "--reason", "Dubbel ingevoerd.").json["number"]
    assert run("entry", number, "--json").json["voided_by"]["number"] == void
    assert f"Doorgehaald met {void}" in run("entry", number).out
    assert "Dubbel ingevoerd." in run("entry", number).out
    told = run("entry", void).out
    assert "doorhaling" in told
    assert f"Haalt {number} door" in told


def test_what_names_no_entry_is_answered_with_a_sentence(run: Run, number: str) -> None:
    wrong, missing = run("entry", "zeven"), run("entry", number[:-1] + "9")
    assert (wrong.status, missing.status) == (2, 1)
    assert wrong.err
    assert missing.err
    assert wrong.out == missing.out == ""
