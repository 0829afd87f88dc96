"""The three secrets of a profile, as one thing to keep."""

from __future__ import annotations

import base64
import json
import secrets as random
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Secrets:
    """The store's key (32 bytes), the seed of the counter's Ed25519 key (32 bytes), and the credential that the central
    register gave at enrolment (empty before it). Left out of `repr` on purpose.

    `next_store_key` is there only while the store is being re-keyed: the store opens with one of the two.
    """

    store_key: bytes = field(repr=False)
    counter_seed: bytes = field(repr=False)
    credential: str = field(default="", repr=False)
    next_store_key: bytes = field(default=b"", repr=False)

    def with_credential(self, credential: str) -> Secrets:
        """The same secrets with the credential of a new enrolment."""
        return replace(self, credential=credential)

    def with_next_store_key(self, key: bytes) -> Secrets:
        """The same secrets, with the key (32 bytes) that the store is about to get."""
        return replace(self, next_store_key=key)

    def with_store_key(self, key: bytes) -> Secrets:
        """The same secrets for a store that opens with this key (32 bytes) and is not being re-keyed."""
        return replace(self, store_key=key, next_store_key=b"")

    def pack(self) -> str:
        """One line of text, for a keyring or a sealed file."""
        values = {
            "store_key": base64.b64encode(self.store_key).decode(),
            "counter_seed": base64.b64encode(self.counter_seed).decode(),
            "credential": self.credential,
        }
        if self.next_store_key:
            values["next_store_key"] = base64.b64encode(self.next_store_key).decode()
        return json.dumps(values)

    @staticmethod
    def unpack(packed: str) -> Secrets:
        """The secrets that `pack` wrote. Raises ValueError for anything else."""
        try:
            values = json.loads(packed)
            found = Secrets(
                base64.b64decode(values["store_key"], validate=True),
                base64.b64decode(values["counter_seed"], validate=True),
                _text(values["credential"]),
                base64.b64decode(values.get("next_store_key", ""), validate=True),
            )
        except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
            # Without the cause: it could quote what was read.
            raise ValueError("not a packed secret") from None
        if {len(found.store_key), len(found.counter_seed)} != {32} or len(found.next_store_key) not in (0, 32):
            raise ValueError("not a packed secret")
        return found


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def new_store_key() -> bytes:
    """32 fresh random bytes."""
    return random.token_bytes(32)


def new_secrets() -> Secrets:
    """Fresh random keys for a new profile."""
    return Secrets(new_store_key(), random.token_bytes(32))
