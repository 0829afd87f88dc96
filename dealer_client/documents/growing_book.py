"""Whether two documents come from one growing book: two extracts, or an extract and a receipt of the central register.

Each names a state of the book: its size and root. Two of them belong together where the later one carries a consistency
proof from the earlier one's state (RFC 9162, section 2.1.4), and contradict each other where they show the same number
with two contents, or the same size with two roots: then the book was forked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from dealer_client.register.canonical import JsonObject, canonical_json
from dealer_client.register.signing import signature_holds
from dealer_client.register.wording import Text

from . import figures
from .attached import RECEIPT_FORMAT
from .reading import AttachedDocument, Unsound, statement_value, strict_object
from .verdict import Verdict
from .verify import examine_extract

_MOST_RECEIPT_BYTES = 64 * 1024


class Growth(StrEnum):
    """How two documents stand to each other."""

    ONE_BOOK = "one-book"
    """The later state grew out of the earlier one."""
    NOT_PROVEN = "not-proven"
    """They do not contradict each other, and carry no proof from one to the other."""
    OTHER_BOOK = "other-book"
    """They are of different books or counters."""
    FORKED = "forked"
    """They contradict each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How two documents stand to each other, and how to say it."""

    growth: Growth
    sentence: Text

    @property
    def holds(self) -> bool:
        """Whether nothing speaks against one book."""
        return self.growth in (Growth.ONE_BOOK, Growth.NOT_PROVEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownState:
    """A state of a book that a document proves. `roots` are the roots that it knows by size; `bodies` its entries."""

    book: str
    series: str
    counter_key: str
    size: int
    roots: Mapping[int, str]
    bodies: Mapping[int, bytes] = field(default_factory=dict, repr=False)


def state_of(file: bytes, *, register_key: str | None) -> tuple[Verdict | None, KnownState | None, Text | None]:
    """What an extract (PDF) or a receipt (JSON) knows of its book: the verdict over an extract, the state where it
    holds, and for a receipt that does not hold the reason."""
    if file.startswith(b"%PDF"):
        verdict, document = examine_extract(file, register_key=register_key)
        return verdict, None if document is None else _of_extract(document), None
    try:
        return None, _of_receipt(file, register_key), None
    except Unsound as trouble:
        return None, None, trouble.text


def compare_states(first: KnownState, second: KnownState) -> Comparison:
    """How two states stand to each other."""
    older, newer = sorted((first, second), key=lambda state: state.size)
    if (older.book, older.series, older.counter_key) != (newer.book, newer.series, newer.counter_key):
        return Comparison(growth=Growth.OTHER_BOOK, sentence=_OTHER_BOOK)
    shared = older.bodies.keys() & newer.bodies.keys()
    roots = older.roots.keys() & newer.roots.keys()
    if any(older.bodies[number] != newer.bodies[number] for number in shared) or any(
        older.roots[size] != newer.roots[size] for size in roots
    ):
        return Comparison(growth=Growth.FORKED, sentence=_FORKED)
    if older.size in newer.roots:
        return Comparison(growth=Growth.ONE_BOOK, sentence=_ONE_BOOK)
    return Comparison(growth=Growth.NOT_PROVEN, sentence=_NOT_PROVEN.filled(size=figures.count(older.size)))


def _of_extract(document: AttachedDocument) -> KnownState:
    head = document.head
    size: int = statement_value(head, "size", int)
    roots = {earlier.size: earlier.root.hex() for earlier in document.grown_from}
    return KnownState(
        book=statement_value(head, "book", str),
        series=statement_value(head, "series", str),
        counter_key=document.counter_key.hex(),
        size=size,
        roots={**roots, size: statement_value(head, "root", str)},
        bodies={attached.entry.number.number: attached.text for attached in (*document.entries, *document.amendments)},
    )


def _of_receipt(file: bytes, register_key: str | None) -> KnownState:
    """The state that a receipt of the central register, as it came over the wire, says. Raises Unsound."""
    if len(file) > _MOST_RECEIPT_BYTES:
        raise Unsound(_NO_RECEIPT)
    receipt: JsonObject = strict_object(file, "receipt")
    try:
        said: dict[str, Any] = {name: receipt[name] for name in ("book", "series", "counter_key", "root")}
        size, key = receipt["size"], bytes.fromhex(receipt["register_key"])
        signature = bytes.fromhex(receipt["signature"])
        text = canonical_json(
            {"format": RECEIPT_FORMAT, **{name: value for name, value in receipt.items() if name != "signature"}}
        )
    except (KeyError, TypeError, ValueError):
        raise Unsound(_NO_RECEIPT) from None
    known = register_key is None or receipt["register_key"] == register_key.lower()
    if type(size) is not int or not all(isinstance(value, str) for value in said.values()):
        raise Unsound(_NO_RECEIPT)
    if not known or len(key) != 32 or not signature_holds(key, signature, text):
        raise Unsound(_RECEIPT_FALSE)
    return KnownState(
        book=said["book"],
        series=said["series"],
        counter_key=said["counter_key"],
        size=size,
        roots={size: said["root"]},
    )


_ONE_BOOK = Text(nl="De twee komen uit één groeiend boek.", en="Both come from one growing book.")
_OTHER_BOOK = Text(nl="De twee komen niet uit hetzelfde boek.", en="The two are not from the same book.")
_FORKED = Text(
    nl="De twee spreken elkaar tegen: het boek is veranderd.",
    en="The two contradict each other: the book was changed.",
)
_NOT_PROVEN = Text(
    nl="De twee spreken elkaar niet tegen; dat het boek alleen groeide, is er niet uit te zien. Vraag een uittreksel "
    "dat de stand van {size} posten noemt.",
    en="The two do not contradict each other; whether the book only grew cannot be told from them. Ask for an extract "
    "that names the state of {size} entries.",
)
_NO_RECEIPT = Text(
    nl="Dit is geen uittreksel (PDF) en geen bevestiging van het centraal register (JSON).",
    en="This is no extract (PDF) and no receipt of the central register (JSON).",
)
_RECEIPT_FALSE = Text(nl="De losse bevestiging is niet echt.", en="The separate receipt is not genuine.")
