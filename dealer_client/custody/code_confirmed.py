"""Whether the dealer has the recovery code that opens the book today: without it a lost machine is a lost book.

Kept as a fingerprint of the key that the code stands for, so that a new key asks for its code anew. The key has 256
random bits, so nothing can be learnt of it from the fingerprint.
"""

from __future__ import annotations

import hashlib

from dealer_client.store.engine import Store
from dealer_client.store.settings import read_setting, write_setting

_NAME = "recovery_code_confirmed"


def confirm_code(store: Store, store_key: bytes) -> None:
    """The dealer typed a part of the code back, or had it printed. Raises StoreError."""
    with store.writing() as connection:
        write_setting(connection, _NAME, _fingerprint(store_key))


def is_code_confirmed(store: Store, store_key: bytes) -> bool:
    """Whether that was done for this key. Raises StoreError."""
    with store.reading() as connection:
        return read_setting(connection, _NAME) == _fingerprint(store_key)


def _fingerprint(store_key: bytes) -> str:
    return hashlib.sha256(b"recovery code " + store_key).hexdigest()[:16]
