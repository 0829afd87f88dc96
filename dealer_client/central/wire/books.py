"""A book as the register gives it back."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, JsonValue

from .entries import RejectionReason
from .fields import Count, Hex32, Series
from .heads import Receipt, WireHead
from .messages import Answer


class HeldPart(Answer):
    """A personal part as the register holds it."""

    name: str
    salt: Hex32
    data: dict[str, JsonValue]


class HeldEntry(Answer):
    """An entry as the register holds it; see `WireEntry`. `reasons` say why it was not accepted."""

    number: Count
    leaf_hash: Hex32
    body: str
    personal: list[HeldPart] = Field(default_factory=list)
    status: Literal["accepted", "rejected"]
    reasons: list[RejectionReason] = Field(default_factory=list)


class BookAnswer(Answer):
    """`GET /v1/book?series=S&after=N`: what follows entry N of a book of the caller's own dealer, oldest first.

    Each page ends where the counter signed a head, and carries it with the register's receipt for that size, so it can
    be checked by itself. `held` is how many entries the register holds in all. Where nothing follows there are no
    entries, no head and no receipt.
    """

    series: Series
    book: str
    counter_key: Hex32
    held: Annotated[int, Field(ge=0)]
    entries: list[HeldEntry]
    head: WireHead | None = None
    receipt: Receipt | None = None
