"""A copy of a profile's other secrets that lies inside its own store, sealed with a key made from the store's key.

So the store file and the recovery code are enough to carry on elsewhere as the same counter. Why this costs nothing in
safety, and why the copy is sealed although the whole store is encrypted, stands in `README.md`.
"""

from __future__ import annotations

import base64
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .errors import VaultDamaged
from .secrets import Secrets

_PURPOSE = b"dealer-store-copy/1"
_NONCE_BYTES = 12


def seal_for_store(secrets: Secrets) -> str:
    """The secrets as a text that opens with the store's key alone."""
    return seal(secrets.with_store_key(secrets.store_key).pack(), secrets.store_key, _PURPOSE)


def unseal_from_store(sealed: str, store_key: bytes) -> Secrets:
    """The secrets that `seal_for_store` sealed. Raises VaultDamaged where the text or the key is another."""
    try:
        return Secrets.unpack(unseal(sealed, store_key, _PURPOSE))
    except ValueError:
        raise VaultDamaged("book.db") from None


def seal(text: str, store_key: bytes, purpose: bytes) -> str:
    """A text that opens with the store's key (32 bytes) alone, and for that purpose alone."""
    nonce = os.urandom(_NONCE_BYTES)
    return base64.b64encode(nonce + _cipher(store_key, purpose).encrypt(nonce, text.encode(), purpose)).decode()


def unseal(sealed: str, store_key: bytes, purpose: bytes) -> str:
    """The text that `seal` sealed. Raises ValueError where it, the key or the purpose is another."""
    try:
        data = base64.b64decode(sealed, validate=True)
        return _cipher(store_key, purpose).decrypt(data[:_NONCE_BYTES], data[_NONCE_BYTES:], purpose).decode()
    except InvalidTag:
        raise ValueError("sealed with another key") from None


def _cipher(store_key: bytes, purpose: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(store_key))
