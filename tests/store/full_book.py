"""A book with a life behind it and a row in every table, for the tests of what an audit finds."""

from __future__ import annotations

import struct
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from dealer_client.register.canonical import canonical_json
from dealer_client.register.correction import FieldChange, correction_entry, void_entry
from dealer_client.register.disposal import Buyer, Disposal, DisposalLine, Goods, disposal_entry
from dealer_client.register.draft import Payment
from dealer_client.register.entry import Entry, Recording, RulesUsed
from dealer_client.register.moments import utc_text
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.receipts import RECEIPT_FORMAT
from dealer_client.register.signing import CounterKey
from dealer_client.store import amendments, book, outbox, schema, watchlist
from dealer_client.store.engine import Store
from dealer_client.store.opening import create_store
from dealer_client.store.watchlist import WatchlistState

from .books import BICYCLE, BOOK, COUNTER_KEY, PHONE, STORE_KEY, a_draft, record, sign_head
from .erased_book import erase
from .photos import kept_photo, record_with_photos

REGISTER = CounterKey(b"r" * 32)
DAY = date(2026, 11, 25)
RECORDING = Recording(
    recorded_at=datetime(2026, 11, 25, 12, tzinfo=UTC),
    zone="Europe/Amsterdam",
    today=DAY,
    staff="staff-1",
    practice=False,
    rules=RulesUsed(pack="nl", version="1", digest="0" * 64),
)
_AT = "2026-11-25T12:00:00.000000Z"
_FIRST = {"series": "A", "number": 1, "line": 1}
_BESIDE: dict[str, dict[str, Any]] = {
    "staff": {"id": "s-1", "name": "Kees", "role": "clerk", "pin_hash": "x", "active": 1, "wrong_tries": 0}
    | {"tried_at": _AT},
    "draft": {"id": "d-1", "staff": "s-1", "saved_at": _AT, "parked": 1, "content": "{}"},
    "match": _FIRST
    | {"match_id": "m-1", "kind": "imei", "value": "490154203237518", "level": "exact", "reference": "SH-1"}
    | {"goods": "telefoon", "reported_on": "2026-11-20", "contact": "0900-8844", "matched_at": _AT}
    | {"acknowledged_by": "s-1", "acknowledged_at": _AT},
    "police_hold": _FIRST
    | {"placed_at": _AT, "placed_by": "s-1", "reference": "SH-1", "reason": "matched", "match_id": "m-1"}
    | {"released_at": _AT, "released_by": "s-1", "release_reason": "niet gestolen"},
    "police_decision": {"match_id": "m-1", "decision": "released", "decided_by": "agent", "note": "-"}
    | {"decided_at": _AT},
    "reservation": _FIRST | {"reserved_at": _AT, "reserved_by": "s-1"},
    "notice": {"notice_id": "n-1", "kind": "trade", "made_at": _AT, "made_by": "s-1", "content": "{}"}
    | {"status": "refused", "reason": "adres", "changed_at": _AT},
    "confirmed_by_file": {"series": "A", "number": 1, "answered_at": _AT},
    "counter_book": {"series": "B", "book": "", "counter_key": "", "held": 3},
    "counter_note": {"heard": 1, "note_id": "k", "subject": "reservation", "change": "set", "series": "B", "number": 1}
    | {"line": 1, "said_by": "Kees", "said_at": _AT, "reason": "", "reference": "", "waits": 1},
    "attention": {"document_key": "nld x", "person_key": "y", "set_by": "s-1", "set_at": _AT, "reason": "vals"}
    | {"lifted_by": "s-1", "lifted_at": _AT, "lift_reason": "vergissing"},
    "inspection": {"id": 1, "staff": "s-1", "begun_at": _AT, "name": "J", "badge": "7", "service": "politie"}
    | {"looked_at": "[]"},
    "cash_movement": {"series": "A", "number": 1, "moved_at": _AT, "staff": "s-1", "kind": "float", "cents": 5}
    | {"reason": "wisselgeld"},
    "day_close": {
        "series": "A",
        "number": 1,
        "day": "2026-11-25",
        "last_entry": 1,
        "last_movement": 1,
        "report": b"{}",
    },
    "document_made": {"kind": "receipt", "subject": "A-000001", "times": 1, "first_at": _AT, "last_at": _AT}
    | {"staff": "s-1"},
    "print_job": {"kind": "receipt", "subject": "A-000001", "language": "nl", "queued_at": _AT, "staff": "s-1"}
    | {"state": "failed", "reason": "papier", "settled_at": _AT},
    "stock_count": {
        "number": 1,
        "begun_at": _AT,
        "begun_by": "s-1",
        "ended_at": _AT,
        "ended_by": "s-1",
        "report": b"{}",
    },
    "stock_count_scan": {"count": 1, "position": 1, "code": "A1", "item": "A-000001/1", "scanned_at": _AT}
    | {"staff": "s-1"},
    "rule_pack": {"digest": "ab", "pack": "nl", "version": "1", "country": "NL", "takes_effect": "2026-01-01"}
    | {"origin": "product", "added_at": _AT, "content": "x", "signature": "y"},
    "watchlist_page": {"change": 9, "added": b"12345678", "removed": b"87654321"},
}


def full_book(path: Path) -> Store:
    """A book with corrections, voids, sales, photos, an erasure, receipts, a watchlist, and a row in every table."""
    store = create_store(path, STORE_KEY)
    live(store)
    record_with_photos(store, replace(PHONE, photos=(kept_photo(store, "red"), kept_photo(store, "blue"))))
    erase(store, (4, "seller"))
    be_received(store, 3)
    state = WatchlistState(edition="e", key="00" * 32, change=1, as_of=_AT, contact="", whole=False)
    with store.writing() as connection:
        watchlist.keep_state(connection, state)
        watchlist.set_page_aside(connection, 1, struct.pack(">4q", -(2**63), -5, 7, 2**63 - 1), b"")
    watchlist.put_in_order(store, "e")
    with store.writing() as connection:
        for table, row in _BESIDE.items():
            connection.execute(insert(schema.metadata.tables[table]), row)
    return store


def live(store: Store) -> None:
    """Purchases of which one was corrected, one voided and two sold, and one of the sales voided again."""
    record(store, *[replace(a_draft(PHONE, BICYCLE), payment=Payment(method="cash")) for _ in range(4)])
    with store.writing() as connection:
        first = amendments.read_present(connection, EntryNumber("A", 1))
        changes = [
            FieldChange(path="seller.surname", new="Zwaluw"),
            FieldChange(path="items[0].price_cents", new=5),
            FieldChange(path="items[1].identifiers[0].value", new="ANDERS77"),
        ]

    def sale(number: EntryNumber, item: str) -> Entry:
        sold = Disposal(happened_on=DAY, lines=(DisposalLine(item=item, price_cents=9),), buyer=Buyer(name="Koper"))
        return disposal_entry(sold, number, RECORDING, {item: Goods(category="phone", brand="Samsung")})

    for make in (
        lambda number: correction_entry(first, changes, "tikfout", number, RECORDING),
        lambda number: void_entry(EntryNumber("A", 2), "dubbel", number, RECORDING),
        lambda number: sale(number, "A-000003/1"),
        lambda number: sale(number, "A-000004/2"),
        lambda number: void_entry(EntryNumber("A", 8), "ging niet door", number, RECORDING),
    ):
        with store.writing() as connection:
            book.add_entry(connection, "A", make, sign_head)


def be_received(store: Store, size: int) -> None:
    """The central register has received the first `size` entries, and rejected the newest."""
    with store.writing() as connection:
        receipt = a_receipt(connection, size)
        book.add_receipt(connection, "A", size, str(receipt["received_at"]), receipt)
        outbox.settle(connection, "A", range(1, size + 1))
        outbox.mark_rejected(connection, "A", book.book_size(connection, "A"), [{"code": "x"}])


def a_receipt(connection: Connection, size: int) -> dict[str, object]:
    """What a central register would sign for the first `size` entries."""
    content: dict[str, object] = {
        "dealer_id": "dealer-1",
        "book": BOOK,
        "series": "A",
        "counter_key": COUNTER_KEY.public.hex(),
        "size": size,
        "root": book.root_at(connection, "A", size).hex(),
        "received_at": utc_text(datetime(2026, 11, 24, 13, tzinfo=UTC)),
        "register_key": REGISTER.public.hex(),
    }
    message = canonical_json({"format": RECEIPT_FORMAT, **content})
    return {**content, "signature": REGISTER.sign(message).hex()}
