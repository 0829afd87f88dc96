"""Handing over entries, and the answer for each of them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, JsonValue, StringConstraints

from .fields import Count, Hex32
from .heads import Receipt, WireHead
from .limits import MAX_BATCH_ENTRIES, MAX_ENTRY_BYTES
from .messages import Answer, Request


class WirePart(Request):
    """A personal part of an entry with the salt of its commitment."""

    name: Annotated[str, StringConstraints(max_length=40)]
    salt: Hex32
    data: dict[str, JsonValue]


class WireEntry(Request):
    """One entry: `body` is the canonical JSON that `leaf_hash` is over.

    `personal` holds the parts that the body commits to. A part that was erased after its retention does not come with
    the entry any longer, when a book is handed over again or to a new register; the commitment in the body still
    stands, so the entry is accepted without it. A part that the body does not commit to is not kept.
    """

    number: Count
    leaf_hash: Hex32
    body: Annotated[str, StringConstraints(max_length=MAX_ENTRY_BYTES)]
    personal: list[WirePart] = Field(default_factory=list, max_length=20)


class UploadRequest(Request):
    """`POST /v1/entries`: consecutive entries of the counter's own series, oldest first.

    `head` is the tree head at the last of them. The register answers for each entry by itself. It takes the leaf into
    its tree in every case, so that one entry it will not accept never holds up what comes after.
    """

    entries: list[WireEntry] = Field(min_length=1, max_length=MAX_BATCH_ENTRIES)
    head: WireHead


class RejectionReason(Answer):
    """Why an entry was not accepted, in words for the clerk, and the field it is about."""

    code: str
    field: str = ""
    message_nl: str
    message_en: str


class EntryResult(Answer):
    """`already` means: the register holds this very entry; it counts as accepted."""

    number: int
    leaf_hash: Hex32
    status: Literal["accepted", "already", "rejected"]
    reasons: list[RejectionReason] = Field(default_factory=list)


class UploadAnswer(Answer):
    results: list[EntryResult]
    receipt: Receipt
