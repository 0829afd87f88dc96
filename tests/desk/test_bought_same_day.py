"""Goods bought together count together for the purchase statement, however they were split over deals of one day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from dealer_client.desk import Desk
from dealer_client.register.draft import Draft, EntryKind
from tests.counter.till import open_shop
from tests.journeys.busy_counter import purchase


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = open_shop(tmp_path)
    yield opened.desk
    opened.close()


def of(desk: Desk, cents: int, kind: EntryKind = EntryKind.PURCHASE, days_ago: int = 0) -> Draft:
    draft = purchase(1, desk.today())
    items = (replace(draft.items[0], price_cents=cents), *draft.items[1:0])
    return replace(draft, items=items, kind=kind, acquired_on=desk.today() - timedelta(days=days_ago))


def asked(desk: Desk, draft: Draft) -> bool:
    return "PURCHASE-STATEMENT" in {finding.code for finding in desk.check(draft)}


def test_two_purchases_from_one_seller_on_one_day_count_together(desk: Desk) -> None:
    assert not asked(desk, of(desk, 25_000))
    desk.record(of(desk, 25_000))
    assert asked(desk, of(desk, 25_000))
    assert not asked(desk, of(desk, 24_999))
    (said,) = [f for f in desk.check(of(desk, 25_000)) if f.code == "PURCHASE-STATEMENT"]
    assert "€ 500,00" in said.text.nl


def test_another_day_another_person_and_another_kind_of_deal_do_not_count(desk: Desk) -> None:
    desk.record(of(desk, 25_000))
    assert not asked(desk, of(desk, 25_000, days_ago=1))
    somebody = of(desk, 25_000)
    document = replace(somebody.seller.document, number="SPECI9999")
    other = replace(somebody.seller, surname="Anders", document=document)
    assert not asked(desk, replace(somebody, seller=other))
    desk.record(replace(of(desk, 40_000, EntryKind.GIFT), seller=other))
    assert not asked(desk, replace(somebody, seller=other))


def test_a_voided_purchase_does_not_count(desk: Desk) -> None:
    recorded = desk.record(of(desk, 25_000))
    desk.correcting.void(recorded.number, "verkeerd ingevoerd")
    assert not asked(desk, of(desk, 25_000))
