"""The QR code on every page: the signed head of the book and the digest of the attached entries, small enough to scan.

`DEALER-EXTRACT/1 BOOK SERIES SIZE ROOT SIGNED-AT SIGNATURE ENTRIES`: the values of the tree head in that order, its
signature by the counter, and the SHA-256 of `entries.json`; hexadecimal in capitals, which a QR code stores twice as
densely. With the counter's public key anyone can tell from paper alone that this book once had this size and root.
"""

from __future__ import annotations

import re

from dealer_client.register.canonical import JsonObject

QR_FORMAT = "DEALER-EXTRACT/1"

_HEXADECIMAL = re.compile(r"[0-9a-f]+")


def qr_text(document: JsonObject, head: JsonObject, digest: str) -> str:
    """What the code says. `head` is the parsed tree head, `digest` that of the attached JSON."""
    book = str(head["book"])
    return " ".join(
        (
            QR_FORMAT,
            book.upper() if _HEXADECIMAL.fullmatch(book) else book,
            str(head["series"]),
            str(head["size"]),
            head["root"].upper(),
            head["signed_at"],
            document["head"]["signature"].upper(),
            digest.upper(),
        )
    )
