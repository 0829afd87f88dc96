"""The day at the till: what is in it, closing it, and what comes after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from dealer_client.app import OpenCounter, open_counter
from dealer_client.desk import Desk, NotAllowed
from dealer_client.desk.errors import TextNotAccepted
from dealer_client.register.correction import FieldChange
from dealer_client.register.day_close import DayNotClosed, MovementKind
from dealer_client.register.disposal import Buyer, Disposal, DisposalLine
from dealer_client.register.draft import Address, Draft, Payment
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.staff import Role, Staff
from tests.custody.profiles import a_profile
from tests.register.drafts import SOUND


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[OpenCounter]:
    a_profile(tmp_path / "home")
    opened = open_counter(tmp_path / "home", sync_in_background=False)
    yield opened
    opened.close()


@pytest.fixture
def desk(counter: OpenCounter) -> Desk:
    return counter.desk


def a_purchase(desk: Desk, cents: int, method: str = "cash", days_ago: int = 0) -> Draft:
    today = desk.today()
    document = replace(SOUND.seller.document, expires=today.replace(year=today.year + 5, day=1))
    draft = replace(
        SOUND,
        acquired_on=today - timedelta(days=days_ago),
        seller=replace(SOUND.seller, document=document),
        items=(replace(SOUND.items[0], price_cents=cents),),
        payment=Payment(method=method, iban="NL91ABNA0417164300" if method == "bank" else ""),
    )
    return replace(draft, reasons={finding.code: "nagezien" for finding in desk.check(draft)})


def buy(desk: Desk, cents: int, method: str = "cash", days_ago: int = 0) -> str:
    return str(desk.record(a_purchase(desk, cents, method, days_ago)).number)


def test_a_day_begins_with_what_the_last_close_counted(desk: Desk) -> None:
    desk.day.move_cash(MovementKind.FLOAT, 20_000)
    buy(desk, 12_500)
    closed = desk.day.close(7_500)
    assert (closed.number, closed.expected_cents, closed.difference_cents) == (1, 7_500, 0)
    opened = desk.day.today()
    assert (opened.opening_cents, opened.deals, opened.movements) == (7_500, (), ())
    assert opened.expected_cents == 7_500


def test_only_cash_is_expected_in_the_till(desk: Desk) -> None:
    buy(desk, 12_500, "bank")
    buy(desk, 1_000, "cash")
    day = desk.day.today()
    assert day.expected_cents == -1_000
    assert (day.total("bank"), day.methods) == (-12_500, ("cash", "bank"))


def test_a_till_that_does_not_hold_what_is_expected_is_closed_only_with_a_reason(desk: Desk) -> None:
    desk.day.move_cash(MovementKind.FLOAT, 10_000)
    with pytest.raises(DayNotClosed):
        desk.day.close(9_000)
    assert desk.day.closed() == []
    assert desk.day.close(9_000, "tientje gevallen").difference_cents == -1_000
    assert [day.count.reason for day in desk.day.closed() if day.count] == ["tientje gevallen"]


@pytest.mark.parametrize(
    "reason",
    ["bsn 999999990", "x" * 2001, "geld\0", "geld\ud800", "geld\u202e"],
    ids=["a citizen number", "too long", "a control character", "half a character", "turned around"],
)
def test_a_reason_that_cannot_be_kept_keeps_nothing_and_names_its_field(desk: Desk, reason: str) -> None:
    with pytest.raises(TextNotAccepted) as moved:
        desk.day.move_cash(MovementKind.OTHER, 100, reason)
    with pytest.raises(TextNotAccepted) as closed:
        desk.day.close(100, reason)
    assert (moved.value.field, closed.value.field) == ("reason", "reason")
    assert (desk.day.today().movements, desk.day.closed()) == ((), [])


def test_each_entry_stands_in_one_close_and_a_late_one_says_so(desk: Desk) -> None:
    first = buy(desk, 500)
    closed = desk.day.close(-0, "lege kas")
    late = buy(desk, 700)
    assert [(deal.entry, deal.late) for deal in closed.deals] == [(first, False)]
    assert [(deal.entry, deal.late) for deal in desk.day.today().deals] == [(late, True)]


def test_a_closed_day_stays_as_it_was(counter: OpenCounter, desk: Desk) -> None:
    buy(desk, 500)
    desk.day.move_cash(MovementKind.FLOAT, 500)
    closed = desk.day.close(0)
    buy(desk, 900)
    assert desk.day.closed() == [closed]
    for statement in (
        "UPDATE day_close SET day = '2020-01-01'",
        "DELETE FROM day_close",
        "UPDATE cash_movement SET cents = 1",
        "DELETE FROM cash_movement",
    ):
        with pytest.raises(IntegrityError), counter.store.writing() as connection:
            connection.execute(text(statement))


def test_an_inspector_closes_no_day_and_moves_no_cash(desk: Desk) -> None:
    desk.at_work.staff = Staff(id="1", name="I. Inspecteur", role=Role.INSPECTOR)
    with pytest.raises(NotAllowed):
        desk.day.close(0)
    with pytest.raises(NotAllowed):
        desk.day.move_cash(MovementKind.FLOAT, 500)
    assert desk.day.today().expected_cents == 0


def test_the_bookkeeper_gets_every_deal_movement_and_difference_and_no_names(desk: Desk) -> None:
    number = buy(desk, 123_456)
    desk.day.move_cash(MovementKind.BANK, -5_000, '=HYPERLINK("http://x")')
    desk.day.close(0, "leeg; geteld\ndoor twee")
    today = desk.today()
    table = desk.day.csv(today, today, language="nl").decode("utf-8-sig")
    day = f"{today:%d-%m-%Y}"
    assert table.splitlines() == [
        "datum;volgnummer;soort;hoort bij;betaalwijze;ontvangen;betaald;opmerking",
        f"{day};{number};inkoop;;contant;;1234,56;",
        f'{day};;storting bij de bank;;contant;;50,00;"\'=HYPERLINK(""http://x"")"',
        f'{day};;kasverschil;;contant;1284,56;;"leeg; geteld door twee"',
    ]
    assert "Bruijn" not in table
    yesterday = today - timedelta(days=1)
    assert len(desk.day.csv(yesterday, yesterday, language="en").splitlines()) == 1


def test_what_a_correction_or_void_moves_counts_in_the_day_on_which_it_is_recorded(desk: Desk) -> None:
    number = EntryNumber("A", 1)
    buy(desk, 10_000)
    desk.day.close(0, "kas is van gisteren")
    desk.correcting.correct(number, (FieldChange(path="items[0].price_cents", new=9_000),), "overgetypt")
    desk.correcting.correct(number, (FieldChange(path="payment.method", new="card"),), "betaalwijze")
    day = desk.day.today()
    assert [(deal.about, deal.method, deal.cents) for deal in day.deals] == [
        ("A-000001", "cash", 1_000),
        ("A-000001", "card", -9_000),
        ("A-000001", "cash", 9_000),
    ]
    assert day.expected_cents == 10_000
    desk.correcting.void(number, "ging niet door")
    assert (desk.day.today().expected_cents, desk.day.today().total("card")) == (10_000, 0)


def test_the_margin_list_sets_what_was_paid_against_what_it_brought_in(desk: Desk, monkeypatch) -> None:
    bought, today = buy(desk, 10_000), desk.today()
    buy(desk, 2_500)
    later = today + timedelta(days=30)
    monkeypatch.setattr(type(desk.at_work), "today", lambda _self: later)
    address = Address(street="Kerkstraat", number="1", postcode="3511 AB", city="Utrecht", country="NL")
    sale = Disposal(
        happened_on=later,
        lines=(DisposalLine(item=f"{bought}/1", price_cents=14_500),),
        buyer=Buyer(name="Jan Koper", address=address),
        payment=Payment(method="cash"),
    )
    sold = desk.disposing.record(sale)
    desk.correcting.correct(EntryNumber("A", 1), (FieldChange(path="items[0].price_cents", new=9_000),), "x")
    margins = desk.day.margins(today, later)
    (line,) = margins.lines
    assert (line.item, line.purchase_cents, line.sale_cents, line.margin_cents) == (f"{bought}/1", 9_000, 14_500, 5_500)
    assert (margins.bought_cents, margins.sold_cents) == (11_500, 14_500)
    table = desk.day.margins_csv(today, later, language="nl").decode("utf-8-sig")
    assert f"{bought}/1;Samsung Galaxy S21 zwart;inkoop;" in table
    assert "Koper" not in table
    desk.correcting.void(sold.number, "niet opgehaald")
    assert desk.day.margins(today, later).lines == ()
