"""Known sellers are found as one types; cash to one person counts together; attention is kept with who and why."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dealer_client.app import OpenCounter, open_counter
from dealer_client.desk import Desk, NotAllowed, NotRecordable
from dealer_client.desk.errors import AttentionNotPossible, TextNotAccepted
from dealer_client.register.correction import FieldChange
from dealer_client.register.draft import Draft, EntryKind, Firm, IdentityDocument, Payment, Seller
from dealer_client.register.findings import Finding
from dealer_client.register.numbering import EntryNumber, parse_number
from dealer_client.register.staff import Role, Staff
from tests.custody.profiles import a_profile
from tests.journeys.busy_counter import purchase

from .shop_day import BUYER, a_sale, days_later, record

WINDOW = 30
"""The days of the Dutch pack's CASH-LIMIT."""


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[OpenCounter]:
    a_profile(tmp_path / "home")
    opened = open_counter(tmp_path / "home", sync_in_background=False)
    yield opened
    opened.close()


@pytest.fixture
def desk(counter: OpenCounter) -> Desk:
    return counter.desk


def a_deal(desk: Desk, cents: int, method: str = "cash", *, day: date | None = None, **seller: object) -> Draft:
    """A purchase from the same person for that price."""
    draft = purchase(1, desk.today())
    return replace(
        draft,
        acquired_on=day or desk.today(),
        seller=replace(draft.seller, **seller),  # type: ignore[arg-type]
        items=(replace(draft.items[0], price_cents=cents),),
        payment=Payment(method=method),
    )


def bought(desk: Desk, draft: Draft) -> EntryNumber:
    return parse_number(record(desk, draft)[0])[0]


def limit(desk: Desk, draft: Draft) -> Finding | None:
    return next((finding for finding in desk.check(draft) if finding.code == "CASH-LIMIT"), None)


def other_document(seller: Seller) -> IdentityDocument:
    return replace(seller.document, kind="driving-licence", number="5123456789")


# --- Linked cash -----------------------------------------------------------------------------------------------------


def test_split_purchases_in_cash_count_together_and_the_words_say_which(desk: Desk) -> None:
    first = bought(desk, a_deal(desk, 200_000))
    assert limit(desk, a_deal(desk, 99_999)) is None
    found = limit(desk, a_deal(desk, 100_000))
    assert found is not None
    assert (found.level, found.field) == ("block", "payment.method")
    assert "€ 3.000,00 contant mag niet" in found.text.nl
    assert f"{first} (€ 2.000,00)" in found.text.nl
    with pytest.raises(NotRecordable):
        record(desk, a_deal(desk, 100_000))


def test_another_document_does_not_split_a_person(desk: Desk) -> None:
    bought(desk, a_deal(desk, 200_000))
    draft = a_deal(desk, 100_000)
    again = replace(draft, seller=replace(draft.seller, document=other_document(draft.seller), given_names="P."))
    assert limit(desk, again) is not None
    married = replace(draft, seller=replace(draft.seller, surname="Nieuwenaam"))
    assert limit(desk, married) is not None


def test_another_spelling_does_not_split_a_person(desk: Desk) -> None:
    bought(desk, a_deal(desk, 200_000))
    draft = a_deal(desk, 100_000)
    seller = replace(draft.seller, date_of_birth=date(1979, 5, 5))
    read_otherwise = replace(seller.document, number=seller.document.number.replace("0", "O"))
    assert limit(desk, replace(draft, seller=replace(seller, document=read_otherwise))) is not None
    as_in_the_zone = replace(draft.seller, surname=draft.seller.surname.upper(), document=other_document(draft.seller))
    assert limit(desk, replace(draft, seller=as_in_the_zone)) is not None


def test_somebody_else_is_not_counted(desk: Desk) -> None:
    bought(desk, a_deal(desk, 200_000))
    draft = a_deal(desk, 100_000)
    brother = replace(draft.seller, date_of_birth=date(1979, 5, 5), document=other_document(draft.seller))
    assert limit(desk, replace(draft, seller=brother)) is None


@pytest.mark.parametrize(("days", "counted"), [(0, True), (WINDOW, True), (WINDOW + 1, False)])
def test_deals_count_together_within_the_days_of_the_rule(desk: Desk, days: int, counted: bool) -> None:
    bought(desk, a_deal(desk, 200_000))
    day = days_later(desk, days)
    assert (limit(desk, a_deal(desk, 100_000, day=day)) is not None) is counted


def test_one_firm_is_counted_whoever_it_sends(desk: Desk) -> None:
    firm = Firm(name="Opkoop BV", kvk="69599084")
    bought(desk, a_deal(desk, 200_000, firm=firm))
    draft = a_deal(desk, 100_000, firm=firm)
    other = replace(
        draft.seller, surname="Zwaluw", date_of_birth=date(1979, 5, 5), document=other_document(draft.seller)
    )
    assert limit(desk, replace(draft, seller=other)) is not None
    assert limit(desk, replace(draft, seller=replace(other, firm=Firm()))) is None


def test_what_was_not_paid_in_cash_is_not_counted(desk: Desk) -> None:
    bought(desk, a_deal(desk, 200_000, "bank"))
    assert limit(desk, a_deal(desk, 100_000)) is None
    bought(desk, a_deal(desk, 200_000))
    assert limit(desk, a_deal(desk, 100_000, "bank")) is None


def test_a_voided_deal_does_not_count_and_a_corrected_one_as_it_stands_now(desk: Desk) -> None:
    first = bought(desk, a_deal(desk, 200_000))
    desk.correcting.correct(first, [FieldChange(path="items[0].price_cents", new=50_000)], "tikfout")
    assert limit(desk, a_deal(desk, 100_000)) is None
    assert limit(desk, a_deal(desk, 250_000)) is not None
    desk.correcting.void(first, "dubbel")
    assert limit(desk, a_deal(desk, 250_000)) is None


def test_a_day_that_is_corrected_to_long_ago_unlinks_nothing(desk: Desk) -> None:
    first = bought(desk, a_deal(desk, 200_000))
    long_ago = (desk.today() - timedelta(days=400)).isoformat()
    desk.correcting.correct(first, [FieldChange(path="acquired_on", new=long_ago)], "oude bon")
    found = limit(desk, a_deal(desk, 100_000))
    assert found is not None
    assert str(first) in found.text.en


def test_a_correction_counts_linked_cash_without_counting_itself(desk: Desk) -> None:
    first = bought(desk, a_deal(desk, 200_000))
    desk.correcting.correct(first, [FieldChange(path="items[0].price_cents", new=299_900)], "tikfout")
    second = bought(desk, a_deal(desk, 150_000, "bank"))
    with pytest.raises(NotRecordable) as refused:
        desk.correcting.correct(second, [FieldChange(path="payment.method", new="cash")], "toch contant")
    assert str(first) in refused.value.open_findings[0].text.en


def test_cash_taken_at_sales_to_one_buyer_counts_together(desk: Desk) -> None:
    items = [record(desk, replace(purchase(n, desk.today())))[0] for n in (1, 2)]
    days_later(desk, 10)
    cash = Payment(method="cash")
    first = desk.disposing.record(replace(a_sale(desk, items[0], cents=200_000), payment=cash))
    codes = {f.code: f for f in desk.disposing.check(replace(a_sale(desk, items[1], cents=100_000), payment=cash))}
    assert str(first.number) in codes["SALE-CASH-LIMIT"].text.en
    other = replace(a_sale(desk, items[1], cents=100_000), payment=cash, buyer=replace(BUYER, name="Iemand Anders"))
    assert "SALE-CASH-LIMIT" not in {f.code for f in desk.disposing.check(other)}


def test_cash_of_a_redeemed_pledge_counts_with_that_of_a_sale(desk: Desk) -> None:
    items = [record(desk, replace(purchase(n, desk.today())))[0] for n in (1, 2)]
    days_later(desk, 10)
    cash = Payment(method="cash")
    redeemed = replace(a_sale(desk, items[0], cents=200_000), kind=EntryKind.RETURN, payment=cash)
    first = desk.disposing.record(redeemed)
    codes = {f.code: f for f in desk.disposing.check(replace(a_sale(desk, items[1], cents=100_000), payment=cash))}
    assert str(first.number) in codes["SALE-CASH-LIMIT"].text.en
    assert desk.audit().holds


def test_two_windows_cannot_pay_one_person_past_the_limit(desk: Desk, counter: OpenCounter, tmp_path: Path) -> None:
    """The other window paid after this one had looked."""
    draft = a_deal(desk, 200_000)
    assert limit(desk, draft) is None
    other = open_counter(tmp_path / "home", sync_in_background=False)
    try:
        record(other.desk, draft)
    finally:
        other.close()
    with pytest.raises(NotRecordable) as refused:
        record(desk, draft)
    assert refused.value.open_findings[0].code == "CASH-LIMIT"
    assert desk.entry_count() == 1


def test_checking_a_draft_stays_within_a_millisecond(desk: Desk) -> None:
    for _ in range(5):
        bought(desk, a_deal(desk, 10_000))
    draft = a_deal(desk, 100_000)
    desk.check(draft)
    times = []
    for _ in range(50):
        begun = time.perf_counter()
        desk.check(draft)
        times.append(time.perf_counter() - begun)
    assert statistics.median(times) < 0.005  # 1 ms is the aim; machines under load differ


# --- Known sellers ---------------------------------------------------------------------------------------------------


def test_a_seller_is_found_by_name_document_and_postcode_as_one_types(desk: Desk) -> None:
    bought(desk, a_deal(desk, 1000))
    bought(desk, a_deal(desk, 2000, day=desk.today() - timedelta(days=2)))
    for typed in ("voor", "Persoon 1", "speci", "SPECI2014", "speci 2014", "3511 AB", "3511ab", "3511"):
        (known,) = desk.sellers.find(typed)
        assert known.seller["surname"] == "Voorbeeld", typed
        assert (known.purchase_count, known.last_on) == (2, desk.today())
    assert desk.sellers.find("Makita boormachine") == []
    assert [k.seller["surname"] for k in desk.sellers.find("")] == ["Voorbeeld"]


def test_nothing_typed_becomes_a_query(desk: Desk) -> None:
    bought(desk, a_deal(desk, 1000))
    for typed in ('"', "' OR 1=1", "voor*", "seller:", "NEAR(", "\x00", "a" * 5000, "%"):
        assert desk.sellers.find(typed) in ([], desk.sellers.find("voor"), desk.sellers.find(""))


def test_a_seller_is_as_the_newest_entry_stands_now_and_voided_deals_are_not_counted(desk: Desk) -> None:
    first = bought(desk, a_deal(desk, 1000))
    second = bought(desk, a_deal(desk, 2000))
    desk.correcting.correct(second, [FieldChange(path="seller.address.city", new="Ede")], "verhuisd")
    desk.correcting.void(first, "dubbel")
    (known,) = desk.sellers.find("voorbeeld")
    assert known.seller["address"]["city"] == "Ede"
    assert known.purchase_count == 1
    assert [(deal.number, deal.is_void) for deal in desk.sellers.history(known)] == [(second, False), (first, True)]


def test_the_same_person_with_two_documents_is_one_known_seller(desk: Desk) -> None:
    draft = a_deal(desk, 1000)
    bought(desk, draft)
    bought(desk, replace(draft, seller=replace(draft.seller, document=other_document(draft.seller))))
    (known,) = desk.sellers.find("voorbeeld")
    assert known.purchase_count == 2


def test_a_corrected_name_is_found_and_the_wrong_one_no_more(desk: Desk) -> None:
    number = bought(desk, a_deal(desk, 1000))
    desk.correcting.correct(number, [FieldChange(path="seller.surname", new="Zwaluw")], "verkeerd gelezen")
    assert desk.sellers.find("voorbeeld") == []
    (known,) = desk.sellers.find("zwaluw")
    assert known.purchase_count == 1


# --- Attention -------------------------------------------------------------------------------------------------------


def test_attention_asks_for_a_reason_and_says_nothing_that_the_seller_may_not_see(desk: Desk) -> None:
    bought(desk, a_deal(desk, 1000))
    (known,) = desk.sellers.find("voorbeeld")
    draft = a_deal(desk, 1000, "card")
    assert "SELLER-ATTENTION" not in {f.code for f in desk.check(draft)}
    desk.sellers.set_attention(known, "Canary: bood eerder gestolen goed aan.")
    (found,) = [f for f in desk.check(draft) if f.code == "SELLER-ATTENTION"]
    assert (found.level, found.field) == ("warn", "seller.surname")
    assert "Canary" not in found.text.nl + found.text.en
    with pytest.raises(NotRecordable):
        desk.record(draft)
    desk.record(replace(draft, reasons={"SELLER-ATTENTION": "bon gezien"}))


def test_attention_is_kept_with_who_set_and_lifted_it_and_why(desk: Desk) -> None:
    bought(desk, a_deal(desk, 1000))
    (known,) = desk.sellers.find("voorbeeld")
    desk.sellers.set_attention(known, "twijfel")
    with pytest.raises(AttentionNotPossible):
        desk.sellers.set_attention(known, "nog eens")
    (flagged,) = desk.sellers.find("voorbeeld")
    assert flagged.attention is not None
    assert flagged.attention.reason == "twijfel"
    desk.sellers.lift_attention(flagged, "opgelost")
    with pytest.raises(AttentionNotPossible):
        desk.sellers.lift_attention(flagged, "nog eens")
    (kept,) = desk.sellers.attention(known)
    assert (kept.set_by, kept.lifted_by, kept.lift_reason) == ("1", "1", "opgelost")
    assert "SELLER-ATTENTION" not in {f.code for f in desk.check(a_deal(desk, 1000, "card"))}
    with pytest.raises(Exception, match="never removed"), desk.at_work.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM attention")


def test_attention_needs_a_reason_and_somebody_who_may_record(desk: Desk) -> None:
    bought(desk, a_deal(desk, 1000))
    (known,) = desk.sellers.find("voorbeeld")
    with pytest.raises(TextNotAccepted):
        desk.sellers.set_attention(known, " ")
    desk.at_work.staff = Staff(id="9", name="Inspecteur", role=Role.INSPECTOR)
    with pytest.raises(NotAllowed):
        desk.sellers.set_attention(known, "reden")
    with pytest.raises(NotAllowed):
        desk.sellers.lift_attention(known, "reden")
    assert desk.sellers.find("voorbeeld")
