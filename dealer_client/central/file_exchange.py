"""The exchange with a register that takes batch files alone: what the outbox holds as a file, and its answer read back.

A second adapter beside the line: it asks the book the same question as the sync engine does (`sync.Exchange`), and
writes what it gets as XML (`resources/batch-files/dealer-batch-1.xsd`) or CSV. The register's answer file says of each
entry whether it was accepted, with reasons where it was not. There is no receipt, so the book keeps that an entry was
confirmed by file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from dealer_client.register.wording import Text

from . import batch_csv, batch_xml, wire
from .batch_answer import AnswerWrong, FileResult

MOST_ANSWER_BYTES = 16 * 1024 * 1024
MOST_ENTRIES = 10_000


class BatchFormat(StrEnum):
    """How a batch is written; an answer is read in either."""

    XML = "xml"
    CSV = "csv"


class FileBook(Protocol):
    """The book's side of the exchange by files."""

    def next_batch(self, most_entries: int) -> wire.UploadRequest | None:
        """The oldest entries that wait, with a head signed for exactly them; None where nothing waits."""

    def took_file_answer(self, of_book: str, series: str, results: Sequence[FileResult]) -> None:
        """Settles what the register said that it holds, and marks what it rejected.

        Raises AnswerWrong where it is not of this book as it was recorded; then nothing was changed.
        """


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch as a file, and which entries are in it."""

    data: bytes
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class AnswerTaken:
    """How many entries an answer file settled, and how many it rejected."""

    accepted: int
    rejected: int


def write_batch(book: FileBook, batch_format: BatchFormat) -> Batch | None:
    """The oldest entries that wait, as a file; None where nothing waits. They keep waiting until the answer is read."""
    request = book.next_batch(MOST_ENTRIES)
    if request is None:
        return None
    write = batch_xml.write if batch_format is BatchFormat.XML else batch_csv.write
    return Batch(write(request), request.entries[0].number, request.entries[-1].number)


def take_answer(book: FileBook, data: bytes) -> AnswerTaken:
    """Reads an answer file, whichever of the two formats it is in. Raises AnswerWrong; then nothing was changed."""
    if len(data) > MOST_ANSWER_BYTES:
        raise AnswerWrong(_TOO_LARGE.filled(n=MOST_ANSWER_BYTES // 1024**2))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise AnswerWrong(_NO_TEXT) from None
    answer = batch_xml.read(text) if text.lstrip().startswith("<") else batch_csv.read(text)
    book.took_file_answer(answer.book, answer.series, answer.results)
    rejected = sum(bool(result.reasons) for result in answer.results)
    return AnswerTaken(len(answer.results) - rejected, rejected)


_TOO_LARGE = Text(nl="Het antwoordbestand is groter dan {n} MB.", en="The answer file is larger than {n} MB.")
_NO_TEXT = Text(nl="Het antwoordbestand is geen tekst in UTF-8.", en="The answer file is not text in UTF-8.")
