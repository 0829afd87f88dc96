"""The two counters of one dealer, and what a clerk types at them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from dealer_client.app import load_rule_pack
from dealer_client.central.stolen_checks import StolenChecks
from dealer_client.desk import Desk
from dealer_client.goods.categories import load_categories
from dealer_client.register.canonical import canonical_json
from dealer_client.register.disposal import Buyer, Disposal
from dealer_client.register.draft import (
    Address,
    Draft,
    DraftItem,
    Identifier,
    IdentityDocument,
    Payment,
    Seller,
)
from dealer_client.register.known_seller import PersonKeys, keys_of_buyer
from dealer_client.register.moments import utc_text
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.receipts import RECEIPT_FORMAT
from dealer_client.register.shop import Shop
from dealer_client.register.signing import CounterKey, TreeHead
from dealer_client.register.staff import Role, Staff
from dealer_client.store.opening import open_store

from .model import Deal

STORE_KEY = b"h" * 32
REGISTER = CounterKey(b"r" * 32)


def a_draft(deal: Deal, today: date, count: int) -> Draft:
    """A purchase as the clerk types it; `count` tells its goods from all others."""
    return Draft(
        acquired_on=deal.day,
        seller=Seller(
            surname=deal.surname,
            given_names="Persoon",
            date_of_birth=deal.born,
            address=Address(street="Kerkstraat", number="1", postcode="3511 AB", city="Utrecht", country="NL"),
            document=IdentityDocument(
                kind="passport", number=deal.document, issuing_state="NLD", expires=today + timedelta(days=900)
            ),
        ),
        items=tuple(
            DraftItem(
                category="tools",
                description="boormachine",
                brand="Merk",
                identifiers=(Identifier(kind="serial", value=f"HISTORY{count}-{line}"),),
                price_cents=price,
            )
            for line, price in enumerate(deal.prices)
        ),
        payment=Payment(method=deal.method),
    )


def a_buyer(name: str) -> Buyer:
    return Buyer(
        name=f"Koper {name}",
        address=Address(street="Dorpsstraat", number="2", postcode="3512 CD", city="Ede", country="NL"),
    )


def buyer_keys(name: str) -> PersonKeys:
    return keys_of_buyer({"name": f"Koper {name}", "address": {"number": "2", "postcode": "3512 CD"}})


def a_receipt(head: TreeHead, counter_key: str) -> dict[str, Any]:
    """What a central register signs for a counter's book of that size."""
    content: dict[str, Any] = {
        "dealer_id": "dealer-1",
        "book": head.book,
        "series": head.series,
        "counter_key": counter_key,
        "size": head.size,
        "root": head.root.hex(),
        "received_at": utc_text(datetime.now(UTC)),
        "register_key": REGISTER.public.hex(),
    }
    message = canonical_json({"format": RECEIPT_FORMAT, **content})
    return {**content, "signature": REGISTER.sign(message).hex()}


def recorded(desk: Desk, draft: Draft) -> tuple[EntryNumber | str, ...]:
    """Records an acquisition, with a reason for every warning; its number and those of its items."""
    done = desk.record(replace(draft, reasons={finding.code: "nagezien" for finding in desk.check(draft)}))
    return (done.number, *done.items)


def disposed(desk: Desk, disposal: Disposal) -> EntryNumber:
    """Records a disposal, with a reason for every warning."""
    reasons = {finding.code: "nagezien" for finding in desk.disposing.check(disposal)}
    return desk.disposing.record(replace(disposal, reasons=reasons)).number


def a_desk(path: Path, series: str) -> Desk:
    """A counter of the dealer over its own book."""
    shop = Shop(
        dealer="Voorbeeld Opkoop",
        address=Address(street="Kerkstraat", number="1", postcode="3511 AB", city="Utrecht", country="NL"),
        kvk="12345678",
        municipality="Utrecht",
        zone="Europe/Amsterdam",
        series=series,
        book=series * 32,
        practice=False,
    )
    return Desk(
        store=open_store(path, STORE_KEY),
        shop=shop,
        staff=Staff(id="1", name="Kees Voorbeeld", role=Role.OWNER),
        counter_key=CounterKey(series.encode() * 32),
        rules=load_rule_pack(shop),
        categories=load_categories(),
        stolen_checks=StolenChecks(None),
        register_key="",
        on_recorded=lambda: None,
    )
