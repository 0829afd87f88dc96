"""Reads the one attached file out of an extract's PDF, without a PDF library.

Typst writes a plain PDF 1.7: one cross-reference table, no object streams, no updates. This reader follows that table
as a PDF reader would (catalogue, names, file specification, stream), so both see the same file, and takes nothing
else for an extract: an encrypted file or a second attachment is refused, and so is an incremental update, but for the
one that a signature with a certificate makes. That one is not read: what counts is what it signed.
"""

from __future__ import annotations

import re
import zlib

from dealer_client.register.wording import Text

MOST_BYTES = 128 * 1024 * 1024
"""The largest attachment, some 60,000 entries. More is not read: a small hostile file must not fill the memory."""

_END = re.compile(rb"startxref\n(\d{1,10})\n%%EOF\n?")
_TABLE = re.compile(rb"xref\n0 (\d{1,8})\n")
_TABLE_LINE = re.compile(rb"(\d{10}) (\d{5}) ([fn])[ \r]\n")
_TRAILER = re.compile(
    rb"trailer\n<</Size \d{1,8}/Root (\d{1,8}) 0 R/Info \d{1,8} 0 R/ID\[\([^()\\]{1,64}\)\([^()\\]{1,64}\)\]>>\n"
)
_NAMES = re.compile(rb"/Names<</EmbeddedFiles<</Names\[\(entries\.json\)(\d{1,8}) 0 R\]>>>>")
_FILE = re.compile(
    rb"<</Type/Filespec/F\(entries\.json\)/UF\(entries\.json\)"
    rb"/EF<</F (\d{1,8}) 0 R/UF (\d{1,8}) 0 R>>[^<>]*>>\nendobj\n"
)
_STREAM = re.compile(
    rb"<</Length (\d{1,10})/Type/EmbeddedFile/Filter/FlateDecode/Subtype/application#2Fjson"
    rb"/Params<<[^<>]*>>>>\nstream\n"
)
_HEADER_LENGTH = 4096


_FIRST_END = re.compile(rb"\nstartxref\n(\d{1,10})\n%%EOF\n")
_CERTIFICATE = re.compile(rb"\n/ByteRange \[0 (\d{1,12}) (\d{1,12}) (\d{1,12})\] *\n")
_UPDATE_END = re.compile(rb"\n/Prev (\d{1,10})\n>>\nstartxref\n\d{1,10}\n%%EOF\n\Z")


class NotReadable(Exception):
    """The bytes are no PDF with one attached `entries.json` as an extract has it; `text` says what is wrong."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def first_revision(pdf: bytes) -> bytes:
    """The PDF as it was before a certificate signed it: all of it where none did.

    Raises NotReadable for an update that is not what such a signature makes: one, made on the first revision, with one
    signature over every byte of the whole but the signature itself.
    """
    end = _FIRST_END.search(pdf)
    if end is None or end.end() == len(pdf):
        return pdf
    update = pdf[end.end() :]
    last, ranges = _UPDATE_END.search(update), _CERTIFICATE.findall(update)
    if last is None or last[1] != end[1] or len(ranges) != 1 or update.count(b"%%EOF") != 1:
        raise NotReadable(_NOT_OURS)
    before, after, length = map(int, ranges[0])
    if not end.end() <= before < after or after + length != len(pdf):
        raise NotReadable(_NOT_OURS)
    return pdf[: end.end()]


def read_attachment(pdf: bytes) -> bytes:
    """The bytes of `entries.json`. Raises NotReadable."""
    pdf = first_revision(pdf)
    offsets, trailer = _cross_references(pdf)
    catalogue = _object(pdf, offsets, int(trailer[1]))
    names = _only(_NAMES, catalogue)
    file = _FILE.match(_object(pdf, offsets, int(names[1])))
    if file is None or file[1] != file[2]:
        raise NotReadable(_NO_ATTACHMENT)
    number = int(file[1])
    stream = _STREAM.match(_object(pdf, offsets, number))
    if stream is None:
        raise NotReadable(_NO_ATTACHMENT)
    start = offsets[number] + len(b"%d 0 obj\n" % number) + stream.end()
    end = start + int(stream[1])
    if pdf[end : end + 10] != b"\nendstream":
        raise NotReadable(_NO_ATTACHMENT)
    return _unpacked(pdf[start:end])


def _cross_references(pdf: bytes) -> tuple[list[int], re.Match[bytes]]:
    """The place of each object, by number, and the trailer that ends the file."""
    end = _END.search(pdf, max(0, len(pdf) - 64))
    if end is None or end.end() != len(pdf) or not pdf.startswith(b"%PDF-1.7\n"):
        raise NotReadable(_NOT_OURS)
    table = _TABLE.match(pdf, int(end[1]))
    if table is None:
        raise NotReadable(_NOT_OURS)
    count, first = int(table[1]), table.end()
    trailer = _TRAILER.match(pdf, first + 20 * count)
    if trailer is None or trailer.end() != end.start():
        raise NotReadable(_NOT_OURS)
    offsets = []
    for line in range(first, first + 20 * count, 20):
        entry = _TABLE_LINE.match(pdf, line)
        if entry is None:
            raise NotReadable(_NOT_OURS)
        offsets.append(int(entry[1]))
    return offsets, trailer


def _object(pdf: bytes, offsets: list[int], number: int) -> bytes:
    """The beginning of an object, after its `obj` line."""
    start = b"%d 0 obj\n" % number
    if not 0 < number < len(offsets) or not pdf.startswith(start, offsets[number]):
        raise NotReadable(_NOT_OURS)
    place = offsets[number] + len(start)
    return pdf[place : place + _HEADER_LENGTH]


def _only(pattern: re.Pattern[bytes], data: bytes) -> re.Match[bytes]:
    found = list(pattern.finditer(data))
    if len(found) != 1:
        raise NotReadable(_NO_ATTACHMENT)
    return found[0]


def _unpacked(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(packed, MOST_BYTES + 1)
    except zlib.error:
        raise NotReadable(_NO_ATTACHMENT) from None
    if len(data) > MOST_BYTES:
        raise NotReadable(_TOO_LARGE)
    if not unpacker.eof or unpacker.unused_data:
        raise NotReadable(_NO_ATTACHMENT)
    return data


_NOT_OURS = Text(
    nl="Dit bestand is niet opgebouwd zoals een uittreksel uit een opkopersregister.",
    en="This file is not built like an extract from a dealer's register.",
)
_NO_ATTACHMENT = Text(
    nl="De posten die als bijlage in het uittreksel horen (entries.json), zijn er niet of zijn beschadigd.",
    en="The entries that belong in the extract as an attachment (entries.json) are missing or damaged.",
)
_TOO_LARGE = Text(
    nl="De bijlage met posten is groter dan een uittreksel ooit is. Zij is niet gelezen.",
    en="The attachment with entries is larger than that of any extract. It was not read.",
)
