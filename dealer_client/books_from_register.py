"""Entries that come back from the central register: of this counter's own book, and of the dealer's other counters.

A page is taken whole or not at all. It must follow what is here, each entry must be what its hash and commitments say,
and the root they lead to must be the one that the counter signed and that the register's receipt names. So what is here
afterwards is proven just as what was recorded here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError, InterfaceError

from dealer_client.central import wire
from dealer_client.central.errors import NotUnderstood, OtherBookUnread, OtherBookWrong, ReceiptWrong
from dealer_client.register.canonical import canonical_json, parse_object
from dealer_client.register.corrected_draft import draft_of
from dealer_client.register.correction import AMENDING, present_state, target_of
from dealer_client.register.draft import ACQUISITIONS, DISPOSALS
from dealer_client.register.entry import Entry
from dealer_client.register.errors import DealerError
from dealer_client.register.moments import parse_utc
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.personal import PersonalPart
from dealer_client.register.signing import TreeHead
from dealer_client.store import book, matches, other_counters, outbox
from dealer_client.store.amendments import read_present
from dealer_client.store.police_decisions import is_released
from dealer_client.store.police_holds import hold_for_match, hold_stolen_items


@dataclass(frozen=True, slots=True, kw_only=True)
class BookToTake:
    """Whose book a page must be of. For another counter `book` and `counter_key` (hexadecimal) are empty before its
    first page; `is_own` is this counter's."""

    series: str
    book: str
    counter_key: str
    is_own: bool


def take_page(connection: Connection, wanted: BookToTake, page: wire.BookAnswer, register_key: str) -> bool:
    """Writes a page of a book; whether there was anything in it.

    Nothing happens where it does not follow what is here: another program was faster. Raises ReceiptWrong where it is
    not this counter's book as it was recorded here, OtherBookWrong where it is not the other counter's, OtherBookUnread
    where an entry of that is of an unknown shape, NotUnderstood where it is no page.
    """
    wrong = ReceiptWrong() if wanted.is_own else OtherBookWrong(wanted.series)
    if page.series != wanted.series or (wanted.book and (page.book, page.counter_key) != _whose(wanted)):
        raise wrong
    head, receipt = page.head, page.receipt
    if not page.entries:
        return False
    if head is None or receipt is None:
        raise NotUnderstood
    if page.entries[0].number != book.book_size(connection, wanted.series) + 1:
        return False
    if not _is_signed(page, head) or not _is_about(receipt, page, head, register_key):
        raise wrong
    entries = [_entry(wanted.series, held) for held in page.entries]
    first = entries[0].number.number
    if [entry.number.number for entry in entries] != list(range(first, head.size + 1)):
        raise NotUnderstood
    root = b""
    for entry in entries:
        try:
            root = book.add_received(connection, entry)
            _read_again(connection, entry)
            if wanted.is_own and entry.kind in ACQUISITIONS:
                # Whether it was released since, the register does not know: a person releases it again.
                hold_stolen_items(connection, entry.number, entry.content["items"], at=datetime.now(UTC))
        except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError, IntegrityError, InterfaceError):
            # A body of a shape that this version does not know; without the cause, which may quote it.
            unread = NotUnderstood() if wanted.is_own else OtherBookUnread(wanted.series, entry.number.number)
            raise unread from None
    if root.hex() != head.root:
        raise wrong
    book.keep_head(connection, _tree_head(head))
    book.add_receipt(connection, wanted.series, receipt.size, receipt.received_at, receipt.model_dump())
    if wanted.is_own:
        _keep_rejections(connection, page)
    else:
        other_counters.pin_counter(connection, wanted.series, page.book, page.counter_key)
    for warning in matches.matches_of(connection, wanted.series, first, head.size):
        # The register may have told of a match, and of the police's decision, before the entry was here.
        if not is_released(connection, warning.match_id):
            hold_for_match(connection, warning, datetime.now(UTC))
    return True


def _read_again(connection: Connection, entry: Entry) -> None:
    """Reads an entry, and the one that it amends, as lists and forms will. Raises ValueError or TypeError.

    What is here stays: one date that is none would close the stock list of every counter, for good.
    """
    entry.recorded_at.astimezone(ZoneInfo(entry.content["zone"]))
    if entry.kind not in ACQUISITIONS | DISPOSALS | AMENDING:
        return
    amends = entry.kind in AMENDING
    present = read_present(connection, target_of(entry)) if amends else present_state(entry, ())
    if present.entry.kind in ACQUISITIONS | DISPOSALS:
        draft_of(present)
    numbers = [present.content.get("total_cents", 0), *(item["line"] for item in present.content.get("items", ()))]
    if not all(isinstance(number, int) for number in numbers):
        raise TypeError("no number")
    if present.entry.kind in ACQUISITIONS:
        for item in present.content["items"]:
            date.fromisoformat(item["hold"]["until"])
            date.fromisoformat(item["hold"]["free_on"])


def _whose(wanted: BookToTake) -> tuple[str, str]:
    return wanted.book, wanted.counter_key


def _is_signed(page: wire.BookAnswer, head: wire.WireHead) -> bool:
    return (head.series, head.book) == (page.series, page.book) and wire.signature_holds(
        bytes.fromhex(page.counter_key), bytes.fromhex(head.signature), head.head_bytes()
    )


def _is_about(receipt: wire.Receipt, page: wire.BookAnswer, head: wire.WireHead, register_key: str) -> bool:
    return receipt.holds(register_key) and (
        receipt.series,
        receipt.book,
        receipt.counter_key,
        receipt.size,
        receipt.root,
    ) == (page.series, page.book, page.counter_key, head.size, head.root)


def _entry(series: str, held: wire.HeldEntry) -> Entry:
    parts = tuple(
        PersonalPart(name=part.name, data=dict(part.data), salt=bytes.fromhex(part.salt)) for part in held.personal
    )
    entry = Entry(number=EntryNumber(series, held.number), body=held.body.encode(), personal=parts)
    try:
        content = parse_object(entry.body)
        kept = dict(content["commitments"])
        as_it_says = (
            entry.leaf_hash.hex() == held.leaf_hash
            and canonical_json(content) == entry.body
            and (content["series"], content["number"]) == (series, held.number)
            and all(kept.get(part.name) == part.commitment for part in parts)
        )
    except (DealerError, KeyError, TypeError, ValueError):
        raise NotUnderstood from None
    if not as_it_says:
        raise NotUnderstood
    return entry


def _tree_head(head: wire.WireHead) -> TreeHead:
    return TreeHead(
        book=head.book,
        series=head.series,
        size=head.size,
        root=bytes.fromhex(head.root),
        signed_at=parse_utc(head.signed_at),
        signature=bytes.fromhex(head.signature),
    )


def _keep_rejections(connection: Connection, page: wire.BookAnswer) -> None:
    for held in page.entries:
        if held.status == "rejected":
            reasons = [reason.model_dump() for reason in held.reasons]
            outbox.add_rejected(
                connection, page.series, held.number, page.receipt.received_at if page.receipt else "", reasons
            )
