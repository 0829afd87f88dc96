"""Which documents are due after an entry, and what is handed out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dealer_client.app import OpenCounter, open_counter
from dealer_client.desk import Desk, NotAllowed
from dealer_client.desk.at_work import AtWork
from dealer_client.desk.errors import NoSuchPaper
from dealer_client.documents.kinds import PaperKind, papers_due
from dealer_client.documents.logo import LogoRefused
from dealer_client.register.day_close import MovementKind
from dealer_client.register.disposal import Disposal, DisposalLine, PoliceHandover
from dealer_client.register.draft import EntryKind
from dealer_client.register.rule_tests import ASKED_PAPERS
from dealer_client.register.staff import Role, Staff
from dealer_client.store.errors import EntryMissing
from tests.custody.profiles import a_profile
from tests.desk.shop_day import bought
from tests.desk.test_day import buy
from tests.documents.test_papers import SVG, text_of


@pytest.fixture(scope="module")
def counter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenCounter]:
    home = tmp_path_factory.mktemp("papers") / "home"
    a_profile(home)
    opened = open_counter(home, sync_in_background=False)
    yield opened
    opened.close()


@pytest.fixture
def desk(counter: OpenCounter) -> Desk:
    return counter.desk


def test_a_statement_is_due_from_the_amount_that_the_rule_pack_names(desk: Desk) -> None:
    limit = next(rule.values["cents"] for rule in desk.at_work.rules.rules if rule.code == "PURCHASE-STATEMENT")
    below = buy(desk, limit - 1, "bank")
    assert desk.papers.due(below) == (PaperKind.PURCHASE_RECEIPT,)
    # The same seller on the same day: goods bought together count together.
    for number in (buy(desk, 1, "bank"), below):
        assert desk.papers.due(number) == (PaperKind.PURCHASE_STATEMENT, PaperKind.PURCHASE_RECEIPT)


def test_a_statement_is_due_by_whatever_rule_asks_for_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = desk.at_work.rules
    rules = tuple(
        replace(rule, code="ELSEWHERE", values={"cents": 1_000}) if rule.paper else rule for rule in pack.rules
    )
    monkeypatch.setattr(AtWork, "rules", replace(pack, rules=rules))
    assert PaperKind.PURCHASE_STATEMENT in desk.papers.due(buy(desk, 1_000))
    assert PaperKind.PURCHASE_STATEMENT not in desk.papers.due(buy(desk, 999))


def test_what_a_rule_may_ask_for_is_made_of_goods_that_come_in_alone() -> None:
    for paper in map(PaperKind, ASKED_PAPERS):
        assert paper in papers_due(EntryKind.PURCHASE, [paper])
        assert paper not in papers_due(EntryKind.SALE, [paper])


def test_what_is_handed_out_a_second_time_says_that_it_is_a_copy(desk: Desk) -> None:
    number = buy(desk, 1_000)
    assert "AFSCHRIFT" not in text_of(desk.papers.preview(PaperKind.PURCHASE_RECEIPT, number, "nl"))
    first = text_of(desk.papers.make(PaperKind.PURCHASE_RECEIPT, number, "nl"))
    assert number in first
    assert "AFSCHRIFT" not in first
    assert "AFSCHRIFT" in text_of(desk.papers.make(PaperKind.PURCHASE_RECEIPT, number, "nl"))
    assert "AFSCHRIFT" not in text_of(desk.papers.make(PaperKind.PURCHASE_STATEMENT, number, "nl"))


def test_a_document_that_an_entry_has_not_is_refused_in_words(desk: Desk) -> None:
    number = buy(desk, 1_000)
    with pytest.raises(NoSuchPaper, match="Sales receipt"):
        desk.papers.make(PaperKind.SALES_RECEIPT, number, "nl")
    with pytest.raises(EntryMissing):
        desk.papers.make(PaperKind.PURCHASE_RECEIPT, "A-999999", "nl")


def test_a_case_file_is_about_the_item_that_it_names(desk: Desk) -> None:
    number = buy(desk, 1_000)
    said = text_of(desk.papers.case_file(f"{number}/1", "nl", reference="PL0900-1"))
    assert "PL0900-1" in said
    assert f"{number}/1" in said


def test_a_day_report_names_people_and_not_their_ids(desk: Desk) -> None:
    desk.day.move_cash(MovementKind.FLOAT, 10_000)
    expected = desk.day.today().expected_cents
    closed = desk.day.close(max(expected, 0), reason="proef")
    said = text_of(desk.papers.day_report(closed, "nl"))
    assert "Kees Voorbeeld" in said


def test_a_logo_stays_until_it_is_taken_away_and_a_bad_one_changes_nothing(desk: Desk) -> None:
    desk.papers.set_logo(SVG)
    with pytest.raises(LogoRefused):
        desk.papers.set_logo(b"no picture")
    logo = desk.papers.logo()
    assert logo is not None
    assert logo.image == SVG
    desk.papers.set_logo(None)
    assert desk.papers.logo() is None


def test_an_inspector_cannot_set_the_logo(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.at_work, "staff", Staff(id="9", name="Inspecteur", role=Role.INSPECTOR))
    with pytest.raises(NotAllowed):
        desk.papers.set_logo(SVG)


def test_a_receipt_for_the_police_leaves_room_for_an_officer_who_was_not_filled_in(tmp_path: Path) -> None:
    a_profile(tmp_path / "home")
    opened = open_counter(tmp_path / "home", sync_in_background=False)
    try:
        lines = (DisposalLine(item=bought(opened.desk)),)
        handed = Disposal(
            happened_on=opened.desk.today(),
            kind=EntryKind.POLICE,
            lines=lines,
            police=PoliceHandover(case_number="PL-9"),
        )
        number = str(opened.desk.disposing.record(handed).number)
        said = text_of(opened.desk.papers.preview(PaperKind.POLICE_RECEIPT, number, "nl"))
    finally:
        opened.close()
    assert "Ontvangen door ...." in said
    assert "weggelaten of gewist" not in said
