"""Every short document, made from small values, for the tests."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from PIL import Image

from dealer_client.documents.case_file import Case, CaseEvent, case_file
from dealer_client.documents.day_report import day_report
from dealer_client.documents.disposal_papers import ownership_certificate, police_receipt, sales_receipt
from dealer_client.documents.notification_letter import notification_letter
from dealer_client.documents.purchase_papers import pledge_ticket, purchase_receipt, purchase_statement
from dealer_client.documents.recovery_page import recovery_page
from dealer_client.documents.sheet import EntryOnPaper, Sheet
from dealer_client.documents.stock_report import stock_count_report
from dealer_client.register.day_close import CashCount, CashMovement, DayReport, DealLine, MovementKind
from dealer_client.register.draft import EntryKind
from dealer_client.register.notice import Notice, NoticeKind, NoticeStatus
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.stock_count import CountedItem, CountReport
from dealer_client.vault.recovery_code import RecoveryCode

from .small_book import CATEGORIES, CITATIONS, SHOP, sketch_book

AT = datetime(2026, 11, 24, 13, 2, tzinfo=UTC)
STROKES = {"strokes": [[[10, 40], [20, 10], [30, 60], [50, 20]], [[80, 30], [120, 35]], [[150, 50]]]}


def a_sheet(**other: object) -> Sheet:
    values: dict[str, object] = {
        "shop": SHOP,
        "language": "nl",
        "made_at": AT,
        "categories": CATEGORIES,
        "citations": CITATIONS,
        **other,
    }
    return Sheet(**values)  # type: ignore[arg-type]


def a_purchase(words: str = "") -> EntryOnPaper:
    """The first entry of the sketch; with `words` as everything that a clerk can type."""
    entry = EntryOnPaper.of(sketch_book().entries[0])
    if not words:
        return entry
    items = [
        {**item, "description": words, "brand": words, "identifiers": [{"kind": "engraving", "value": words}]}
        for item in entry.items
    ]
    seller = {**entry.parts["seller"], "surname": words, "address": {"street": words, "city": words}}
    return replace(
        entry, content={**entry.content, "items": items, "terms": words}, parts={**entry.parts, "seller": seller}
    )


def a_sale(words: str = "") -> EntryOnPaper:
    said = words or "Fairphone"
    return EntryOnPaper(
        number=EntryNumber("A", 130),
        content={
            "kind": "sale",
            "happened_on": "2026-11-24",
            "items": [
                {
                    "line": 1,
                    "item": "A-000001/2",
                    "category": "phone",
                    "brand": said,
                    "identifiers": [{"kind": "imei", "value": "490154203237518"}],
                    "price_cents": 19_900,
                }
            ],
            "payment": {"method": "card"},
            "total_cents": 19_900,
            "police": {"case_number": words or "PL0900-2026123456", "station": words or "Utrecht Centrum"},
            "commitments": {"buyer": "00"},
        },
        parts={
            "buyer": {"name": words or "J. Pietersen", "address": {"street": words or "Laan", "city": "Utrecht"}},
            "officer": {"name": words or "A. de Wit", "badge": "12345"},
        },
    )


def a_day(words: str = "") -> DayReport:
    return DayReport(
        number=3,
        first_day=date(2026, 11, 23),
        day=date(2026, 11, 24),
        opening_cents=20_000,
        deals=(
            DealLine(
                entry="A-000001",
                kind=EntryKind.PURCHASE,
                happened_on=date(2026, 11, 24),
                method="cash",
                cents=-12_300,
            ),
            DealLine(
                entry="A-000130", kind=EntryKind.SALE, happened_on=date(2026, 11, 24), method="card", cents=19_900
            ),
        ),
        movements=(
            CashMovement(
                number=1, at=AT, staff="s1", kind=MovementKind.OTHER, cents=5_000, reason=words or "postzegels"
            ),
        ),
        count=CashCount(cents=12_600, pieces={5000: 2, 2000: 1, 500: 1, 100: 1}, reason=words or "wisselfout"),
        closed_at=AT,
        closed_by="s1",
    )


def a_photo() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (60, 40), "#1f5fa8").save(file, "JPEG")
    return file.getvalue()


def a_case(words: str = "") -> Case:
    return Case(
        reference=words or "PL0900-2026123456",
        entry=a_purchase(words),
        lines=frozenset({2}),
        timeline=(CaseEvent(at=AT, what=words or "Politie gebeld"),),
        photos={2: (a_photo(),)},
    )


def a_count(words: str = "") -> CountReport:
    missing = CountedItem(number="A-000001/1", goods=words or "Ring", price_cents=12_300)
    return CountReport(number=3, begun_at=AT, ended_at=AT, ended_by="s1", found=11, missing=(missing,), unexpected=())


def a_notice(words: str = "") -> Notice:
    return Notice(
        notice_id="n1",
        kind=NoticeKind.TRADE,
        made_at=AT,
        made_by=words or "Kees Voorbeeld",
        content={
            "dealer": words or SHOP.dealer,
            "kvk": SHOP.kvk,
            "address": words or "Oudegracht 1, 3511 AA Utrecht",
            "municipality": words or "Utrecht",
            "trades": [words or "Sieraden", "Telefoons"],
        },
        status=NoticeStatus.REFUSED,
        reason=words or "vestiging onbekend",
        changed_at=AT,
    )


PAPERS: Mapping[str, Callable[[str, Sheet], bytes]] = {
    "purchase-statement": lambda words, sheet: purchase_statement(a_purchase(words), sheet),
    "purchase-receipt": lambda words, sheet: purchase_receipt(a_purchase(words), sheet),
    "pledge-ticket": lambda words, sheet: pledge_ticket(a_purchase(words), sheet),
    "sales-receipt": lambda words, sheet: sales_receipt(a_sale(words), sheet),
    "ownership-certificate": lambda words, sheet: ownership_certificate(a_sale(words), 1, sheet),
    "police-receipt": lambda words, sheet: police_receipt(a_sale(words), sheet),
    "case-file": lambda words, sheet: case_file(a_case(words), sheet),
    "stock-count": lambda words, sheet: stock_count_report(a_count(words), {"s1": words or "Kees"}, sheet),
    "day-report": lambda words, sheet: day_report(a_day(words), {"s1": words or "Kees"}, sheet),
    "recovery-page": lambda words, sheet: recovery_page(
        RecoveryCode(bytes(range(32))).groups(), replace(sheet, shop=replace(sheet.shop, dealer=words or SHOP.dealer))
    ),
    "notification": lambda words, sheet: notification_letter(a_notice(words), sheet),
}
"""Every short document by its name, made with words that a clerk typed."""
