"""What a forger would do to an extract: to its bytes and its attachment, with and without the counter's key."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from random import Random
from typing import Any

from dealer_client.documents.attachment import read_attachment
from dealer_client.documents.signature_line import split_signature, with_signature
from dealer_client.register.signing import CounterKey

_STREAM = re.compile(rb"(\d+) 0 obj\n<</Length (\d+)/Type/EmbeddedFile[^\n]*\nstream\n")


def attachment_of(file: bytes) -> bytes:
    """`entries.json` of an extract."""
    signed = split_signature(file)
    assert signed is not None
    return read_attachment(signed.pdf)


def with_attachment(file: bytes, data: bytes, *, key: CounterKey | None = None) -> bytes:
    """The extract with another attachment, its cross-references put right; signed again where there is a key."""
    signed = split_signature(file)
    assert signed is not None
    pdf = signed.pdf
    stream = _STREAM.search(pdf)
    assert stream is not None
    packed = zlib.compress(data)
    header = stream[0].replace(b"/Length " + stream[2], b"/Length %d" % len(packed))
    end = stream.end() + int(stream[2])
    return rebuilt(file, pdf[: stream.start()] + header + packed + pdf[end:], key=key)


def rebuilt(file: bytes, pdf: bytes, *, key: CounterKey | None = None) -> bytes:
    """`pdf` with the places of its objects counted anew; under the old signature line, or signed again with `key`."""
    body, _, rest = pdf.rpartition(b"\nxref\n")
    count = int(rest.split(b"\n", 1)[0].split()[1])
    places = {int(found[1]): found.start(1) for found in re.finditer(rb"(?<=\n)(\d+) 0 obj\n", body)}
    lines = [b"%010d %05d n \n" % (places.get(number, 0), 0) for number in range(1, count)]
    trailer = rest[rest.index(b"trailer\n") : rest.index(b"startxref\n")]
    table = b"xref\n0 %d\n0000000000 65535 f \n" % count + b"".join(lines)
    whole = body + b"\n" + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (len(body) + 1)
    if key is not None:
        return with_signature(whole, key.public, key.sign)
    return whole + file[-230:]


def edited_bytes(file: bytes, chance: Random) -> bytes:
    """The file with one random edit of its bytes; always another file."""
    while True:
        place = chance.randrange(len(file))
        length = chance.choice((1, 1, 2, 16, 500))
        match chance.randrange(8):
            case 0:
                edited = file[:place] + bytes([file[place] ^ (1 << chance.randrange(8))]) + file[place + 1 :]
            case 1:
                edited = file[:place] + chance.randbytes(length) + file[place:]
            case 2:
                edited = file[:place] + file[place + length :]
            case 3:
                edited = file[:place]
            case 4:
                edited = file[:place] + chance.randbytes(length) + file[place + length :]
            case 5:
                other = chance.randrange(len(file))
                edited = file[:place] + file[other : other + length] + file[place:]
            case 6:
                edited = file + chance.choice((b"\n", b" ", b"%%EOF\n", chance.randbytes(length), file[-230:], file))
            case _:
                edited = chance.randbytes(length) + file
        if edited != file:
            return edited


def edited_attachment(file: bytes, chance: Random) -> bytes:
    """The extract with one random edit in its JSON, packed and cross-referenced as it should be; same signature."""
    data = attachment_of(file)
    place = chance.randrange(len(data))
    match chance.randrange(4):
        case 0:
            digits = [found.start() for found in re.finditer(rb"\d", data)]
            place = chance.choice(digits)
            edited = data[:place] + str((int(data[place : place + 1]) + 1) % 10).encode() + data[place + 1 :]
        case 1:
            edited = data[:place] + data[place + chance.choice((1, 10, 200)) :]
        case 2:
            edited = data[:place] + bytes([(data[place] + 1) % 256]) + data[place + 1 :]
        case _:
            lines = data.split(b"\n")
            first, second = chance.sample(range(len(lines)), 2)
            lines[first], lines[second] = lines[second], lines[first]
            edited = b"\n".join(lines)
    return with_attachment(file, edited if edited != data else data + b" ")


PRINT_ONLY = frozenset({"made_at", "language", "shop", "logo", "categories", "staff", "columns", "law"})
"""What only the page needs: the inspector's verifiers leave its shape to the client."""
_JUNK = (None, True, 0, -1, 2**53, 1.5, "", "x", [], {}, [[]], {"a": 1}, "A-000099", "2026-11-03", "correction", ["x"])
_GONE = object()


def junk_in_attachment(file: bytes, chance: Random, key: CounterKey) -> bytes:
    """What a dealer who signs again could make of his extract: one value anywhere replaced by junk, or taken away."""
    document = json.loads(attachment_of(file))
    if chance.random() < 0.5:
        entry = chance.choice(document[chance.choice(("entries", "amendments"))])
        body = json.loads(entry["body"])
        _replace(body, chance)
        entry["body"] = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    else:
        checked = {name: value for name, value in document.items() if name not in PRINT_ONLY}
        _replace(checked, chance)
        printed = {name: value for name, value in document.items() if name in PRINT_ONLY}
        document = {**printed, **checked}
    return with_attachment(file, json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode(), key=key)


def _replace(tree: Any, chance: Random) -> None:
    place = chance.choice([path for path in _paths(tree) if path])
    for step in place[:-1]:
        tree = tree[step]
    junk = chance.choice((*_JUNK, _GONE))
    if junk is _GONE:
        del tree[place[-1]]
    else:
        tree[place[-1]] = junk


def _paths(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    steps = tree if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ()
    for step in steps:
        yield from _paths(tree[step], (*path, step))
