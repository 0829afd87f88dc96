"""What a scanner read of a document, held against what is recorded: an entry must not call read what was typed."""

from __future__ import annotations

from collections.abc import Mapping

from dealer_client.register.draft import DocumentKind, Seller

SEEN = "seen"
READ = "mrz"
READ_THEN_CHANGED = "mrz-changed"
"""The values of `IdentityDocument.checked`: typed over, read by a scanner, read and then changed by hand."""


def changed_since_read(read: Seller, now: Seller) -> tuple[str, ...]:
    """The fields, as in `Finding.field`, that say something else than the scanner read.

    A driving licence gives no more than its number. Names do not count: a machine-readable zone cuts them off and
    writes them without accents (ICAO Doc 9303-3), so that a clerk has to put them right.
    """
    told = _told(now)
    return tuple(path for path, value in _told(read).items() if value and told.get(path) != value)


def _told(seller: Seller) -> Mapping[str, object]:
    document = seller.document
    number = {
        "seller.document.kind": document.kind,
        "seller.document.number": document.number,
        "seller.document.issuing_state": document.issuing_state,
    }
    if document.kind == DocumentKind.DRIVING_LICENCE:
        return number
    return {
        "seller.date_of_birth": seller.date_of_birth,
        "seller.nationality": seller.nationality,
        **number,
        "seller.document.expires": document.expires,
    }
