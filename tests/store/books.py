"""Books of invented entries in a real encrypted store, for the tests of everything that reads or writes one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from dealer_client.register.acquisition import acquisition_entry
from dealer_client.register.draft import (
    Address,
    Draft,
    DraftItem,
    Identifier,
    IdentityDocument,
    Payment,
    Seller,
)
from dealer_client.register.entry import Entry, HoldTerm, RulesUsed
from dealer_client.register.findings import Finding
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.signing import CounterKey, TreeHead
from dealer_client.store import book
from dealer_client.store.engine import Store

STORE_KEY = bytes(range(32))
COUNTER_KEY = CounterKey(bytes(range(1, 33)))
BOOK = "book-1"

SELLER = Seller(
    surname="Bruijn",
    prefix="de",
    given_names="Willeke Liselotte",
    date_of_birth=date(1965, 3, 10),
    address=Address(street="Lindelaan", number="12", postcode="1234 AB", city="Élburg", country="NL"),
    document=IdentityDocument(kind="passport", number="SPECI2014", issuing_state="NLD", expires=date(2034, 3, 9)),
)
PHONE = DraftItem(
    category="phone",
    description="zwart, barst in het glas",
    brand="Samsung",
    model="Galaxy S21",
    identifiers=(Identifier(kind="imei", value="49 015420 323751 8"),),
    price_cents=12500,
)
BICYCLE = DraftItem(
    category="bicycle",
    description="herenfiets",
    brand="Gazelle",
    colour="blauw",
    identifiers=(Identifier(kind="frame", value="WTU-123456789"),),
    price_cents=8000,
)


def a_draft(*items: DraftItem, seller: Seller = SELLER, iban: str = "NL91ABNA0417164300") -> Draft:
    """A purchase of these items, a phone where none is named."""
    return Draft(
        acquired_on=date(2026, 11, 24),
        seller=seller,
        items=items or (PHONE,),
        payment=Payment(method="bank", iban=iban),
    )


def an_entry(
    number: EntryNumber,
    draft: Draft | None = None,
    findings: Sequence[Finding] = (),
    recorded_at: datetime = datetime(2026, 11, 24, 12, 0, tzinfo=UTC),
) -> Entry:
    """The entry that records the draft."""
    return acquisition_entry(
        draft or a_draft(),
        number,
        recorded_at=recorded_at,
        zone="Europe/Amsterdam",
        staff="staff-1",
        practice=False,
        hold=HoldTerm(until=date(2026, 11, 29), free_on=date(2026, 11, 30), source="test"),
        rules=RulesUsed(pack="nl", version="1", digest="0" * 64),
        findings=findings,
        checks={},
    )


def sign_head(size: int, root: bytes, series: str = "A") -> TreeHead:
    """A head signed with the test's counter key."""
    return COUNTER_KEY.sign_head(book=BOOK, series=series, size=size, root=root, signed_at=datetime.now(UTC))


def record(store: Store, *drafts: Draft) -> list[Entry]:
    """Records each draft in a transaction of its own."""
    entries = []
    for draft in drafts:
        with store.writing() as connection:
            entries.append(book.add_entry(connection, "A", lambda n, d=draft: an_entry(n, d), sign_head))
    return entries
