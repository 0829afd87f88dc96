"""What an extract is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from dealer_client.register.canonical import JsonObject
from dealer_client.register.entry import Entry
from dealer_client.register.shop import Shop
from dealer_client.register.signing import TreeHead
from dealer_client.register.wording import Language, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenEntry:
    """An entry with its inclusion proof (RFC 9162, 32-byte hashes) to the head of the request."""

    entry: Entry
    proof: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierHead:
    """The size and root that the book once had, with the consistency proof to the head of the request."""

    size: int
    root: bytes
    consistency: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractRequest:
    """An extract to make: the entries acquired in a period, in order of number, and what proves them.

    `receipt` is the latest one of the central register as it came over the wire, `receipt_consistency` the proof from
    its size to the head. `earlier_heads` are heads that were shown before, on an older extract for one: the new
    extract then proves that the book only grew since. `sign` signs with the counter's key; `made_at` is UTC.
    """

    period_from: date
    period_to: date
    shop: Shop
    entries: Sequence[ProvenEntry]
    head: TreeHead
    counter_key: bytes
    receipt: JsonObject | None
    receipt_consistency: tuple[bytes, ...]
    language: Language
    made_at: datetime
    category_names: Mapping[str, Text]
    sign: Callable[[bytes], bytes] = field(repr=False)
    earlier_heads: tuple[EarlierHead, ...] = ()
