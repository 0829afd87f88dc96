"""The two signatures under a book: the counter's tree head, and the register's receipt for it."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from dealer_client.register.canonical import canonical_json
from dealer_client.register.receipts import RECEIPT_FORMAT
from dealer_client.register.signing import HEAD_FORMAT, signature_holds

from .fields import Count, Hex32, Hex64, Moment, Series
from .messages import Answer, Request


class WireHead(Request):
    """A signed tree head. The signature is over the canonical JSON of `head_bytes`."""

    book: Annotated[str, StringConstraints(max_length=64)]
    series: Series
    size: Count
    root: Hex32
    signed_at: Moment
    signature: Hex64

    def head_bytes(self) -> bytes:
        """What the counter signed."""
        return canonical_json({"format": HEAD_FORMAT, **self.model_dump(exclude={"signature"})})


class Receipt(Answer):
    """The register's signature under what it holds of one counter's book."""

    dealer_id: str
    book: str
    series: Series
    counter_key: Hex32
    size: int
    root: Hex32
    received_at: Moment
    register_key: Hex32
    signature: Hex64

    def receipt_bytes(self) -> bytes:
        """What the register signed."""
        return canonical_json({"format": RECEIPT_FORMAT, **self.model_dump(exclude={"signature"})})

    def holds(self, register_key: str) -> bool:
        """Whether it is signed by the register with that key (hexadecimal)."""
        return self.register_key == register_key and signature_holds(
            bytes.fromhex(register_key), bytes.fromhex(self.signature), self.receipt_bytes()
        )
