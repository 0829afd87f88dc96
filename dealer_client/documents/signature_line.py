"""The signature under an extract: one comment line after the last `%%EOF` of the PDF.

A PDF reader ignores it; a verifier needs no PDF library to check it. The signature is over every byte before the
line, and the line must be the last thing in the file, so nothing can be changed, put in, taken out or appended.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from dealer_client.register.canonical import canonical_json
from dealer_client.register.signing import signature_holds

PAGE_FORMAT = "dealer-extract-pdf/1"

_LINE = re.compile(rb"%dealer-extract-pdf/1 key=([0-9a-f]{64}) signature=([0-9a-f]{128})\n")
_LINE_LENGTH = len(b"%dealer-extract-pdf/1 key= signature=\n") + 64 + 128


@dataclass(frozen=True, slots=True)
class SignedPdf:
    """A PDF and the line under it. `key` is 32 bytes."""

    pdf: bytes
    key: bytes
    signature: bytes

    def holds(self) -> bool:
        """Whether the PDF is byte for byte what the holder of the key signed."""
        return signature_holds(self.key, self.signature, _signed_bytes(self.pdf))


def with_signature(pdf: bytes, key: bytes, sign: Callable[[bytes], bytes]) -> bytes:
    """The PDF with its signature line. `key` is the public key that belongs to `sign`."""
    if not pdf.endswith(b"\n"):
        pdf += b"\n"
    line = f"%{PAGE_FORMAT} key={key.hex()} signature={sign(_signed_bytes(pdf)).hex()}\n"
    return pdf + line.encode()


def split_signature(file: bytes) -> SignedPdf | None:
    """The PDF and its signature line; None where the file does not end in exactly one."""
    pdf, line = file[:-_LINE_LENGTH], file[-_LINE_LENGTH:]
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    return SignedPdf(pdf=pdf, key=bytes.fromhex(match[1].decode()), signature=bytes.fromhex(match[2].decode()))


def _signed_bytes(pdf: bytes) -> bytes:
    # A JSON object with a `format`, as everything this key signs: one signature can never pass for another.
    return canonical_json({"format": PAGE_FORMAT, "sha256": sha256(pdf).hexdigest()})
