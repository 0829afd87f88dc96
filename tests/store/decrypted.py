"""A store file decrypted by the published format alone, without SQLCipher: pages of AES-256-CBC under the raw key.

https://www.zetetic.net/sqlcipher/design/
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

_PAGE, _RESERVED, _IV = 4096, 80, 16


def decrypted_bytes(path: Path, key: bytes) -> bytes:
    """The whole file as plain SQLite, free pages included. What is in a write-ahead log is not."""
    data = path.read_bytes()
    plain = bytearray()
    for start in range(0, len(data), _PAGE):
        page = data[start : start + _PAGE]
        encrypted, initial = page[16 * (start == 0) : -_RESERVED], page[-_RESERVED : -_RESERVED + _IV]
        decryptor = Cipher(algorithms.AES(key), modes.CBC(initial)).decryptor()
        head = b"SQLite format 3\x00" if start == 0 else b""
        plain += head + decryptor.update(encrypted) + decryptor.finalize() + bytes(_RESERVED)
    return bytes(plain)


def decrypted(path: Path, key: bytes) -> sqlite3.Connection:
    """The store in plain SQLite, in memory."""
    # Byte 18 and 19 say that there is a write-ahead log; there is none in memory.
    data = bytearray(decrypted_bytes(path, key))
    data[18:20] = b"\x01\x01"
    connection = sqlite3.connect(":memory:")
    connection.deserialize(bytes(data))
    return connection
