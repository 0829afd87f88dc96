"""The three secrets of a profile, as one thing to keep."""

from __future__ import annotations

import base64
import json
import secrets as random
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Secrets:
    """The store's key (32 bytes), the seed of the counter's Ed25519 key (32 bytes), and the credential that the central
    register gave at enrolment (empty before it). Left out of `repr` on purpose."""

    store_key: bytes = field(repr=False)
    counter_seed: bytes = field(repr=False)
    credential: str = field(default="", repr=False)

    def with_credential(self, credential: str) -> Secrets:
        """The same secrets with the credential of a new enrolment."""
        return replace(self, credential=credential)

    def pack(self) -> str:
        """One line of text, for a keyring or a sealed file."""
        return json.dumps(
            {
                "store_key": base64.b64encode(self.store_key).decode(),
                "counter_seed": base64.b64encode(self.counter_seed).decode(),
                "credential": self.credential,
            }
        )

    @staticmethod
    def unpack(packed: str) -> Secrets:
        """The secrets that `pack` wrote. Raises ValueError for anything else."""
        try:
            values = json.loads(packed)
            found = Secrets(
                base64.b64decode(values["store_key"], validate=True),
                base64.b64decode(values["counter_seed"], validate=True),
                str(values["credential"]),
            )
        except (KeyError, TypeError, ValueError):
            # Without the cause: it could quote what was read.
            raise ValueError("not a packed secret") from None
        if len(found.store_key) != 32 or len(found.counter_seed) != 32:
            raise ValueError("not a packed secret")
        return found


def new_secrets() -> Secrets:
    """Fresh random keys for a new profile."""
    return Secrets(random.token_bytes(32), random.token_bytes(32))
