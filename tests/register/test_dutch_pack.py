"""Each rule of the Dutch pack at the edge of its value: the last case that passes and the first that does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from dealer_client.register.draft import Draft, DraftItem, EntryKind, Identifier, Payment
from dealer_client.register.findings import Finding, Level
from dealer_client.register.linked_cash import CashDeal, LinkedCash
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.stolen_check import MatchLevel, StolenCheck

from .drafts import (
    SOUND,
    TODAY,
    dutch_pack,
    facts,
    judged,
    of_kind,
    paid,
    with_address,
    with_document,
    with_item,
    with_seller,
)

PACK = dutch_pack()
ALWAYS = {"HOLD", "NOT-CHECKED"}
BLOCK, WARN, HINT = Level.BLOCK, Level.WARN, Level.HINT


def found(draft: Draft, today: date = TODAY, **values: Any) -> list[Finding]:
    return [f for f in judged(draft, facts(today, **values), PACK) if f.code not in ALWAYS]


def codes(findings: Sequence[Finding]) -> list[tuple[str, Level, str]]:
    return [(finding.code, finding.level, finding.field) for finding in findings]


def test_a_sound_purchase_gets_only_its_hold_and_the_word_that_it_was_not_checked() -> None:
    assert {finding.code for finding in judged(SOUND, facts(), PACK)} == ALWAYS


@pytest.mark.parametrize(
    ("draft", "code", "level", "field"),
    [
        (replace(SOUND, items=()), "ITEMS-MISSING", BLOCK, "items"),
        (with_seller(surname=""), "SELLER-SURNAME-MISSING", BLOCK, "seller.surname"),
        (with_seller(surname="  \u200b\u00a0"), "SELLER-SURNAME-MISSING", BLOCK, "seller.surname"),
        (with_seller(given_names=""), "SELLER-GIVEN-NAMES-MISSING", HINT, "seller.given_names"),
        (with_seller(date_of_birth=None), "SELLER-BIRTH-DATE-MISSING", BLOCK, "seller.date_of_birth"),
        (with_address(street=""), "SELLER-ADDRESS-MISSING", BLOCK, "seller.address.street"),
        (with_address(number=""), "SELLER-ADDRESS-MISSING", BLOCK, "seller.address.number"),
        (with_address(city=""), "SELLER-ADDRESS-MISSING", BLOCK, "seller.address.city"),
        (with_address(country=""), "SELLER-COUNTRY-MISSING", BLOCK, "seller.address.country"),
        (with_address(postcode=""), "SELLER-POSTCODE-MISSING", BLOCK, "seller.address.postcode"),
        (with_address(postcode="", country="nl"), "SELLER-POSTCODE-MISSING", BLOCK, "seller.address.postcode"),
        (with_document(kind=""), "DOCUMENT-MISSING", BLOCK, "seller.document.kind"),
        (with_document(number=""), "DOCUMENT-MISSING", BLOCK, "seller.document.number"),
        (with_document(issuing_state=""), "ISSUING-STATE-MISSING", HINT, "seller.document.issuing_state"),
        (with_document(expires=None), "DOCUMENT-EXPIRY-MISSING", HINT, "seller.document.expires"),
        (with_item(category=""), "CATEGORY-MISSING", BLOCK, "items[0].category"),
        (
            with_item(category="other", description="", brand="", model=""),
            "DESCRIPTION-MISSING",
            BLOCK,
            "items[0].description",
        ),
        (with_item(price_cents=None), "PRICE-MISSING", BLOCK, "items[0].price_cents"),
        (replace(SOUND, payment=Payment()), "PAYMENT-MISSING", BLOCK, "payment.method"),
        (replace(SOUND, kind=EntryKind.GIFT, payment=Payment()), "PRICE-WITHOUT-PAYMENT", BLOCK, "payment.method"),
        (replace(SOUND, acquired_on=None), "DATE-MISSING", BLOCK, "acquired_on"),
    ],
)
def test_what_is_missing_is_named_at_its_place(draft: Draft, code: str, level: Level, field: str) -> None:
    assert codes(found(draft)) == [(code, level, field)]


@pytest.mark.parametrize(
    "draft",
    [
        with_address(postcode="", country="BE"),
        with_item(category="other", description="", brand="", model="S21"),
        with_item(category="other", description="gouden ring", brand="", model=""),
        with_item(category="other", identifiers=()),
        with_seller(prefix="", nationality=""),
        with_address(addition=""),
        replace(with_item(price_cents=0), kind=EntryKind.GIFT, payment=Payment()),
    ],
)
def test_what_may_be_missing_is_not_missed(draft: Draft) -> None:
    assert found(draft) == []


def test_what_is_missing_is_named_for_each_item() -> None:
    draft = replace(SOUND, items=(SOUND.items[0], DraftItem(), SOUND.items[0]))
    assert {finding.field for finding in found(draft)} == {
        "items[1].category",
        "items[1].description",
        "items[1].price_cents",
    }


@pytest.mark.parametrize(
    ("kind", "cents", "warned"),
    [
        (EntryKind.PURCHASE, 0, True),
        (EntryKind.PURCHASE, 1, False),
        (EntryKind.PLEDGE, 0, True),
        (EntryKind.GIFT, 0, False),
        (EntryKind.FOUND, 0, False),
        (EntryKind.TRADE_IN, 0, False),
    ],
)
def test_a_price_of_zero_needs_a_reason_where_goods_are_bought(kind: EntryKind, cents: int, warned: bool) -> None:
    expected = [("PRICE-ZERO", WARN, "items[0].price_cents")] if warned else []
    assert codes(found(of_kind(kind, with_item(price_cents=cents)))) == expected


@pytest.mark.parametrize(
    ("acquired_on", "expected"),
    [
        (date(2026, 11, 25), [("DATE-IN-FUTURE", BLOCK, "acquired_on")]),
        (date(2026, 11, 24), []),
        (date(2026, 11, 17), []),
        (date(2026, 11, 16), [("DATE-LONG-AGO", WARN, "acquired_on")]),
        (date(1, 1, 1), [("DATE-LONG-AGO", WARN, "acquired_on")]),
        (date(9999, 12, 31), [("DATE-IN-FUTURE", BLOCK, "acquired_on")]),
    ],
)
def test_the_day_of_acquisition_is_at_most_seven_days_ago(acquired_on: date, expected: list[object]) -> None:
    assert codes(found(replace(SOUND, acquired_on=acquired_on))) == expected


@pytest.mark.parametrize(
    ("born", "today", "blocked"),
    [
        # Eighteen today, and eighteen tomorrow.
        (date(2008, 11, 24), date(2026, 11, 24), False),
        (date(2008, 11, 25), date(2026, 11, 24), True),
        # Seventeen years and a day, seventeen today, one day old, born today.
        (date(2009, 11, 23), date(2026, 11, 24), True),
        (date(2009, 11, 24), date(2026, 11, 24), True),
        (date(2026, 11, 23), date(2026, 11, 24), True),
        (date(2026, 11, 24), date(2026, 11, 24), True),
        # Born on 29 February 2008: 2026 has no such day, so eighteen on 1 March.
        (date(2008, 2, 29), date(2026, 2, 28), True),
        (date(2008, 2, 29), date(2026, 3, 1), False),
        # Born the day before and after a leap day.
        (date(2008, 2, 28), date(2026, 2, 28), False),
        (date(2008, 3, 1), date(2026, 2, 28), True),
        # On 29 February itself.
        (date(2010, 2, 28), date(2028, 2, 29), False),
        (date(2010, 3, 1), date(2028, 2, 29), True),
        # Over the turn of the year.
        (date(2009, 1, 1), date(2026, 12, 31), True),
        (date(2009, 1, 1), date(2027, 1, 1), False),
        (date(1900, 1, 1), date(2026, 11, 24), False),
    ],
)
def test_a_seller_is_eighteen_or_older(born: date, today: date, blocked: bool) -> None:
    draft = replace(with_seller(date_of_birth=born), acquired_on=today)
    expected = [("SELLER-UNDERAGE", BLOCK, "seller.date_of_birth")] if blocked else []
    assert codes(found(draft, today)) == expected


@pytest.mark.parametrize(
    ("expires", "expected"),
    [
        (date(2026, 11, 23), ["DOCUMENT-EXPIRED"]),
        (date(2026, 11, 24), []),
        (date(2026, 11, 25), []),
        (date(2046, 12, 31), []),
        (date(2047, 1, 1), ["DOCUMENT-EXPIRY-FAR"]),
        (date(1, 1, 1), ["DOCUMENT-EXPIRED"]),
        (date(9999, 12, 31), ["DOCUMENT-EXPIRY-FAR"]),
    ],
)
def test_a_document_is_valid_through_its_last_day_and_not_for_more_than_twenty_years(
    expires: date, expected: list[str]
) -> None:
    assert codes(found(with_document(expires=expires))) == [
        (code, WARN, "seller.document.expires") for code in expected
    ]


def test_the_word_about_an_expired_document_names_its_last_day() -> None:
    (finding,) = found(with_document(expires=date(2026, 11, 23)))
    assert "23-11-2026" in finding.text.nl
    assert "23-11-2026" in finding.text.en


@pytest.mark.parametrize(
    ("cents", "method", "linked", "blocked"),
    [
        (299_999, "cash", 0, False),
        (300_000, "cash", 0, True),
        (300_001, "cash", 0, True),
        (300_000, "bank", 0, False),
        (300_000, "card", 0, False),
        (100_000, "cash", 199_999, False),
        (100_000, "cash", 200_000, True),
        (100_000, "bank", 200_000, False),
        (0, "cash", 300_000, True),
    ],
)
def test_three_thousand_euro_in_cash_is_too_much(cents: int, method: str, linked: int, blocked: bool) -> None:
    earlier = CashDeal(number=EntryNumber("B", 7), happened_on=TODAY, cents=linked)
    findings = found(paid(cents, method), linked_cash=LinkedCash(deals=(earlier,)))
    assert (("CASH-LIMIT", BLOCK, "payment.method") in codes(findings)) is blocked


def test_the_items_of_one_deal_count_together_for_the_cash_limit() -> None:
    one = replace(SOUND.items[0], price_cents=150_000)
    draft = replace(SOUND, items=(one, one), payment=Payment(method="cash"))
    (limit,) = [finding for finding in found(draft) if finding.code == "CASH-LIMIT"]
    assert limit.text.nl.startswith("€ 3.000,00 contant mag niet")
    assert "alleen onder € 3.000,00" in limit.text.nl
    cheaper = replace(draft, items=(one, replace(one, price_cents=149_999)))
    assert "CASH-LIMIT" not in {finding.code for finding in found(cheaper)}


@pytest.mark.parametrize(("today", "blocked"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True)])
def test_the_cash_limit_holds_from_its_first_day(today: date, blocked: bool) -> None:
    draft = replace(paid(300_000, "cash"), acquired_on=today)
    assert ("CASH-LIMIT" in {finding.code for finding in found(draft, today)}) is blocked


@pytest.mark.parametrize(("cents", "method", "advised"), [(1, "cash", True), (0, "cash", False), (1, "bank", False)])
def test_cash_is_advised_against_from_the_first_cent(cents: int, method: str, advised: bool) -> None:
    assert (("CASH-ADVICE", HINT, "payment.method") in codes(found(paid(cents, method)))) is advised


@pytest.mark.parametrize(
    ("cents", "kind", "needed"),
    [
        (49_999, EntryKind.PURCHASE, False),
        (50_000, EntryKind.PURCHASE, True),
        (50_001, EntryKind.PURCHASE, True),
        (50_000, EntryKind.PLEDGE, False),
    ],
)
def test_a_purchase_statement_is_needed_from_five_hundred_euro(cents: int, kind: EntryKind, needed: bool) -> None:
    expected = [("PURCHASE-STATEMENT", HINT, "")] if needed else []
    assert codes(found(of_kind(kind, paid(cents, "bank")))) == expected


def test_goods_bought_together_count_together_for_the_purchase_statement() -> None:
    one = replace(SOUND.items[0], price_cents=25_000)
    assert codes(found(replace(SOUND, items=(one, one)))) == [("PURCHASE-STATEMENT", HINT, "")]
    assert found(replace(SOUND, items=(one, replace(one, price_cents=24_999)))) == []


@pytest.mark.parametrize(
    ("category", "kind", "value", "warned"),
    [
        ("motor-vehicle", "plate", "XX-999-X", True),
        ("motor-vehicle", "vin", "WVWZZZ1JZXW000001", False),
        ("motor-vehicle", "plate", "B-MW 1234", False),
        ("bicycle", "plate", "XX-999-X", False),
    ],
)
def test_a_vehicle_with_a_plate_goes_into_the_vehicle_register(
    category: str, kind: str, value: str, warned: bool
) -> None:
    draft = with_item(category=category, identifiers=(Identifier(kind=kind, value=value),))
    expected = [("PLATE-REGISTERED", WARN, "items[0].identifiers[0].value")] if warned else []
    assert [said for said in codes(found(draft)) if said[0] == "PLATE-REGISTERED"] == expected


@pytest.mark.parametrize(
    ("match", "code", "level"),
    [
        (MatchLevel.EXACT, "STOLEN-EXACT", WARN),
        (MatchLevel.NEAR, "STOLEN-NEAR", WARN),
        (MatchLevel.POSSIBLE, "STOLEN-POSSIBLE", WARN),
        (MatchLevel.NOT_CHECKED, "NOT-CHECKED", HINT),
        (MatchLevel.CLEAR, None, None),
    ],
)
def test_what_the_stolen_goods_register_says_is_said_of_the_identifier(
    match: MatchLevel, code: str | None, level: Level | None
) -> None:
    check = StolenCheck(
        kind="imei",
        value=SOUND.items[0].identifiers[0].value,
        level=match,
        reference="PL0100-2026",
        contact="0900-8844",
        goods="telefoon",
    )
    said = [f for f in judged(SOUND, facts(checks=(check,)), PACK) if f.code != "HOLD"]
    assert codes(said) == ([(code, level, "items[0].identifiers[0].value")] if code else [])
    if match is MatchLevel.EXACT:
        for words in ("Goed 1", "490154203237518", "telefoon", "PL0100-2026", "0900-8844"):
            assert words in said[0].text.nl


def test_a_check_of_another_number_says_nothing_about_this_one() -> None:
    check = StolenCheck(kind="imei", value="356938035643809", level=MatchLevel.EXACT)
    assert {f.code for f in judged(SOUND, facts(checks=(check,)), PACK)} == ALWAYS


def test_each_finding_has_words_in_both_languages_and_a_source() -> None:
    drafts = [
        Draft(),
        replace(SOUND, items=(DraftItem(),)),
        paid(300_000, "cash"),
        with_document(expires=date(1, 1, 1)),
    ]
    for draft in drafts:
        for finding in judged(draft, facts(), PACK):
            assert finding.text.nl.strip()
            assert finding.text.en.strip()
            assert finding.text.nl != finding.text.en
            assert finding.source
            assert "{" not in finding.text.nl + finding.text.en


def test_every_value_of_the_pack_says_where_it_comes_from_and_since_when() -> None:
    for value in (*PACK.rules, *PACK.holds):
        assert value.source
    assert all(rule.validity.begins is not None for rule in PACK.rules)


def test_the_hold_is_said_with_its_last_day_its_length_and_whose_rule_it_is() -> None:
    at = datetime(2026, 11, 24, 12, tzinfo=UTC)
    (hold,) = [f for f in judged(SOUND, facts(registered_at=at, municipality="Hilversum"), PACK) if f.code == "HOLD"]
    assert hold.level is HINT
    assert hold.text.nl == "Bewaren t/m 08-12-2026. Hilversum: 14 dagen."
    assert hold.text.en == "Keep until 08-12-2026 inclusive. Hilversum: 14 days."
    assert "Hilversum" in hold.source
