"""The answer of a register that takes batch files, whichever format it came in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dealer_client.register.canonical import JsonObject
from dealer_client.register.wording import Text

from .errors import CentralError

_HASH = re.compile(r"[0-9a-f]{64}")
_NUMBER = re.compile(r"[1-9][0-9]{0,11}")
_MOST_WORDS = 500
_MOST_NAME = 80


class AnswerWrong(CentralError):
    """An answer file that cannot be read, or is not about this book. Nothing was changed."""

    title = Text(nl="Antwoordbestand", en="Answer file")

    def __init__(self, why: Text) -> None:
        super().__init__(
            Text(
                nl="{why} Er is niets gewijzigd. Vraag het register om het bestand dat bij deze levering hoort.",
                en="{why} Nothing was changed. Ask the register for the file that belongs to this batch.",
            ).filled(why=why),
            field="file",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FileResult:
    """What the register said of one entry: accepted, or rejected with reasons as in `wire.RejectionReason`."""

    number: int
    leaf_hash: str
    reasons: tuple[JsonObject, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchAnswer:
    """An answer file: of which book, and what was said of which entry."""

    book: str
    series: str
    results: tuple[FileResult, ...]


def result_of(number: str, leaf_hash: str, status: str, reasons: Sequence[JsonObject]) -> FileResult:
    """One result as a file says it. Raises AnswerWrong."""
    fits = (status == "accepted" and not reasons) or (status == "rejected" and reasons)
    if not (_NUMBER.fullmatch(number) and _HASH.fullmatch(leaf_hash) and fits):
        raise AnswerWrong(_INCOMPLETE.filled(n=number[:20] or "?"))
    return FileResult(number=int(number), leaf_hash=leaf_hash, reasons=tuple(reasons))


def reason_of(code: str, field: str, message: str) -> JsonObject:
    """A reason as the book keeps it: one message stands for both languages."""
    words = " ".join(message.split())[:_MOST_WORDS] or code
    return {"code": code[:_MOST_NAME], "field": field[:_MOST_NAME], "message_nl": words, "message_en": words}


_INCOMPLETE = Text(
    nl="De regel over nummer {n} is niet volledig.",
    en="The line about number {n} is not complete.",
)
