"""What an extract is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from dealer_client.register.canonical import JsonObject
from dealer_client.register.citation import Cited
from dealer_client.register.entry import Entry
from dealer_client.register.shop import Shop
from dealer_client.register.signing import TreeHead
from dealer_client.register.wording import Language, Text

from .choice import ExtractChoice
from .logo import Logo


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
    """An extract to make: the chosen entries in order of number, and what proves them.

    `amendments` are the corrections, voids and erasures of these entries, in order of number. `receipt` is the latest
    one of the central register as it came over the wire, `receipt_consistency` the proof from its size to the head.
    `earlier_heads` are heads that were shown before, on an older extract for one: the new extract then proves that the
    book only grew since. `staff` names people by id, `citations` the law, as the rule pack in force does. `sign` signs
    with the counter's key, `certify` adds the signature of the dealer's certificate to the PDF; `made_at` is UTC.
    """

    choice: ExtractChoice
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
    amendments: Sequence[ProvenEntry] = ()
    earlier_heads: tuple[EarlierHead, ...] = ()
    staff: Mapping[str, str] = field(default_factory=dict)
    logo: Logo | None = None
    citations: Mapping[Cited, Text] = field(default_factory=dict)
    certify: Callable[[bytes], bytes] | None = field(default=None, repr=False)
