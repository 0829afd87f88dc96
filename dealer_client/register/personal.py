"""Personal data in an entry: kept beside the leaf, bound to it by a salted commitment.

The leaf holds only HMAC-SHA256 under a random 256-bit salt. After the retention time the data *and* the salt are
erased: what is left tells nothing about the person, and every proof over the leaf still holds.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from hashlib import sha256

from .canonical import JsonObject, canonical_json

SALT_BYTES = 32
PERSON_PARTS = ("seller", "buyer", "receiver")
"""The parts that hold the person of an entry: who the goods came from, or went to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalPart:
    """One part of an entry that is about a person: `seller`, `payment`, `reasons`. Left out of `repr` on purpose."""

    name: str
    data: JsonObject = field(repr=False)
    salt: bytes = field(repr=False, default_factory=lambda: secrets.token_bytes(SALT_BYTES))

    @property
    def commitment(self) -> str:
        """What stands in the leaf for this part, in lowercase hexadecimal."""
        return commitment_of(self.name, self.salt, canonical_json(self.data))


def commitment_of(name: str, salt: bytes, data: bytes) -> str:
    """The commitment over one part: HMAC-SHA256(salt, "dealer-part/1" 0x00 name 0x00 canonical JSON of the data)."""
    message = b"dealer-part/1\x00" + name.encode() + b"\x00" + data
    return hmac.new(salt, message, sha256).hexdigest()
