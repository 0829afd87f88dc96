"""Taking over an existing book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dealer_client.app import OpenCounter, open_counter
from dealer_client.desk import Desk, NotAllowed
from dealer_client.desk.at_work import AtWork
from dealer_client.documents.kinds import ExportKind
from dealer_client.documents.old_book import TableRefused
from dealer_client.register.rule_pack import parse_rule_pack
from dealer_client.register.staff import Role, Staff
from dealer_client.resources import resource_path
from tests.custody.profiles import a_profile
from tests.desk.test_day import buy
from tests.documents.test_old_book import DUTCH

BSN = "123456782"


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[OpenCounter]:
    a_profile(tmp_path / "home")
    opened = open_counter(tmp_path / "home", sync_in_background=False)
    yield opened
    opened.close()


@pytest.fixture
def desk(counter: OpenCounter) -> Desk:
    return counter.desk


def test_a_dry_run_says_what_is_missing_and_records_nothing(desk: Desk) -> None:
    report = desk.importing.dry_run(DUTCH, desk.importing.mapping(DUTCH))
    assert (len(report.entries), report.refused, report.may_begin) == (2, (), True)
    assert report.entries[0].items == 2
    assert any("identity document" in remark.en for remark in report.entries[0].remarks)
    assert desk.entry_count() == 0


def test_an_imported_book_starts_the_series_and_says_its_old_numbers(desk: Desk) -> None:
    desk.importing.record(DUTCH, desk.importing.mapping(DUTCH))
    assert desk.entry_count() == 2
    first, _line = desk.papers.present("A-000001")
    assert first.content["imported"] == {"number": "17"}
    assert first.content["acquired_on"] == "2025-11-03"
    assert first.content["items"][0]["hold"]["until"] == "2025-11-08"
    assert desk.audit().holds
    assert buy(desk, 1_000) == "A-000003"
    plain = desk.exporting.make(ExportKind.CSV, date(2025, 1, 1), date(2025, 12, 31), "nl").decode()
    assert plain.count("\n") == 4
    assert ",17\n" in plain


def test_an_imported_item_is_held_as_one_that_was_bought_here(desk: Desk) -> None:
    desk.at_work.shop = replace(desk.at_work.shop, municipality="Hilversum")
    desk.importing.record(DUTCH, desk.importing.mapping(DUTCH))
    imported, _line = desk.papers.present("A-000001")
    bought, _line = desk.papers.present(buy(desk, 1_000))
    assert [entry.content["items"][0]["hold"]["altered"] for entry in (imported, bought)] == ["no", "no"]


def test_what_was_paid_before_never_went_through_this_till(desk: Desk) -> None:
    text = DUTCH.replace("Woonplaats", "Woonplaats;Betaalwijze", 1).replace("Hilversum", "Hilversum;contant")
    desk.importing.record(text, desk.importing.mapping(text))
    assert desk.day.today().expected_cents == 0


def test_nothing_is_recorded_where_one_row_is_refused(desk: Desk) -> None:
    text = DUTCH.replace("Gazelle", f"eigenaar BSN {BSN}")
    mapping = desk.importing.mapping(text)
    report = desk.importing.dry_run(text, mapping)
    assert [entry.old_number for entry in report.refused] == ["18"]
    with pytest.raises(TableRefused, match="line 4"):
        desk.importing.record(text, mapping)
    assert desk.entry_count() == 0


@pytest.mark.parametrize(("pack", "number"), [("nl", "111222333"), ("fr", "185057800608491")])
def test_a_number_that_may_not_be_kept_is_refused_by_the_rules_of_the_country(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, pack: str, number: str
) -> None:
    rules = parse_rule_pack(resource_path("rules", f"{pack}.toml").read_text(encoding="utf-8"))
    monkeypatch.setattr(AtWork, "rules", rules)
    text = DUTCH.replace("Dorpsweg", number)
    (refused,) = desk.importing.dry_run(text, desk.importing.mapping(text)).refused
    assert refused.old_number == "17"


def test_an_old_book_is_only_taken_into_an_empty_one(desk: Desk) -> None:
    buy(desk, 1_000)
    mapping = desk.importing.mapping(DUTCH)
    assert not desk.importing.dry_run(DUTCH, mapping).may_begin
    with pytest.raises(TableRefused, match="entries already"):
        desk.importing.record(DUTCH, mapping)
    assert desk.entry_count() == 1


def test_an_inspector_takes_over_nothing_and_exports_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.at_work, "staff", Staff(id="9", name="Inspecteur", role=Role.INSPECTOR))
    with pytest.raises(NotAllowed):
        desk.importing.record(DUTCH, desk.importing.mapping(DUTCH))
    with pytest.raises(NotAllowed):
        desk.exporting.make(ExportKind.JSON, date(2025, 1, 1), date(2025, 12, 31), "nl")
