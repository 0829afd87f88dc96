"""Keys sealed under a passphrase: Argon2id makes a key of it, ChaCha20-Poly1305 seals the secrets with that key."""

from __future__ import annotations

import base64
import json
import os
import time
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from .errors import PassphraseTooShort, VaultDamaged, WrongPassphrase
from .files import write_private_file
from .secrets import Secrets

FILE = "sealed-keys.json"
FORMAT = "dealer-sealed-keys/1"
LEAST_CHARACTERS = 8
_AIM_SECONDS = 0.5
# OWASP Password Storage Cheat Sheet: Argon2id with at least 19 MiB, 2 passes and 1 lane. Never below it.
_LEAST_MEMORY_KIB = 19 * 1024
_LEAST_PASSES = 2
_MEMORY_KIB = 64 * 1024
_MOST_MEMORY_KIB = 4 * 1024 * 1024
_MOST_PASSES = 1000
_MOST_LANES = 16
# RFC 9106 recommends 16 bytes of salt; RFC 8439 has nonces of 12 bytes and tags of 16.
_SALT_BYTES = 16
_NONCE_BYTES = 12
_TAG_BYTES = 16


@dataclass(frozen=True, slots=True)
class Hardness:
    """Argon2id's cost: memory in KiB, passes, and lanes."""

    memory_kib: int
    passes: int
    lanes: int = 1


def tuned_hardness() -> Hardness:
    """The cost at which this machine takes about half a second, never below OWASP's minimum."""
    started = time.perf_counter()
    _stretch("tuning", b"0123456789abcdef", Hardness(_MEMORY_KIB, 1))
    one_pass = max(time.perf_counter() - started, 0.001)
    return Hardness(_MEMORY_KIB, max(_LEAST_PASSES, min(32, round(_AIM_SECONDS / one_pass))))


class PassphraseSafe:
    """Reads and writes the sealed secrets in a profile folder."""

    def __init__(self, folder: Path, passphrase: str) -> None:
        self._path = folder / FILE
        self._passphrase = passphrase

    def read(self) -> Secrets:
        """Raises WrongPassphrase or VaultDamaged."""
        try:
            sealed = json.loads(self._path.read_text(encoding="utf-8"))
            hardness = Hardness(sealed["memory_kib"], sealed["passes"], sealed["lanes"])
            salt, nonce, box = (base64.b64decode(sealed[part], validate=True) for part in ("salt", "nonce", "box"))
            if (
                sealed["format"] != FORMAT
                or not _sensible(hardness)
                or (len(salt), len(nonce)) != (_SALT_BYTES, _NONCE_BYTES)
                or len(box) <= _TAG_BYTES
            ):
                raise ValueError(FILE)
        except (OSError, KeyError, RecursionError, TypeError, ValueError):
            raise VaultDamaged(FILE) from None
        try:
            packed = _cipher(self._passphrase, salt, hardness).decrypt(nonce, box, FORMAT.encode())
            return Secrets.unpack(packed.decode())
        except InvalidTag:
            raise WrongPassphrase from None
        except (HashingError, MemoryError, ValueError):
            # A cost that this machine cannot pay, or secrets that were sealed and are none.
            raise VaultDamaged(FILE) from None

    def write(self, secrets: Secrets) -> None:
        """Seals the secrets with a fresh salt and a cost tuned to this machine. Raises PassphraseTooShort."""
        if len(self._passphrase) < LEAST_CHARACTERS:
            raise PassphraseTooShort(LEAST_CHARACTERS)
        hardness, salt, nonce = tuned_hardness(), os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
        box = _cipher(self._passphrase, salt, hardness).encrypt(nonce, secrets.pack().encode(), FORMAT.encode())
        write_private_file(
            self._path,
            json.dumps(
                {
                    "format": FORMAT,
                    "memory_kib": hardness.memory_kib,
                    "passes": hardness.passes,
                    "lanes": hardness.lanes,
                    "salt": base64.b64encode(salt).decode(),
                    "nonce": base64.b64encode(nonce).decode(),
                    "box": base64.b64encode(box).decode(),
                },
                indent=1,
            ),
        )


def _sensible(hardness: Hardness) -> bool:
    """A changed file may neither make the passphrase cheap to guess nor exhaust the machine."""
    cost = (hardness.memory_kib, hardness.passes, hardness.lanes)
    return (
        all(type(part) is int for part in cost)
        and _LEAST_MEMORY_KIB <= hardness.memory_kib <= _MOST_MEMORY_KIB
        and _LEAST_PASSES <= hardness.passes <= _MOST_PASSES
        and 1 <= hardness.lanes <= _MOST_LANES
    )


def _cipher(passphrase: str, salt: bytes, hardness: Hardness) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(_stretch(passphrase, salt, hardness))


def _stretch(passphrase: str, salt: bytes, hardness: Hardness) -> bytes:
    return hash_secret_raw(
        # The same passphrase typed on another keyboard may arrive composed differently.
        unicodedata.normalize("NFC", passphrase).encode(),
        salt,
        time_cost=hardness.passes,
        memory_cost=hardness.memory_kib,
        parallelism=hardness.lanes,
        hash_len=32,
        type=Type.ID,
    )
