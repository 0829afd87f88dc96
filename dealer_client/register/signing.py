"""Tree heads: what the counter signs to stand for its whole book at one moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from .canonical import JsonObject, canonical_json
from .moments import utc_text

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

HEAD_FORMAT = "dealer-tree-head/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeHead:
    """The state of one counter's book. `root` is 32 bytes, `signed_at` UTC, `signature` Ed25519 over
    `signed_bytes()`."""

    book: str
    series: str
    size: int
    root: bytes
    signed_at: datetime
    signature: bytes = b""

    def signed_bytes(self) -> bytes:
        """What the signature is over: the canonical JSON of the head without its signature."""
        return canonical_json(self.as_json())

    def as_json(self) -> JsonObject:
        """The head without its signature, as it stands in documents and messages."""
        return {
            "format": HEAD_FORMAT,
            "book": self.book,
            "series": self.series,
            "size": self.size,
            "root": self.root.hex(),
            "signed_at": utc_text(self.signed_at),
        }


@dataclass(frozen=True, slots=True)
class CounterKey:
    """The Ed25519 key of one counter, from its 32-byte seed. Never shown, logged or compared."""

    _seed: bytes = field(repr=False, compare=False)

    def _private(self) -> Ed25519PrivateKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self._seed)

    @property
    def public(self) -> bytes:
        """The 32-byte public key."""
        return self._private().public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """The 64-byte signature over a message."""
        return self._private().sign(message)

    def sign_head(self, *, book: str, series: str, size: int, root: bytes, signed_at: datetime) -> TreeHead:
        """A signed tree head."""
        head = TreeHead(book=book, series=series, size=size, root=root, signed_at=signed_at)
        return TreeHead(
            book=book,
            series=series,
            size=size,
            root=root,
            signed_at=signed_at,
            signature=self.sign(head.signed_bytes()),
        )


def signature_holds(public_key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether an Ed25519 signature over the message is by that key; False for anything malformed."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
