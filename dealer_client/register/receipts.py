"""The central register's receipt for a book: what binds the counter's key, size and root under the register's own key.

Its shape as a JSON object is that of `central.wire.Receipt`; here it is read without the wire, so that a book can be
checked where there is no line.
"""

from __future__ import annotations

from .canonical import JsonObject, canonical_json
from .signing import signature_holds

RECEIPT_FORMAT = "register-receipt/1"


def receipt_holds(receipt: JsonObject, register_key: str) -> bool:
    """Whether the receipt is signed by the register with that key (hexadecimal); False for anything malformed."""
    try:
        message = canonical_json(
            {"format": RECEIPT_FORMAT, **{name: value for name, value in receipt.items() if name != "signature"}}
        )
        return receipt.get("register_key") == register_key and signature_holds(
            bytes.fromhex(register_key), bytes.fromhex(receipt["signature"]), message
        )
    except (KeyError, TypeError, ValueError):
        return False
