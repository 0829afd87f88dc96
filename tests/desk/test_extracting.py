"""Extracts of a book in which everything happened that can happen to an entry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from dealer_client.app import OpenCounter, open_counter
from dealer_client.desk import Desk
from dealer_client.documents.choice import Column, ExtractChoice, Register
from dealer_client.documents.kinds import PaperKind
from dealer_client.documents.shown import Person
from dealer_client.documents.verdict import Verdict
from dealer_client.register.correction import FieldChange
from dealer_client.register.numbering import EntryNumber
from tests.custody.profiles import a_profile
from tests.documents.inspector_script import script_accepts
from tests.documents.test_papers import text_of

from .shop_day import a_sale, bought, days_later

EIGHT_YEARS = 8 * 366


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A-000001 was bought and sold, corrected, and lost its seller to time; A-000002 is void; A-000005 is a sale."""
    home = tmp_path_factory.mktemp("extracts") / "home"
    a_profile(home)
    opened: OpenCounter = open_counter(home, sync_in_background=False)
    desk = opened.desk
    item = bought(desk, 1)
    bought(desk, 2)
    desk.correcting.correct(EntryNumber("A", 1), [FieldChange(path="items[0].colour", new="paars")], "verkeerd gezien")
    desk.correcting.void(EntryNumber("A", 2), "dubbel vastgelegd")
    days_later(desk, 10)
    desk.disposing.record(a_sale(desk, item))
    yield desk
    opened.close()


def extract(desk: Desk, **choice: object) -> tuple[Verdict, str]:
    values = {"first": date(2000, 1, 1), "last": date(2099, 12, 31), **choice}
    pdf = desk.extracting.make(ExtractChoice(**values), "nl")  # type: ignore[arg-type]
    verdict = desk.verify(pdf)
    assert script_accepts(pdf) is verdict.holds
    return verdict, text_of(pdf)


def numbers(verdict: Verdict) -> list[int]:
    return [entry.number.number for entry in verdict.entries]


def test_purchases_show_their_corrections_and_sales_stand_apart(desk: Desk) -> None:
    verdict, said = extract(desk)
    assert verdict.holds, verdict.problems
    assert numbers(verdict) == [1, 2]
    assert verdict.entries[1].voided_by == EntryNumber("A", 4)
    assert "verbeterd door A-000003" in said
    assert "paars" in said
    assert "doorgehaald door A-000004" in said
    verdict, said = extract(desk, register=Register.SALES)
    assert (verdict.holds, numbers(verdict)) == (True, [5])
    assert "Pietje Koper" in said


def test_both_registers_are_one_extract(desk: Desk) -> None:
    verdict, _said = extract(desk, register=Register.BOTH, columns=tuple(Column))
    assert (verdict.holds, numbers(verdict)) == (True, [1, 2, 5])


def test_entries_are_chosen_by_person_goods_kind_and_number(desk: Desk) -> None:
    assert numbers(extract(desk, register=Register.BOTH, seller="koper PIETJE")[0]) == [5]
    assert numbers(extract(desk, text="PAARS")[0]) == [1]
    assert numbers(extract(desk, first_number=2)[0]) == [2]
    assert numbers(extract(desk, last_number=1)[0]) == [1]
    assert numbers(extract(desk, category="boat")[0]) == []
    assert desk.extracting.count(ExtractChoice(first=date(2000, 1, 1), last=date(2099, 12, 31), text="paars")) == 1


def test_a_paper_says_what_stands_now(desk: Desk) -> None:
    assert "paars" in text_of(desk.papers.preview(PaperKind.PURCHASE_RECEIPT, "A-000001", "nl"))
    assert "Pietje Koper" in text_of(desk.papers.preview(PaperKind.SALES_RECEIPT, "A-000005", "nl"))


def test_without_persons_nobody_is_named(desk: Desk) -> None:
    verdict, said = extract(desk, register=Register.BOTH, redacted=True)
    assert verdict.holds
    assert "Pietje" not in said
    assert {entry.person for entry in verdict.entries} == {Person.LEFT_OUT}


def test_an_erased_person_is_said_to_be_erased(desk: Desk) -> None:
    day = days_later(desk, EIGHT_YEARS)
    erasure = desk.retention.erase(day, clock_checked=True)
    assert erasure is not None
    verdict, said = extract(desk, last=day + timedelta(days=1))
    assert verdict.holds, verdict.problems
    assert verdict.entries[0].person is Person.ERASED
    assert f"persoon gewist na de bewaartijd ({erasure})" in said
