"""A store file decrypted by the published format alone, without SQLCipher: pages of AES-256-CBC under the raw key.

https://www.zetetic.net/sqlcipher/design/
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

_PAGE, _RESERVED, _IV = 4096, 80, 16
_LOG_HEAD, _FRAME_HEAD = 32, 24


def decrypted_bytes(path: Path, key: bytes) -> bytes:
    """The whole file as plain SQLite, free pages included. What is in a write-ahead log is not."""
    data = path.read_bytes()
    return b"".join(
        _decrypted_page(data[start : start + _PAGE], start // _PAGE + 1, key) for start in range(0, len(data), _PAGE)
    )


def decrypted_log(path: Path, key: bytes) -> bytes:
    """The pages in the write-ahead log of that store, one after the other, also such as count no more.

    https://www.sqlite.org/fileformat2.html#walformat
    """
    log = path.with_name(path.name + "-wal")
    data = log.read_bytes() if log.is_file() else b""
    plain = bytearray()
    for start in range(_LOG_HEAD, len(data), _FRAME_HEAD + _PAGE):
        page = data[start + _FRAME_HEAD : start + _FRAME_HEAD + _PAGE]
        if len(page) == _PAGE:
            plain += _decrypted_page(page, int.from_bytes(data[start : start + 4]), key)
    return bytes(plain)


def _decrypted_page(page: bytes, number: int, key: bytes) -> bytes:
    """One page; the first begins with the salt where plain SQLite says what it is."""
    encrypted, initial = page[16 * (number == 1) : -_RESERVED], page[-_RESERVED : -_RESERVED + _IV]
    decryptor = Cipher(algorithms.AES(key), modes.CBC(initial)).decryptor()
    head = b"SQLite format 3\x00" if number == 1 else b""
    return head + decryptor.update(encrypted) + decryptor.finalize() + bytes(_RESERVED)


def decrypted(path: Path, key: bytes) -> sqlite3.Connection:
    """The store in plain SQLite, in memory."""
    # Byte 18 and 19 say that there is a write-ahead log; there is none in memory.
    data = bytearray(decrypted_bytes(path, key))
    data[18:20] = b"\x01\x01"
    connection = sqlite3.connect(":memory:")
    connection.deserialize(bytes(data))
    return connection
