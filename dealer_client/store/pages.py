"""Looking at a store file page by page without opening it: does the key fit, and which pages are damaged?

The format is SQLCipher 4's: pages of 4096 bytes, the last 80 of which are a 16-byte IV and an HMAC-SHA512 over the
encrypted content, the IV and the page's number. The first 16 bytes of the file are the salt of the HMAC's key.
https://www.zetetic.net/sqlcipher/design/
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from pathlib import Path

PAGE_BYTES = 4096
_SALT_BYTES = 16
_MAC_BYTES = 64
_MAC_SALT_MASK = 0x3A
_MAC_KEY_PASSES = 2


@dataclass(frozen=True, slots=True)
class PageScan:
    """How many whole pages a file has, which of them (from 1) do not hold, and whether it ends within one."""

    pages: int
    damaged: tuple[int, ...]
    cut_off: bool

    @property
    def key_fits(self) -> bool:
        """Whether one page or more is by this key; where the salt itself is damaged, none is."""
        return len(self.damaged) < self.pages


def scan_pages(path: Path, key: bytes) -> PageScan:
    """Reads the file from end to end; `key` has 32 bytes. Changes nothing. Raises OSError."""
    pages, damaged, rest = 0, [], 0
    with path.open("rb") as file:
        salt = file.read(_SALT_BYTES)
        file.seek(0)
        mac_key = hashlib.pbkdf2_hmac(
            "sha512", key, bytes(byte ^ _MAC_SALT_MASK for byte in salt), _MAC_KEY_PASSES, len(key)
        )
        while page := file.read(PAGE_BYTES):
            if len(page) < PAGE_BYTES:
                rest = len(page)
                break
            pages += 1
            if not _holds(page, pages, mac_key):
                damaged.append(pages)
    return PageScan(pages, tuple(damaged), rest > 0)


def _holds(page: bytes, number: int, mac_key: bytes) -> bool:
    covered = page[_SALT_BYTES if number == 1 else 0 : -_MAC_BYTES]
    mac = hmac.digest(mac_key, covered + number.to_bytes(4, "little"), "sha512")
    return hmac.compare_digest(mac, page[-_MAC_BYTES:])
