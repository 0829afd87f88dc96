"""Goods go out: never during their hold, never twice, never from under a police hold, and always with all they need."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from dealer_client.app import OpenCounter, open_counter
from dealer_client.desk import Desk, NotAllowed, NotRecordable
from dealer_client.desk.at_work import AtWork
from dealer_client.register.disposal import Buyer, Disposal, DisposalLine, PoliceHandover
from dealer_client.register.draft import EntryKind, Payment, Signature
from dealer_client.register.findings import Level
from dealer_client.register.item_life import ItemState
from dealer_client.register.numbering import parse_number
from dealer_client.register.staff import Role, Staff
from dealer_client.store.audit import audit_book
from dealer_client.store.errors import ItemNotHere
from tests.custody.profiles import a_profile

from .shop_day import BUYER, a_sale, bought, days_later


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[OpenCounter]:
    a_profile(tmp_path / "home")
    opened = open_counter(tmp_path / "home", sync_in_background=False)
    yield opened
    opened.close()


@pytest.fixture
def desk(counter: OpenCounter) -> Desk:
    return counter.desk


def codes(desk: Desk, disposal: Disposal, level: Level = Level.BLOCK) -> list[str]:
    return [finding.code for finding in desk.disposing.check(disposal) if finding.level is level]


def test_a_sale_after_the_hold_takes_the_item_out(desk: Desk) -> None:
    item = bought(desk)
    day = days_later(desk, 6)
    assert codes(desk, a_sale(desk, item)) == []
    sold = desk.disposing.record(a_sale(desk, item))
    assert (sold.items, sold.total_cents, sold.number.number) == ((item,), 4000, 2)
    line = desk.stock.item(item)
    assert (line.state, line.left_by) == (ItemState.GONE, sold.number.item(1))
    entry = desk.entry(sold.number).entry
    assert entry.kind is EntryKind.SALE
    assert entry.content["happened_on"] == day.isoformat()
    assert entry.content["total_cents"] == 4000
    (said,) = entry.content["items"]
    assert (said["item"], said["brand"], said["price_cents"]) == (item, "Merk", 4000)
    assert said["identifiers"] == [{"kind": "serial", "value": "JOURNEY0000001"}]
    assert b"Koper" not in entry.body
    assert (entry.part("buyer") or {})["name"] == "Pietje Koper"
    assert desk.audit().holds


@pytest.mark.parametrize("kind", [EntryKind.SALE, EntryKind.MELT, EntryKind.RETURN, EntryKind.DESTROYED])
def test_nothing_leaves_during_its_hold_and_the_day_and_by_law_are_said(desk: Desk, kind: EntryKind) -> None:
    item = bought(desk)
    free_on = desk.stock.item(item).free_on
    disposal = replace(a_sale(desk, item), kind=kind)
    with pytest.raises(NotRecordable) as refused:
        desk.disposing.record(disposal)
    (finding,) = [f for f in refused.value.open_findings if f.code.endswith("IN-HOLD")]
    assert f"{free_on:%d-%m-%Y}" in finding.text.nl
    assert f"{free_on - timedelta(days=1):%d-%m-%Y}" in finding.text.nl
    assert "Gemeenteregels" in finding.text.nl
    assert finding.source
    assert finding.field == "lines[0].item"
    assert desk.stock.item(item).state is ItemState.IN_HOLD
    assert desk.entry_count() == 1


def test_the_last_day_of_the_hold_still_holds_and_the_next_day_does_not(desk: Desk) -> None:
    item = bought(desk)
    line = desk.stock.item(item)
    days_later(desk, (line.hold_until - desk.today()).days)
    assert codes(desk, a_sale(desk, item)) == ["ITEM-IN-HOLD"]
    days_later(desk, 1)
    assert codes(desk, a_sale(desk, item)) == []


def test_a_sale_is_not_dated_back_into_the_hold(desk: Desk) -> None:
    item = bought(desk)
    bought_on = desk.today()
    days_later(desk, 6)
    assert codes(desk, replace(a_sale(desk, item), happened_on=bought_on + timedelta(days=1))) == ["ITEM-IN-HOLD"]


def test_the_police_take_an_item_with_them_whatever_holds_it(desk: Desk) -> None:
    item = bought(desk)
    desk.stock.place_police_hold(item, "PL-2026-1", "Gevorderd door de politie")
    handed = Disposal(
        kind=EntryKind.POLICE,
        happened_on=desk.today(),
        lines=(DisposalLine(item=item),),
        police=PoliceHandover(case_number="PL-2026-1", station="Utrecht", officer="A. Agent", badge="12345"),
    )
    entry = desk.entry(desk.disposing.record(handed).number).entry
    assert entry.content["police"] == {"case_number": "PL-2026-1", "station": "Utrecht"}
    assert entry.part("officer") == {"name": "A. Agent", "badge": "12345"}
    assert b"Agent" not in entry.body
    assert desk.stock.item(item).state is ItemState.GONE
    assert desk.audit().holds


def test_a_police_hold_outlasts_the_hold(desk: Desk) -> None:
    item = bought(desk)
    desk.stock.place_police_hold(item, "PL-2026-1", "Gevorderd")
    days_later(desk, 60)
    with pytest.raises(NotRecordable) as refused:
        desk.disposing.record(a_sale(desk, item))
    (finding,) = refused.value.open_findings
    assert finding.code == "ITEM-UNDER-POLICE-HOLD"
    assert "PL-2026-1" in finding.text.nl
    desk.stock.release_police_hold(item, "Vrijgegeven door de politie")
    desk.disposing.record(a_sale(desk, item))


def test_two_windows_cannot_sell_one_item_twice(desk: Desk, tmp_path: Path) -> None:
    item = bought(desk)
    days_later(desk, 6)
    other = open_counter(tmp_path / "home", sync_in_background=False)
    days_later(other.desk, 6)
    sold, refused = [], []

    def sell(at: Desk) -> None:
        try:
            sold.append(at.disposing.record(a_sale(at, item)).number)
        except (NotRecordable, ItemNotHere) as error:
            refused.append(error)

    windows = [threading.Thread(target=sell, args=(at,)) for at in (desk, other.desk)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    other.close()
    assert (len(sold), len(refused)) == (1, 1)
    assert refused[0].open_findings[0].code == "ITEM-GONE"
    assert desk.audit().holds


def test_an_item_that_left_names_the_entry_by_which(desk: Desk) -> None:
    item = bought(desk)
    days_later(desk, 6)
    sold = desk.disposing.record(a_sale(desk, item))
    (finding,) = [f for f in desk.disposing.check(a_sale(desk, item)) if f.level is Level.BLOCK]
    assert (finding.code, finding.field) == ("ITEM-GONE", "lines[0].item")
    assert sold.number.item(1) in finding.text.nl


@pytest.mark.parametrize("typed", ["", "A-000099/1", "A-000001", "B-000001/1", "de boor", "A-000001/0"])
def test_an_item_that_the_book_does_not_have_is_refused_at_its_line(desk: Desk, typed: str) -> None:
    bought(desk)
    days_later(desk, 6)
    (finding,) = [f for f in desk.disposing.check(a_sale(desk, typed)) if f.level is Level.BLOCK]
    assert (finding.code, finding.field) == ("ITEM-UNKNOWN", "lines[0].item")


def test_the_same_item_twice_in_one_sale_is_refused_however_it_is_written(desk: Desk) -> None:
    item = bought(desk)
    days_later(desk, 6)
    assert codes(desk, a_sale(desk, item, item.lower())) == ["ITEM-TWICE"]


def test_a_number_typed_in_small_letters_is_written_as_the_book_has_it(desk: Desk) -> None:
    item = bought(desk)
    days_later(desk, 6)
    assert desk.disposing.record(a_sale(desk, f" {item.lower()} ")).items == (item,)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"buyer": replace(BUYER, name=" ")}, "BUYER-NAME-MISSING"),
        ({"buyer": replace(BUYER, address=replace(BUYER.address, city=""))}, "BUYER-ADDRESS-MISSING"),
        ({"buyer": replace(BUYER, address=replace(BUYER.address, postcode="12345"))}, "BUYER-POSTCODE-WRONG"),
        ({"buyer": Buyer(name="x\x00", address=BUYER.address)}, "TEXT-UNREADABLE"),
        ({"lines": ()}, "LINES-MISSING"),
        ({"happened_on": None}, "DISPOSAL-DATE-MISSING"),
        ({"payment": Payment()}, "SALE-PAYMENT-MISSING"),
        ({"payment": Payment(method="goud")}, "PAYMENT-UNKNOWN"),
        ({"remark": "bsn 111222333"}, "BSN-IN-TEXT"),
        ({"remark": "x" * 2001}, "TEXT-TOO-LONG"),
    ],
)
def test_a_sale_needs_what_the_sales_register_asks(desk: Desk, change: dict[str, object], code: str) -> None:
    item = bought(desk)
    days_later(desk, 6)
    assert codes(desk, replace(a_sale(desk, item), **change)) == [code]  # type: ignore[arg-type]


def test_a_sale_has_a_price_and_one_of_nothing_a_reason(desk: Desk) -> None:
    item = bought(desk)
    days_later(desk, 6)
    assert codes(desk, replace(a_sale(desk, item), lines=(DisposalLine(item=item),))) == ["SALE-PRICE-MISSING"]
    assert codes(desk, a_sale(desk, item, cents=-1)) == ["PRICE-NEGATIVE"]
    given = a_sale(desk, item, cents=0)
    assert codes(desk, given, Level.WARN) == ["SALE-PRICE-ZERO"]
    entry = desk.entry(desk.disposing.record(replace(given, reasons={"SALE-PRICE-ZERO": "Cadeau"})).number).entry
    assert entry.content["findings"] == [{"code": "SALE-PRICE-ZERO", "level": "warn", "field": "lines[0].price_cents"}]
    assert entry.part("reasons") == {"SALE-PRICE-ZERO": "Cadeau"}


def test_no_sale_of_three_thousand_euro_in_cash(desk: Desk) -> None:
    item = bought(desk)
    days_later(desk, 6)
    for cents, found in ((299_999, []), (300_000, ["SALE-CASH-LIMIT"])):
        sale = replace(a_sale(desk, item, cents=cents), payment=Payment(method="cash"))
        assert codes(desk, sale) == found


@pytest.mark.parametrize("kind", [EntryKind.MELT, EntryKind.RETURN])
def test_what_is_paid_in_cash_is_no_more_where_the_sale_goes_by_another_name(desk: Desk, kind: EntryKind) -> None:
    item = bought(desk)
    days_later(desk, 6)
    disposal = replace(a_sale(desk, item, cents=300_000), kind=kind, remark="smelterij", payment=Payment(method="cash"))
    assert codes(desk, disposal) == ["SALE-CASH-LIMIT"]
    assert codes(desk, replace(disposal, payment=Payment(method="bank"))) == []


def test_a_sale_is_not_dated_in_the_future_and_long_ago_needs_a_reason(desk: Desk) -> None:
    item = bought(desk)
    day = days_later(desk, 60)
    sale = a_sale(desk, item)
    assert codes(desk, replace(sale, happened_on=day + timedelta(days=1))) == ["DISPOSAL-DATE-IN-FUTURE"]
    assert codes(desk, replace(sale, happened_on=day - timedelta(days=8)), Level.WARN) == ["DISPOSAL-DATE-LONG-AGO"]


def test_goods_handed_to_the_police_need_their_case_number(desk: Desk) -> None:
    item = bought(desk)
    handed = Disposal(kind=EntryKind.POLICE, happened_on=desk.today(), lines=(DisposalLine(item=item),))
    assert codes(desk, handed) == ["POLICE-CASE-MISSING"]


def test_a_return_says_to_whom(desk: Desk) -> None:
    item = bought(desk)
    days_later(desk, 6)
    returned = Disposal(kind=EntryKind.RETURN, happened_on=desk.today(), lines=(DisposalLine(item=item),), buyer=BUYER)
    assert set(codes(desk, replace(returned, buyer=Buyer()))) == {"RECEIVER-MISSING"}
    entry = desk.entry(desk.disposing.record(returned).number).entry
    assert (entry.part("receiver") or {})["name"] == "Pietje Koper"
    assert "total_cents" not in entry.content
    assert "payment" not in entry.content


def test_an_inspector_records_no_sale(desk: Desk) -> None:
    item = bought(desk)
    days_later(desk, 6)
    desk.at_work.staff = Staff(id="i", name="Inspecteur", role=Role.INSPECTOR)
    with pytest.raises(NotAllowed):
        desk.disposing.record(a_sale(desk, item))
    assert desk.stock.item(item).state is ItemState.FREE


def test_a_sale_is_found_by_an_audit_that_someone_hid(desk: Desk, counter: OpenCounter) -> None:
    item = bought(desk)
    days_later(desk, 6)
    desk.disposing.record(a_sale(desk, item))
    for done in (
        "UPDATE item SET left_by = ''",
        "UPDATE item SET voided_by = 'A-000009'",
        "UPDATE disposal_item SET voided_by = 'A-000009'",
        "UPDATE disposal_item SET price_cents = 1",
        "UPDATE disposal_item SET item_line = 2",
        "DELETE FROM disposal_item",
    ):
        with counter.store._engine.connect() as connection, connection.begin() as transaction:
            connection.exec_driver_sql(done)
            assert not audit_book(connection, "A", desk.at_work.key.public).holds, done
            transaction.rollback()
    assert desk.audit().holds


def test_the_number_of_a_disposal_is_of_the_counters_one_series(desk: Desk) -> None:
    items = [bought(desk, number) for number in (1, 2)]
    days_later(desk, 6)
    sold = desk.disposing.record(a_sale(desk, *items))
    assert [parse_number(item)[0].number for item in items] == [1, 2]
    assert (sold.number.number, desk.next_number().number) == (3, 4)


def test_a_signature_and_a_remark_stand_beside_the_entry(desk: Desk) -> None:
    item = bought(desk)
    days_later(desk, 6)
    drawn = Signature(strokes=(((1, 2),),), width=300, height=100, statement="Ontvangen.")
    sold = desk.disposing.record(replace(a_sale(desk, item), signature=drawn, remark=" Met bon, aan Pietje "))
    entry = desk.entry(sold.number).entry
    assert (entry.part("signature") or {})["statement"] == "Ontvangen."
    assert entry.part("remark") == {"text": "Met bon, aan Pietje"}
    assert set(entry.content["commitments"]) == {"buyer", "signature", "remark"}
    assert b"Pietje" not in entry.body


def test_goods_that_were_reserved_are_sold_with_a_word_about_it(desk: Desk) -> None:
    item = bought(desk)
    desk.stock.reserve(item)
    days_later(desk, 6)
    assert codes(desk, a_sale(desk, item), Level.HINT) == ["ITEM-RESERVED"]
    desk.disposing.record(a_sale(desk, item))


def test_what_goods_that_were_redeemed_may_do_is_the_packs_to_say(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack may let a pledge go back within the hold, and nothing else with it."""
    pack = desk.at_work.rules
    narrowed = tuple(
        replace(rule, values={**rule.values, "acquired_as": ["purchase"]}) if rule.code == "RETURN-IN-HOLD" else rule
        for rule in pack.rules
    )
    monkeypatch.setattr(AtWork, "rules", replace(pack, rules=narrowed))
    pledge = bought(desk, kind=EntryKind.PLEDGE, redeem_by=desk.today() + timedelta(days=30))
    back = Disposal(kind=EntryKind.RETURN, happened_on=desk.today(), lines=(DisposalLine(item=pledge),), buyer=BUYER)
    assert codes(desk, back) == []
    assert codes(desk, a_sale(desk, pledge)) == ["ITEM-IN-HOLD"]
    assert codes(desk, replace(back, lines=(DisposalLine(item=bought(desk, 2)),))) == ["RETURN-IN-HOLD"]
