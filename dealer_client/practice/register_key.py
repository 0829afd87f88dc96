"""The register's own key: made when its database is new, and what it signs receipts with."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, insert, select

from dealer_client.central import wire

from . import schema
from .database import CannotStart
from .moments import now_text

REGISTER_NAME = "Oefenregister (practice register)"
_SEED_BYTES = 32


@dataclass(frozen=True, slots=True)
class RegisterKey:
    """The register's Ed25519 key, from its 32-byte seed. Never shown, logged or compared."""

    _seed: bytes = field(repr=False, compare=False)

    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self._seed)

    @property
    def public(self) -> str:
        """The public key in lowercase hexadecimal."""
        return self._private().public_key().public_bytes_raw().hex()

    def secret_for(self, purpose: str) -> bytes:
        """32 bytes that only this register can make, the same ones each time for a purpose."""
        return hmac.digest(self._seed, b"practice-register " + purpose.encode(), "sha256")

    def sign_rule_pack(self, text: str) -> str:
        """The register's signature under a rule pack, in hexadecimal."""
        return self._private().sign(wire.signed_pack_bytes(text)).hex()

    def receipt(
        self, *, dealer_id: str, book: str, series: str, counter_key: str, size: int, root: bytes
    ) -> wire.Receipt:
        """A signed receipt for what the register holds of one counter's book, dated now."""
        unsigned = wire.Receipt(
            dealer_id=dealer_id,
            book=book,
            series=series,
            counter_key=counter_key,
            size=size,
            root=root.hex(),
            received_at=now_text(),
            register_key=self.public,
            signature="0" * 128,
        )
        return unsigned.model_copy(update={"signature": self._private().sign(unsigned.receipt_bytes()).hex()})


def register_key(connection: Connection) -> RegisterKey:
    """The key in the database, made the first time. Raises CannotStart for a database of another version."""
    identity = schema.identity
    row = connection.execute(select(identity.c.schema_version, identity.c.seed)).first()
    if row is None:
        seed = secrets.token_bytes(_SEED_BYTES)
        connection.execute(
            insert(identity).values(id=1, schema_version=schema.SCHEMA_VERSION, name=REGISTER_NAME, seed=seed)
        )
        return RegisterKey(seed)
    if row.schema_version != schema.SCHEMA_VERSION:
        raise CannotStart(
            f"This database was made by another version of the practice register (it says {row.schema_version}, "
            f"this program knows {schema.SCHEMA_VERSION}). Name a new database; this one was not changed."
        )
    return RegisterKey(bytes(row.seed))
