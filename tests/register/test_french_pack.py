"""The French pack: what its law asks of a draft, and that nothing of Dutch law is said in a French shop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from dealer_client.register.draft import Draft, EntryKind, Firm, Identifier, Payment
from dealer_client.register.findings import Finding, Level
from dealer_client.register.holds import hold_for
from dealer_client.register.rule_pack import parse_rule_pack
from dealer_client.register.rules import Facts, asked_fields
from dealer_client.resources import resource_path

from .drafts import SOUND, TODAY, dutch_pack, judged

PACK = parse_rule_pack(resource_path("rules", "fr.toml").read_text(encoding="utf-8"))
BLOCK, WARN, HINT = Level.BLOCK, Level.WARN, Level.HINT
NOON = datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Europe/Paris"))
SELLER = replace(
    SOUND.seller,
    address=replace(SOUND.seller.address, street="Rue Oberkampf", postcode="75011", city="Paris", country="FR"),
    document=replace(
        SOUND.seller.document,
        number="12AB34567",
        issuing_state="FRA",
        issued_on=date(2021, 6, 1),
        issued_by="Préfecture de police",
    ),
)
PURCHASE = replace(SOUND, seller=SELLER)
# The key is right: 97 minus the thirteen digits modulo 97.
NIR = "1 85 05 78 006 084 91"


def found(draft: Draft, today: date = TODAY) -> list[Finding]:
    facts = Facts(today=today, municipality="Paris", zone="Europe/Paris", registered_at=NOON)
    return [finding for finding in judged(draft, facts, PACK) if finding.code != "NOT-CHECKED"]


def codes(findings: Sequence[Finding]) -> list[tuple[str, Level, str]]:
    return [(finding.code, finding.level, finding.field) for finding in findings]


def with_address(**values: str) -> Draft:
    return replace(PURCHASE, seller=replace(SELLER, address=replace(SELLER.address, **values)))


def of(category: str, cents: int, method: str, kind: EntryKind = EntryKind.PURCHASE) -> Draft:
    item = replace(SOUND.items[0], category=category, price_cents=cents, weight_mg=10_000, fineness="585")
    return replace(PURCHASE, kind=kind, items=(item,), payment=Payment(method=method))


def test_a_sound_french_purchase_gets_no_word() -> None:
    assert found(PURCHASE) == []


@pytest.mark.parametrize("field", ["issued_on", "issued_by"])
def test_the_register_says_when_and_by_whom_the_document_was_issued(field: str) -> None:
    empty = replace(SELLER.document, **{field: None if field == "issued_on" else " "})  # type: ignore[arg-type]
    missing = replace(PURCHASE, seller=replace(SELLER, document=empty))
    assert codes(found(missing)) == [("DOCUMENT-ISSUE-MISSING", BLOCK, f"seller.document.{field}")]
    assert f"seller.document.{field}" in asked_fields(PACK, TODAY)
    assert f"seller.document.{field}" not in asked_fields(dutch_pack(), TODAY)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("552 100 554", []),
        ("73282932000074", []),
        ("12345678", [("SIREN-WRONG", BLOCK, "seller.firm.kvk")]),
        ("", [("SIREN-MISSING", HINT, "seller.firm.kvk")]),
    ],
    ids=["a firm", "a place of a firm", "a Dutch number", "none"],
)
def test_a_firm_has_a_french_number(number: str, said: list[tuple[str, Level, str]]) -> None:
    firm = Firm(name="Brocante du Nord", kvk=number)
    assert codes(found(replace(PURCHASE, seller=replace(SELLER, firm=firm)))) == said


def test_an_item_is_free_at_once_where_no_law_keeps_it() -> None:
    hold = hold_for(PACK, "Paris", NOON, "Europe/Paris")
    assert hold.free_on == date(2026, 11, 24)
    assert "HOLD" not in {finding.code for finding in found(PURCHASE)}


@pytest.mark.parametrize(
    ("draft", "code", "level", "field"),
    [
        (replace(PURCHASE, seller=replace(SELLER, given_names="")), "SELLER-GIVEN-NAMES-MISSING", BLOCK, ""),
        (with_address(street=""), "SELLER-ADDRESS-MISSING", BLOCK, "seller.address.street"),
        (with_address(postcode="7501"), "POSTCODE-WRONG", BLOCK, "seller.address.postcode"),
        (with_address(addition=NIR), "NIR-IN-TEXT", BLOCK, "seller.address.addition"),
        (replace(PURCHASE, acquired_on=date(2026, 11, 22)), "DATE-LONG-AGO", WARN, "acquired_on"),
    ],
)
def test_french_law_is_said_at_its_field(draft: Draft, code: str, level: Level, field: str) -> None:
    assert codes(found(draft)) == [(code, level, field or "seller.given_names")]


@pytest.mark.parametrize(
    ("category", "cents", "method", "kind", "code"),
    [
        ("tools", 100_000, "cash", EntryKind.PURCHASE, None),
        ("tools", 100_001, "cash", EntryKind.PURCHASE, "CASH-LIMIT"),
        ("tools", 100_001, "card", EntryKind.PURCHASE, None),
        ("scrap-metal", 100, "cash", EntryKind.PURCHASE, "METAL-PAID-BY-TRANSFER"),
        ("scrap-metal", 100, "card", EntryKind.PURCHASE, "METAL-PAID-BY-TRANSFER"),
        ("scrap-metal", 100, "bank", EntryKind.PURCHASE, None),
        ("jewellery", 100, "cash", EntryKind.PURCHASE, "JEWELLERY-PAID-BY-TRANSFER"),
        ("scrap-metal", 100, "cash", EntryKind.PLEDGE, None),
    ],
)
def test_metal_is_paid_by_transfer_and_cash_has_a_limit(
    category: str, cents: int, method: str, kind: EntryKind, code: str | None
) -> None:
    said = [finding.code for finding in found(of(category, cents, method, kind)) if finding.level is not HINT]
    assert said == ([code] if code else [])


def test_the_cash_limit_names_the_highest_amount_that_is_allowed() -> None:
    (limit,) = found(of("tools", 100_001, "cash"))
    assert "hoogstens € 1.000,00" in limit.text.nl
    assert "€1,000.00 in cash at most" in limit.text.en


def test_nothing_dutch_is_said_in_a_french_shop() -> None:
    dutch = replace(
        SOUND,
        seller=replace(
            SOUND.seller, address=replace(SOUND.seller.address, postcode="1", number="", addition="111222333")
        ),
        items=(
            replace(
                SOUND.items[0],
                category="motor-vehicle",
                identifiers=(Identifier(kind="plate", value="XX-999-X"),),
                price_cents=100_000,
            ),
        ),
        payment=Payment(method="cash"),
    )
    ours = {rule.code for rule in dutch_pack().rules} - {rule.code for rule in PACK.rules}
    facts = Facts(today=TODAY, municipality="Deventer", zone="Europe/Amsterdam", registered_at=NOON)
    at_home = {finding.code for finding in judged(dutch, facts, dutch_pack())}
    assert {"PLATE-REGISTERED", "PURCHASE-STATEMENT", "CASH-ADVICE", "BSN-IN-TEXT", "POSTCODE-WRONG"} <= at_home
    assert {finding.code for finding in found(dutch)} == {"PLATE-UNUSUAL", "DOCUMENT-ISSUE-MISSING"}
    assert at_home & ours


@pytest.mark.parametrize("word", ["BSN", "DOR", "RDW", "KvK", "Sr)", "APV", "inkoopverklaring", "Nederland"])
def test_no_rule_of_the_french_pack_speaks_of_dutch_law(word: str) -> None:
    for rule in PACK.rules:
        assert word not in rule.text.nl + rule.source, rule.code
    for value in (*PACK.holds, *PACK.retention):
        assert word not in value.source


def test_personal_data_is_kept_for_ten_years() -> None:
    (seller,) = [rule for rule in PACK.retention if rule.data == "seller"]
    assert seller.last_day(date(2026, 11, 24)) == date(2036, 11, 24)
    assert "R.321-6-1" in seller.source
