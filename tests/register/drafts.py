"""Drafts for the tests of the rules and of the entry: a sound one to change, and invented ones of every shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from dealer_client.goods.categories import load_categories
from dealer_client.goods.rules import goods_tests
from dealer_client.identity.rules import SELLER_TESTS
from dealer_client.register.draft import (
    ACQUISITIONS,
    Address,
    Draft,
    DraftItem,
    EntryKind,
    Exchange,
    Firm,
    Found,
    Identifier,
    IdentityDocument,
    Payment,
    Seller,
    Signature,
)
from dealer_client.register.findings import Finding
from dealer_client.register.rule_pack import RulePack, parse_rule_pack
from dealer_client.register.rules import Facts, Test, draft_findings
from dealer_client.resources import resource_path

CANARY = "Canary"
"""Begins every personal text of an invented draft, so that one search finds any that got out."""
BIRTH_YEAR = 1901
"""Of everyone in an invented draft, and of nothing else there."""
TODAY = date(2026, 11, 24)

SOUND = Draft(
    acquired_on=TODAY,
    seller=Seller(
        surname="Bruijn",
        prefix="de",
        given_names="Willeke Liselotte",
        date_of_birth=date(1965, 3, 10),
        address=Address(street="Lindelaan", number="12", postcode="1234 AB", city="Elburg", country="NL"),
        document=IdentityDocument(kind="passport", number="SPECI2014", issuing_state="NLD", expires=date(2034, 3, 9)),
    ),
    items=(
        DraftItem(
            category="phone",
            description="zwart",
            brand="Samsung",
            model="Galaxy S21",
            identifiers=(Identifier(kind="imei", value="490154203237518"),),
            price_cents=12500,
        ),
    ),
    payment=Payment(method="bank"),
)
"""A purchase that the Dutch pack has nothing to say against."""


def dutch_pack() -> RulePack:
    """The rule pack that the product comes with."""
    return parse_rule_pack(resource_path("rules", "nl.toml").read_text(encoding="utf-8"))


def judged(draft: Draft, by: Facts, pack: RulePack) -> list[Finding]:
    """What the pack says about a draft, with every test that the product has."""
    return draft_findings(draft, by, pack, {**SELLER_TESTS, **goods_tests(load_categories())})


def judged_by(tests: Mapping[str, Test], draft: Draft, today: date = TODAY) -> list[Finding]:
    """What the rules of the Dutch pack that name one of these tests say about a draft."""
    pack = dutch_pack()
    codes = {rule.code for rule in pack.rules if rule.test in tests}
    return [finding for finding in draft_findings(draft, facts(today), pack, tests) if finding.code in codes]


def facts(today: date = TODAY, **values: Any) -> Facts:
    """What a draft is judged by on a day, at noon in Deventer."""
    registered_at = datetime(today.year, today.month, today.day, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))
    return replace(
        Facts(today=today, municipality="Deventer", zone="Europe/Amsterdam", registered_at=registered_at), **values
    )


def with_seller(**values: Any) -> Draft:
    """The sound draft with other values of its seller."""
    return replace(SOUND, seller=replace(SOUND.seller, **values))


def with_address(**values: Any) -> Draft:
    """The sound draft with another address."""
    return with_seller(address=replace(SOUND.seller.address, **values))


def with_document(**values: Any) -> Draft:
    """The sound draft with another identity document."""
    return with_seller(document=replace(SOUND.seller.document, **values))


def with_item(**values: Any) -> Draft:
    """The sound draft with other values of its item."""
    return replace(SOUND, items=(replace(SOUND.items[0], **values),))


def of_kind(kind: EntryKind, draft: Draft = SOUND) -> Draft:
    """The draft as an acquisition of another kind, with what that kind needs."""
    return replace(
        draft,
        kind=kind,
        exchange=Exchange(description="zilveren armband", value_cents=2000),
        terms="Vraagprijs 150 euro, een derde voor de winkel, tot 1 maart",
        redeem_by=TODAY + timedelta(days=60),
        found=Found(where="Stationsplein", on=TODAY - timedelta(days=1)),
    )


def paid(cents: int, method: str) -> Draft:
    """The sound draft for that price, paid that way."""
    return replace(with_item(price_cents=cents), payment=Payment(method=method))


_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_personal = st.one_of(st.just(""), _texts.map(lambda text: CANARY + text))
_days = st.dates(date(2020, 1, 1), date(2040, 1, 1))
_items = st.builds(
    DraftItem,
    category=_texts,
    description=_texts,
    brand=_texts,
    model=_texts,
    colour=_texts,
    identifiers=st.lists(st.builds(Identifier, kind=_texts, value=_texts), max_size=2).map(tuple),
    weight_mg=st.none() | st.integers(1, 10**12),
    fineness=_texts,
    price_cents=st.integers(0, 10**11),
    features=_texts,
    condition=_texts,
    stones=_texts,
    photos=st.lists(st.sampled_from(["0" * 64, "ab" * 32]), max_size=2).map(tuple),
)
_sellers = st.builds(
    Seller,
    surname=_personal,
    prefix=_personal,
    given_names=_personal,
    date_of_birth=st.none() | st.dates(date(BIRTH_YEAR, 1, 1), date(BIRTH_YEAR, 12, 31)),
    nationality=_personal,
    address=st.builds(
        Address,
        street=_personal,
        number=_personal,
        addition=_personal,
        postcode=_personal,
        city=_personal,
        country=_personal,
    ),
    document=st.builds(
        IdentityDocument,
        kind=_personal,
        number=_personal,
        issuing_state=_personal,
        issued_on=st.none() | st.dates(date(BIRTH_YEAR, 1, 1), date(BIRTH_YEAR, 12, 31)),
        issued_by=_personal,
        expires=st.none() | st.dates(date(BIRTH_YEAR, 1, 1), date(BIRTH_YEAR, 12, 31)),
        checked=_personal,
    ),
    firm=st.builds(Firm, name=_personal, kvk=_personal, vat=_personal),
)

invented_drafts = st.builds(
    Draft,
    kind=st.sampled_from(sorted(ACQUISITIONS)),
    acquired_on=_days,
    seller=_sellers,
    items=st.lists(_items, min_size=1, max_size=3).map(tuple),
    payment=st.builds(Payment, method=st.sampled_from(["cash", "bank", "card"]), iban=_personal),
    exchange=st.builds(
        Exchange, description=_texts, value_cents=st.none() | st.integers(0, 10**11), item=st.just("A-000001/1")
    ),
    terms=_texts,
    redeem_by=st.none() | _days,
    found=st.builds(Found, where=_texts, on=st.none() | _days),
    signature=st.builds(
        Signature,
        strokes=st.lists(
            st.lists(st.tuples(st.integers(0, 300), st.integers(0, 100)), max_size=3).map(tuple), max_size=2
        ).map(tuple),
        width=st.just(300),
        height=st.just(100),
        statement=_personal,
    ),
    reasons=st.dictionaries(st.sampled_from(["DOCUMENT-EXPIRED", "PRICE-ZERO"]), _personal),
)
"""Complete drafts whose every personal text begins with the canary and whose every personal date is in 1901."""
