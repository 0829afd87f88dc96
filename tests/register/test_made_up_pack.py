"""No rule is in the code: a pack of no country, with every value another, is followed to the letter."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import dealer_client
from dealer_client.goods.categories import load_categories
from dealer_client.goods.findings import item_findings
from dealer_client.identity.findings import seller_findings
from dealer_client.register.draft import Draft, DraftItem, EntryKind, Exchange, Firm, Found, Identifier, Payment
from dealer_client.register.findings import Finding
from dealer_client.register.holds import hold_for
from dealer_client.register.known_seller import Attention
from dealer_client.register.limits import limit_findings
from dealer_client.register.rule_pack import parse_rule_pack
from dealer_client.register.rule_tests import TEST_VALUES
from dealer_client.register.stolen_check import MatchLevel, StolenCheck

from .drafts import SOUND, TODAY, dutch_pack, facts, judged, paid, with_address, with_document, with_item, with_seller

_HEAD = '[pack]\nid = "zz"\nversion = "1"\ncountry = "ZZ"\n'
_HOLD = """
[[hold]]
municipality = ""
days = 11
day_kind = "calendar"
altered = "no"
source = "Law of Nowhere on holds"
verified = true
valid_from = 2000-01-01
"""


def a_pack(test: str, level: str = "hint", **values: Any) -> Any:
    said = "\n".join(f"{name} = {_toml(value)}" for name, value in values.items())
    return parse_rule_pack(
        f'{_HEAD}[[rule]]\ncode = "NOWHERE"\ntest = "{test}"\nlevel = "{level}"\n{said}\n'
        f'nl = "Nergens."\nen = "Nowhere."\n'
        f'source = "Law of Nowhere"\nverified = true\nvalid_from = 2000-01-01\n{_HOLD}'
    )


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return str(value).replace("'", '"')
    return str(value) if isinstance(value, int) else f'"{value}"'


def says(draft: Draft, pack: Any, **values: Any) -> bool:
    findings = [finding for finding in judged(draft, facts(**values), pack) if finding.code == "NOWHERE"]
    assert all(finding.source == "Law of Nowhere" and finding.text.en == "Nowhere." for finding in findings)
    return bool(findings)


def a_firm(number: str) -> Draft:
    """A seller in France who acts for a firm with that number."""
    return with_seller(
        address=replace(SOUND.seller.address, country="FR"), firm=Firm(name="Brocante du Nord", kvk=number)
    )


def identified(kind: str, value: str, category: str = "motor-vehicle") -> Draft:
    return with_item(category=category, identifiers=(Identifier(kind=kind, value=value),))


STOLEN = StolenCheck(kind="imei", value="490154203237518", level=MatchLevel.CLEAR)
# Of each test, with values that no real pack has: a draft that is just within them, and one that is just not.
EDGES = [
    ("required", {"fields": ["seller.prefix"]}, SOUND, with_seller(prefix="")),
    (
        "required-in-country",
        {"fields": ["seller.address.addition"], "country": "BE"},
        SOUND,
        with_address(country="BE", addition=""),
    ),
    ("no-items", {}, SOUND, replace(SOUND, items=())),
    ("nothing-described", {}, SOUND, with_item(description="", brand="", model="")),
    ("price-zero", {}, SOUND, with_item(price_cents=0)),
    (
        "younger-than",
        {"years": 21},
        with_seller(date_of_birth=date(2005, 11, 24)),
        with_seller(date_of_birth=date(2005, 11, 25)),
    ),
    ("document-is", {"documents": ["passport"]}, with_document(kind="visa"), SOUND),
    ("document-expired", {}, SOUND, with_document(expires=date(2026, 11, 23))),
    (
        "document-expires-after-years",
        {"years": 3},
        with_document(expires=date(2029, 12, 31)),
        with_document(expires=date(2030, 1, 1)),
    ),
    (
        "personal-number",
        {"number": "nir", "where": "text"},
        with_address(city="111222333"),
        with_address(city="185057800608491"),
    ),
    ("postcode-form", {"country": "FR"}, SOUND, with_address(country="FR", postcode="1234 AB")),
    ("firm-number-form", {"country": "FR"}, a_firm("552 100 554"), a_firm("12345678")),
    ("firm-number-missing", {"country": "FR"}, a_firm("552100554"), a_firm("")),
    ("acquired-in-future", {}, SOUND, replace(SOUND, acquired_on=date(2026, 11, 25))),
    (
        "acquired-days-ago",
        {"days": 2},
        replace(SOUND, acquired_on=date(2026, 11, 22)),
        replace(SOUND, acquired_on=date(2026, 11, 21)),
    ),
    ("cash-at-least", {"cents": 4321}, paid(4320, "cash"), paid(4321, "cash")),
    ("total-at-least", {"cents": 1234}, paid(1233, "bank"), paid(1234, "bank")),
    ("paid-otherwise-than", {"methods": ["cash"]}, paid(1, "cash"), paid(1, "bank")),
    ("payment-where-paid", {}, paid(0, ""), paid(1, "")),
    ("category-field-missing", {"need": "recommended"}, SOUND, with_item(brand="")),
    ("identifier-missing", {}, SOUND, with_item(identifiers=())),
    ("plate-registered", {"country": "FR"}, identified("plate", "XX-999-X"), identified("plate", "AB-123-CD")),
    ("plate-form", {"country": "FR"}, identified("plate", "AB-123-CD"), identified("plate", "XX-999-X")),
    (
        "redeem-not-after-acquired",
        {},
        replace(SOUND, redeem_by=date(2026, 11, 25)),
        replace(SOUND, redeem_by=date(2026, 11, 24)),
    ),
    (
        "found-after-acquired",
        {},
        replace(SOUND, found=Found(on=date(2026, 11, 24))),
        replace(SOUND, found=Found(on=date(2026, 11, 25))),
    ),
    (
        "exchange-from-stock",
        {},
        replace(SOUND, exchange=Exchange(description="een ring", item=" ")),
        replace(SOUND, exchange=Exchange(item="A-000001/1")),
    ),
]


@pytest.mark.parametrize(("test", "values", "within", "beyond"), EDGES, ids=[edge[0] for edge in EDGES])
def test_each_test_follows_the_values_of_the_pack(test: str, values: Any, within: Draft, beyond: Draft) -> None:
    pack = a_pack(test, **values)
    assert not says(within, pack)
    assert says(beyond, pack)


@pytest.mark.parametrize(
    ("kind", "price", "value", "method", "said"),
    [
        (EntryKind.TRADE_IN, 7500, 7500, "", False),
        (EntryKind.TRADE_IN, 7501, 7500, "", True),
        (EntryKind.TRADE_IN, 7499, 7500, "", True),
        (EntryKind.TRADE_IN, 7499, 7500, "cash", False),
        (EntryKind.TRADE_IN, 7501, None, " ", True),
        (EntryKind.TRADE_IN, 7501, 7500, "cash", False),
        (EntryKind.GIFT, 1, 7500, "", True),
        (EntryKind.CONSIGNMENT, 1, None, "", True),
        (EntryKind.CONSIGNMENT, 1, None, "bank", False),
    ],
)
def test_how_it_is_paid_is_asked_wherever_money_goes_one_way_or_the_other(
    kind: EntryKind, price: int, value: int | None, method: str, said: bool
) -> None:
    draft = replace(paid(price, method), kind=kind, exchange=Exchange(description="ring", value_cents=value))
    assert says(draft, a_pack("payment-where-paid")) is said


@pytest.mark.parametrize(("value", "said"), [(4320, True), (4321, False), (9000, False)])
def test_a_rule_about_cash_that_is_paid_out_leaves_a_customer_who_pays_in_peace(value: int, said: bool) -> None:
    exchange = Exchange(description="ring", value_cents=value)
    draft = replace(paid(4321, "cash"), kind=EntryKind.TRADE_IN, exchange=exchange)
    assert says(draft, a_pack("cash-at-least", cents=1, paid_out=True)) is said
    assert says(draft, a_pack("cash-at-least", cents=1))


def test_what_a_stolen_goods_check_said_follows_the_pack() -> None:
    pack = a_pack("stolen-check-says", match="clear")
    assert says(SOUND, pack, checks=(STOLEN,))
    assert not says(SOUND, pack)


def test_a_flag_on_a_seller_is_asked_about_by_the_pack_alone() -> None:
    flag = Attention(id=1, set_by="s", set_at=facts().registered_at, reason="zie dossier")
    pack = a_pack("seller-attention")
    assert says(SOUND, pack, attention=flag)
    assert not says(SOUND, pack)


def test_goods_of_one_day_count_together_where_the_pack_says_so() -> None:
    alone, together = a_pack("total-at-least", cents=20_000), a_pack("total-at-least", cents=20_000, same_day=True)
    assert not says(SOUND, alone, bought_same_day_cents=7500)
    assert not says(SOUND, together, bought_same_day_cents=7499)
    assert says(SOUND, together, bought_same_day_cents=7500)


def test_each_kind_of_test_is_tried_here() -> None:
    elsewhere = {"stolen-check-says", "seller-attention", *BY_METAL_PRICE}
    assert {edge[0] for edge in EDGES} | elsewhere == set(TEST_VALUES)


BY_METAL_PRICE = frozenset({"price-far-from-metal-value", "metal-price-old"})
"""Tried in `tests/goods/test_metal_rules.py`, with prices."""


@pytest.mark.parametrize("level", ["block", "warn", "hint"])
def test_how_much_a_finding_weighs_is_the_packs_to_say(level: str) -> None:
    (finding,) = [f for f in judged(Draft(), facts(), a_pack("no-items", level)) if f.code == "NOWHERE"]
    assert finding.level == level


def test_a_rule_may_be_for_some_kinds_of_entry_and_some_categories() -> None:
    pack = a_pack("price-zero", kinds=["gift"], categories=["phone"])
    assert says(replace(with_item(price_cents=0), kind=EntryKind.GIFT), pack)
    assert not says(with_item(price_cents=0), pack)
    assert not says(replace(with_item(price_cents=0, category="tools"), kind=EntryKind.GIFT), pack)


def test_the_hold_is_the_packs_to_say() -> None:
    hold = hold_for(a_pack("no-items"), "Hilversum", facts().registered_at, "Europe/Amsterdam")
    assert (hold.days, hold.until, hold.may_be_altered) == (11, date(2026, 12, 5), False)
    assert hold.source == "Law of Nowhere on holds"


def all_wrong() -> list[Finding]:
    """What the rooms say by themselves, without a pack, about drafts with as much wrong as can be."""
    items = tuple(
        DraftItem(
            category=category.key,
            fineness="9999",
            weight_mg=-1,
            price_cents=-1,
            identifiers=(Identifier(kind=kind, value=value),),
        )
        for category in (*load_categories(), replace(load_categories()[0], key="unknown"))
        for kind, value in (
            ("imei", "1"),
            ("vin", "1M8GDM9A0KP042788"),
            ("plate", "B 1"),
            ("serial", "A"),
            ("frame", "111222333"),
        )
    )
    drafts = [
        replace(with_address(country="ZZ", postcode="x", city="111222333"), items=items, payment=Payment(method="x")),
        with_document(kind="visa", number="111222333", issuing_state="NL", expires=date(1, 1, 1)),
        with_seller(date_of_birth=date(2027, 1, 1), nationality="ZZZ", surname="1"),
        replace(SOUND, payment=Payment(method="bank", iban="NL00")),
        replace(SOUND, payment=Payment(method="cash", iban="NL91ABNA0417164300")),
    ]
    return [
        finding
        for draft in drafts
        for finding in (
            *limit_findings(draft),
            *seller_findings(draft, today=TODAY),
            *item_findings(draft, load_categories()),
        )
    ]


def test_what_code_says_by_itself_names_no_law_and_is_no_rule_of_a_pack() -> None:
    found = all_wrong()
    assert len({finding.code for finding in found}) > 15
    assert {finding.source for finding in found} <= {"", "ISO 13616"}
    assert not {finding.code for finding in found} & {rule.code for rule in dutch_pack().rules}


LAW = re.compile(
    r"\bart(ikel|icle|\.) ?\d|Kamerstuk|\bSr\b|Strafrecht|Criminal Code|Wwft|UAVG|\bAPV\b|R\.321|L\.112"
    r"|margeregeling|margin scheme|bijzondere regeling",
    re.IGNORECASE,
)
"""Words by which a text names a law."""


@pytest.mark.parametrize("room", ["register", "goods", "identity", "desk", "documents"])
def test_no_text_in_the_code_cites_a_law(room: str) -> None:
    for path in sorted((Path(dealer_client.__file__).parent / room).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        explained = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explained:
                assert LAW.search(node.value) is None, f"{path.name}: {node.value[:60]}"
