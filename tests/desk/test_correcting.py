"""What was recorded stays; a correction or void says what holds now, by whom and why, and the rules judge it again."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from dealer_client.app import OpenCounter, open_counter
from dealer_client.desk import Desk, NotAllowed, NotRecordable
from dealer_client.desk.errors import TextNotAccepted
from dealer_client.register.canonical import Json
from dealer_client.register.corrected_draft import ChangeWrong
from dealer_client.register.correction import FieldChange
from dealer_client.register.draft import Draft, EntryKind, Identifier, Signature
from dealer_client.register.item_life import ItemState
from dealer_client.register.numbering import EntryNumber, parse_number
from dealer_client.register.staff import Role, Staff
from dealer_client.register.stolen_check import MatchLevel, StolenCheck
from dealer_client.store.errors import EntryMissing
from tests.custody.profiles import a_profile
from tests.journeys.busy_counter import purchase

from .shop_day import a_sale, bought, days_later, record

BSN = "999999990"


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[OpenCounter]:
    a_profile(tmp_path / "home")
    opened = open_counter(tmp_path / "home", sync_in_background=False)
    yield opened
    opened.close()


@pytest.fixture
def desk(counter: OpenCounter) -> Desk:
    return counter.desk


def entry_of(item: str) -> EntryNumber:
    return parse_number(item)[0]


def correct(desk: Desk, number: EntryNumber, reason: str = "tikfout", **changes: Json) -> EntryNumber:
    """Corrects fields named as `seller__surname`, `items_0__price_cents`."""
    paths = {name.replace("__", ".").replace("_0", "[0]"): new for name, new in changes.items()}
    return desk.correcting.correct(number, [FieldChange(path=path, new=new) for path, new in paths.items()], reason)


def test_a_corrected_name_is_what_the_entry_says_now_and_the_old_one_is_its_history(desk: Desk) -> None:
    number = entry_of(bought(desk))
    recorded = desk.entry(number).entry
    correction = correct(desk, number, "Achternaam verkeerd gelezen.", seller__surname="Zwaluw")
    present = desk.correcting.present(number)
    assert present.value("seller.surname") == "Zwaluw"
    assert present.entry == recorded
    (change,) = present.history("seller.surname")
    assert (change.old, change.new) == (recorded.part("seller")["surname"], "Zwaluw")  # type: ignore[index]
    assert (change.amended.number, change.amended.staff) == (correction, desk.at_work.staff.id)
    assert change.amended.reason == "Achternaam verkeerd gelezen."
    assert desk.audit().holds


def test_names_and_reasons_stand_in_no_body(desk: Desk) -> None:
    number = entry_of(bought(desk))
    entry = desk.entry(
        correct(desk, number, "Heet geen Zwaluw", seller__surname="Canary", payment__method="bank")
    ).entry
    assert entry.kind is EntryKind.CORRECTION
    assert b"Canary" not in entry.body
    assert b"Zwaluw" not in entry.body
    assert b"surname" not in entry.body
    assert [change["path"] for change in entry.content["changes"]] == ["payment.method"]
    assert set(entry.content["commitments"]) == {"changes", "reasons"}
    assert entry.content["corrects"] == str(number)


def test_search_and_list_follow_the_correction(desk: Desk) -> None:
    number = entry_of(bought(desk))
    old = desk.correcting.present(number).value("seller.surname")
    correct(desk, number, seller__surname="Zwaluw", items_0__identifiers=[{"kind": "serial", "value": "NIEUW77777"}])
    assert desk.search(str(old)) == []
    (line,) = desk.search("Zwaluw NIEUW77777")
    assert (line.entry, line.identifiers[0].value) == (number, "NIEUW77777")
    assert desk.audit().holds


def test_a_price_corrected_changes_the_total_with_it(desk: Desk) -> None:
    number = entry_of(bought(desk))
    correct(desk, number, items_0__price_cents=1234)
    present = desk.correcting.present(number)
    assert (present.value("items[0].price_cents"), present.value("total_cents")) == (1234, 1234)
    assert [change.path for change in present.changes] == ["items[0].price_cents", "total_cents"]


def test_a_new_number_does_not_keep_the_check_of_the_old_one(desk: Desk) -> None:
    number = entry_of(bought(desk))
    correct(desk, number, items_0__identifiers_0__value="ANDERS1234")
    present = desk.correcting.present(number)
    assert present.value("items[0].identifiers[0]") == {
        "kind": "serial",
        "value": "ANDERS1234",
        "check": {"level": "not-checked"},
    }


def test_a_correction_of_a_correction_corrects_the_original_again(desk: Desk) -> None:
    number = entry_of(bought(desk))
    first = correct(desk, number, seller__surname="Zwaluw")
    second = correct(desk, first, seller__surname="Spreeuw")
    present = desk.correcting.present(number)
    assert present.value("seller.surname") == "Spreeuw"
    assert [change.amended.number for change in present.history("seller.surname")] == [first, second]
    assert desk.entry(second).entry.content["corrects"] == str(number)
    assert desk.audit().holds


@pytest.mark.parametrize(
    "path",
    [
        "number", "series", "recorded_at", "staff", "rules.pack", "kind", "total_cents", "items", "items[0]", "seller",
        "items[0].hold.free_on", "items[0].line", "items[1].price_cents", "reasons.X", "seller.document", "typed.x",
        "commitments.seller", "seller.surname.x", "seller..surname", "", "../x", "items[-1].brand", "\x00",
    ],
)  # fmt: skip
def test_what_can_never_be_corrected_is_refused_by_its_name(desk: Desk, path: str) -> None:
    number = entry_of(bought(desk))
    with pytest.raises(ChangeWrong) as refused:
        desk.correcting.correct(number, [FieldChange(path=path, new="x")], "reden")
    assert refused.value.field is not None
    assert desk.entry_count() == 1


@pytest.mark.parametrize(
    ("path", "new"),
    [
        ("acquired_on", "gisteren"), ("acquired_on", 3), ("items[0].price_cents", "12"), ("items[0].price_cents", True),
        ("items[0].price_cents", 1.5), ("seller.surname", 7), ("seller.surname", ["x"]), ("items[0].identifiers", "x"),
        ("items[0].identifiers", [{"kind": 3}]), ("seller.date_of_birth", "1965-02-30"),
    ],
)  # fmt: skip
def test_a_value_that_the_field_cannot_have_is_refused_by_field(desk: Desk, path: str, new: Json) -> None:
    number = entry_of(bought(desk))
    with pytest.raises(ChangeWrong) as refused:
        desk.correcting.correct(number, [FieldChange(path=path, new=new)], "reden")
    assert refused.value.field == path
    assert desk.entry_count() == 1


def test_a_correction_is_judged_by_the_rules_of_the_draft(desk: Desk) -> None:
    number = entry_of(bought(desk))
    for path, new, code in (
        ("seller.surname", "", "SELLER-SURNAME-MISSING"),
        ("seller.date_of_birth", f"{desk.today().year - 10}-01-01", "SELLER-UNDERAGE"),
        ("items[0].description", f"BSN {BSN}", "BSN-IN-TEXT"),
        ("seller.given_names", BSN, "BSN-IN-TEXT"),
        ("items[0].price_cents", -1, "PRICE-NEGATIVE"),
        ("acquired_on", f"{desk.today().year + 1}-01-01", "DATE-IN-FUTURE"),
    ):
        with pytest.raises(NotRecordable) as refused:
            desk.correcting.correct(number, [FieldChange(path=path, new=new)], "reden")
        assert code in [finding.code for finding in refused.value.open_findings], code
        assert refused.value.field == path
    assert desk.entry_count() == 1


def test_the_rules_do_not_ask_about_what_a_correction_leaves_alone(desk: Desk) -> None:
    number = entry_of(bought(desk))
    assert desk.correcting.check(number, [FieldChange(path="items[0].brand", new="Bosch")]) == ()


def test_a_correction_needs_a_reason_without_a_citizen_number(desk: Desk) -> None:
    number = entry_of(bought(desk))
    for reason in ("", "  ", f"volgens {BSN}", "x" * 3000):
        with pytest.raises(TextNotAccepted) as refused:
            correct(desk, number, reason, seller__surname="Zwaluw")
        assert refused.value.field == "reason"
        with pytest.raises(TextNotAccepted):
            desk.correcting.void(number, reason)
    assert desk.entry_count() == 1


def test_a_correction_that_changes_nothing_is_none(desk: Desk) -> None:
    number = entry_of(bought(desk))
    same = str(desk.correcting.present(number).value("seller.surname"))
    with pytest.raises(ChangeWrong, match="Nothing changes"):
        correct(desk, number, seller__surname=f" {same} ")
    with pytest.raises(ChangeWrong, match="Nothing changes"):
        desk.correcting.correct(number, [], "reden")


def test_one_field_is_changed_once_in_a_correction(desk: Desk) -> None:
    number = entry_of(bought(desk))
    with pytest.raises(ChangeWrong, match="twice"):
        correct(desk, number, items_0__identifiers=[], items_0__identifiers_0__value="X12345")


def test_values_are_written_as_the_form_writes_them(desk: Desk) -> None:
    number = entry_of(bought(desk))
    correct(
        desk, number, seller__document__number="sp eci2015", seller__address__postcode="1011ab", acquired_on="20261101"
    )
    present = desk.correcting.present(number)
    assert present.value("seller.document.number") == "SPECI2015"
    assert present.value("seller.address.postcode") == "1011 AB"
    assert present.value("acquired_on") == "2026-11-01"


def test_no_correction_moves_the_end_of_the_hold(desk: Desk) -> None:
    item = bought(desk)
    before = desk.stock.item(item)
    correct(desk, entry_of(item), acquired_on="2026-01-02", items_0__category="watch")
    after = desk.stock.item(item)
    assert (after.free_on, after.state) == (before.free_on, ItemState.IN_HOLD)
    assert after.category == "watch"


def test_a_void_makes_the_items_void_and_stays_in_the_book(desk: Desk) -> None:
    item = bought(desk)
    by = desk.correcting.void(entry_of(item), "Dubbel ingevoerd.")
    line = desk.stock.item(item)
    assert (line.state, line.voided_by) == (ItemState.VOID, str(by))
    present = desk.correcting.present(entry_of(item))
    assert present.voided_by is not None
    assert (present.voided_by.number, present.voided_by.reason) == (by, "Dubbel ingevoerd.")
    assert desk.audit().holds


def test_a_void_of_a_sale_brings_the_items_back(desk: Desk) -> None:
    item = bought(desk)
    days_later(desk, 20)
    sold = desk.disposing.record(a_sale(desk, item))
    with pytest.raises(ChangeWrong, match=item):
        desk.correcting.void(entry_of(item), "Dubbel ingevoerd.")
    desk.correcting.void(sold.number, "Koop ging niet door.")
    assert desk.stock.item(item).state is ItemState.FREE
    desk.correcting.void(entry_of(item), "Dubbel ingevoerd.")
    assert desk.stock.item(item).state is ItemState.VOID
    assert desk.audit().holds


def test_what_is_void_stays_void(desk: Desk) -> None:
    number = entry_of(bought(desk))
    correction = correct(desk, number, seller__surname="Zwaluw")
    void = desk.correcting.void(number, "Dubbel ingevoerd.")
    for wrong in (number, correction, void):
        with pytest.raises(ChangeWrong) as refused:
            correct(desk, wrong, seller__surname="Spreeuw")
        assert refused.value.field == "number"
        with pytest.raises(ChangeWrong):
            desk.correcting.void(wrong, "Nog eens.")
    assert desk.entry_count() == 3


def test_a_correction_cannot_be_voided(desk: Desk) -> None:
    correction = correct(desk, entry_of(bought(desk)), seller__surname="Zwaluw")
    with pytest.raises(ChangeWrong, match="cannot be struck out"):
        desk.correcting.void(correction, "Was toch goed.")


def test_goods_that_the_police_want_cannot_be_voided_away(desk: Desk) -> None:
    item = bought(desk)
    desk.stock.place_police_hold(item, "PL0900-1", "Agent belde.")
    with pytest.raises(ChangeWrong, match="police"):
        desk.correcting.void(entry_of(item), "Dubbel ingevoerd.")


def test_a_sale_is_corrected_by_its_own_rules(desk: Desk) -> None:
    item = bought(desk)
    days_later(desk, 20)
    sold = desk.disposing.record(a_sale(desk, item)).number
    correct(desk, sold, buyer__name="Karel Koper", items_0__price_cents=9900)
    present = desk.correcting.present(sold)
    assert (present.value("buyer.name"), present.value("total_cents")) == ("Karel Koper", 9900)
    with pytest.raises(NotRecordable) as refused:
        correct(desk, sold, buyer__name="")
    assert refused.value.field == "buyer.name"
    for path in ("items[0].item", "items[0].description", "receiver.name", "police.station", "payment.iban"):
        with pytest.raises(ChangeWrong):
            desk.correcting.correct(sold, [FieldChange(path=path, new="x")], "reden")
    assert desk.audit().holds


def test_an_entry_that_is_not_there_or_of_another_counter_is_not_corrected(desk: Desk) -> None:
    bought(desk)
    with pytest.raises(EntryMissing):
        correct(desk, EntryNumber("A", 7), seller__surname="X")
    with pytest.raises(ChangeWrong, match="counter B"):
        correct(desk, EntryNumber("B", 1), seller__surname="X")


def test_an_inspector_corrects_nothing(desk: Desk) -> None:
    number = entry_of(bought(desk))
    desk.at_work.staff = Staff(id="9", name="Inspecteur", role=Role.INSPECTOR)
    with pytest.raises(NotAllowed):
        correct(desk, number, seller__surname="Zwaluw")
    with pytest.raises(NotAllowed):
        desk.correcting.void(number, "reden")
    assert desk.correcting.present(number).number == number


def test_a_value_can_be_taken_away_and_come_back(desk: Desk) -> None:
    number = entry_of(record(desk, replace(purchase(1, desk.today())))[0])
    correct(desk, number, items_0__brand=None)
    assert desk.correcting.present(number).value("items[0].brand") is None
    correct(desk, number, items_0__brand="Merk", items_0__model="X1")
    present = desk.correcting.present(number)
    assert (present.value("items[0].brand"), present.value("items[0].model")) == ("Merk", "X1")
    assert desk.audit().holds


def test_lists_and_details_say_what_holds_now(desk: Desk) -> None:
    item = bought(desk)
    correct(desk, entry_of(item), seller__surname="Zwaluw")
    assert desk.search("")[0].party.endswith("Zwaluw")
    assert desk.stock.item(item).seller.endswith("Zwaluw")
    details = desk.entry(entry_of(item))
    assert details.present.value("seller.surname") == "Zwaluw"
    assert details.entry.part("seller")["surname"] == "Voorbeeld"  # type: ignore[index]


class Knows:
    """What the central register would answer of one number."""

    def __init__(self, stolen: str) -> None:
        self._stolen = stolen
        self.asked: list[Identifier] = []

    def ask(self, identifiers: Iterable[Identifier], *, seconds: float) -> bool:
        self.asked += identifiers
        return True

    def known(self, identifier: Identifier) -> StolenCheck | None:
        if identifier.value != self._stolen:
            return None
        return StolenCheck(kind=identifier.kind, value=identifier.value, level=MatchLevel.EXACT, reference="PL1")


def test_a_number_that_turns_out_to_be_stolen_holds_the_item_for_the_police(desk: Desk) -> None:
    item = bought(desk)
    knows = Knows("GESTOLEN1")
    desk.at_work.stolen_checks = cast(Any, knows)
    changes = [FieldChange(path="items[0].identifiers[0].value", new="GESTOLEN1")]
    assert "STOLEN-EXACT" in [finding.code for finding in desk.correcting.check(entry_of(item), changes)]
    desk.correcting.correct(entry_of(item), changes, "Nummer verkeerd overgetypt.")
    assert [identifier.value for identifier in knows.asked] == ["GESTOLEN1"]
    assert desk.stock.item(item).state is ItemState.POLICE_HOLD
    present = desk.correcting.present(entry_of(item))
    assert present.value("items[0].identifiers[0].check.level") == "exact"
    assert desk.audit().holds


def test_two_windows_void_one_entry_once(desk: Desk, tmp_path: Path) -> None:
    number = entry_of(bought(desk))
    other = open_counter(tmp_path / "home", sync_in_background=False)
    refused: list[BaseException] = []

    def void(at: Desk) -> None:
        try:
            at.correcting.void(number, "dubbel")
        except ChangeWrong as error:
            refused.append(error)

    threads = [threading.Thread(target=void, args=(each,)) for each in (desk, other.desk)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()
    assert len(refused) == 1
    assert desk.entry_count() == 2
    assert desk.audit().holds


def test_what_a_void_takes_over_is_parked_without_the_signature_and_the_reasons(desk: Desk) -> None:
    number = entry_of(bought(desk))
    desk.drafts.keep(Draft(terms="wordt nog getypt"))
    desk.correcting.void(number, "Er was een goed te veel.", take_over=True)
    (kept,) = desk.drafts.parked()
    present = desk.correcting.present(number)
    assert kept.draft.seller.surname == present.parts["seller"]["surname"]
    assert [item.category for item in kept.draft.items] == [item["category"] for item in present.content["items"]]
    assert kept.draft.kind is present.entry.kind
    assert kept.draft.signature == Signature() and not kept.draft.reasons
    unfinished = desk.drafts.unfinished()
    assert unfinished is not None and unfinished.draft.terms == "wordt nog getypt"


def test_what_is_not_struck_out_is_not_taken_over(desk: Desk) -> None:
    number = entry_of(bought(desk))
    with pytest.raises(TextNotAccepted):
        desk.correcting.void(number, "", take_over=True)
    assert desk.drafts.parked() == []


def test_a_void_of_a_sale_takes_nothing_over(desk: Desk) -> None:
    item = bought(desk)
    days_later(desk, 30)
    sold = desk.disposing.record(a_sale(desk, item))
    desk.correcting.void(sold.number, "Klant bracht het terug.", take_over=True)
    assert desk.drafts.parked() == []
