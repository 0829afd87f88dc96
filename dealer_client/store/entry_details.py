"""Reading one entry with its proof, its way to the central register, and its warnings."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select

from dealer_client.register.canonical import JsonObject
from dealer_client.register.entry import Entry
from dealer_client.register.entry_details import EntryDetails, EntryProof
from dealer_client.register.listing import UploadState
from dealer_client.register.moments import parse_utc
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.receipts import receipt_holds
from dealer_client.register.signing import signature_holds
from dealer_client.register.tree import inclusion_proof, verify_inclusion
from dealer_client.register.wording import Text

from . import amendments, book, matches, schema


def read_details(connection: Connection, number: EntryNumber, counter_key: bytes, register_key: str) -> EntryDetails:
    """The entry with all around it; its proof is computed again. Raises EntryMissing.

    `counter_key` is the counter's public key; `register_key` the register's in hexadecimal, empty before enrolment.
    """
    present = amendments.read_present(connection, number)
    entry = present.entry
    upload, reasons = _upload(connection, number)
    return EntryDetails(
        entry=entry,
        present=present,
        proof=_proof(connection, entry, counter_key, register_key),
        upload=upload,
        rejections=tuple(Text(nl=reason["message_nl"], en=reason["message_en"]) for reason in reasons),
        matches=tuple(warning for warning in matches.read_matches(connection) if warning.entry == number),
    )


def _proof(connection: Connection, entry: Entry, counter_key: bytes, register_key: str) -> EntryProof:
    number = entry.number
    head = book.tree_head(connection, number.series)
    if head is None:
        return EntryProof(in_book=False, book_size=0, confirmed_size=0, confirmed_at=None)
    index, read = number.number - 1, book.node_reader(connection, number.series)
    signed = signature_holds(counter_key, head.signature, head.signed_bytes())
    found = index < head.size and verify_inclusion(
        entry.leaf_hash, index, head.size, inclusion_proof(index, head.size, read), head.root
    )
    receipt = book.latest_receipt(connection, number.series)
    confirmed = (
        receipt is not None
        and receipt_holds(receipt, register_key)
        and receipt["size"] <= head.size
        and book.root_at(connection, number.series, receipt["size"]).hex() == receipt["root"]
    )
    return EntryProof(
        in_book=signed and found,
        book_size=head.size,
        confirmed_size=receipt["size"] if receipt is not None and confirmed else 0,
        confirmed_at=parse_utc(receipt["received_at"]) if receipt is not None and confirmed else None,
    )


def _upload(connection: Connection, number: EntryNumber) -> tuple[UploadState, list[JsonObject]]:
    outbox = schema.outbox
    row = connection.execute(
        select(outbox.c.state, outbox.c.reasons).where(
            outbox.c.series == number.series, outbox.c.number == number.number
        )
    ).one_or_none()
    if row is None:
        return UploadState.ACCEPTED, []
    return UploadState(row.state), json.loads(row.reasons)
