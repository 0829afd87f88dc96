"""Judging one entry as it comes in: is it what it says it is, and does it hold what a register must have?

Nothing here stops a batch. An entry that is not accepted still has its place in the tree; the counter is told why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic_core import from_json

from dealer_client.central import wire

from . import reasons
from .field_values import is_identifier, is_text
from .judging_kinds import DISPOSALS, content_reasons
from .text_lines import NOT_TEXT

_MOST_REASONS = 20
_MOST_TEXT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldIdentifier:
    """An identifier of an item: the item's line, its place in the item's list (from 1), and what the item is."""

    line: int
    position: int
    kind: str
    value: str
    normal: str
    folded: str
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundPart:
    """A personal part that the body of its entry stands for; `data` is canonical JSON."""

    name: str
    salt: bytes
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What came of one entry. `parts` are the personal parts that are bound to it: only those may be kept."""

    entry: wire.WireEntry
    leaf: bytes
    reasons: list[wire.RejectionReason] = field(default_factory=list)
    parts: list[BoundPart] = field(default_factory=list)
    identifiers: list[HeldIdentifier] = field(default_factory=list)

    @property
    def status(self) -> str:
        """`accepted` or `rejected`."""
        return "rejected" if self.reasons else "accepted"


def judge(entry: wire.WireEntry, series: str) -> Judged:
    """Judges an entry that came for a series."""
    leaf, body = bytes.fromhex(entry.leaf_hash), entry.body.encode()
    if wire.leaf_hash(body) != leaf:
        return Judged(entry=entry, leaf=leaf, reasons=[reasons.leaf_wrong()])
    content = _canonical_object(body)
    if content is None or content.get("format") != wire.ENTRY_FORMAT:
        return Judged(entry=entry, leaf=leaf, reasons=[reasons.body_unreadable()])
    named = [
        reasons.not_this_entry(name)
        for name, expected in (("series", series), ("number", entry.number))
        if content.get(name) != expected or type(content.get(name)) is not type(expected)
    ]
    if named:
        return Judged(entry=entry, leaf=leaf, reasons=named)
    bound, part_reasons = _bound_parts(entry, content)
    return Judged(
        entry=entry,
        leaf=leaf,
        reasons=[*content_reasons(content), *part_reasons][:_MOST_REASONS],
        parts=bound,
        identifiers=list(_identifiers(content)),
    )


def _canonical_object(body: bytes) -> dict[str, Any] | None:
    try:
        content = from_json(body, allow_inf_nan=False)
        if isinstance(content, dict) and wire.canonical_json(content) == body:
            return content
    except ValueError:
        # No JSON, nested too deep, a fraction or a number out of range.
        pass
    return None


def _bound_parts(entry: wire.WireEntry, content: dict[str, Any]) -> tuple[list[BoundPart], list[wire.RejectionReason]]:
    """The parts that may be kept. One that is committed to and did not come is no fault: it may have been erased."""
    commitments = content.get("commitments", {})
    if not isinstance(commitments, dict):
        return [], [reasons.field_wrong("commitments")]
    bound: dict[str, BoundPart] = {}
    wrong = []
    for part in entry.personal:
        found = _bound(part, commitments.get(part.name)) if is_text(part.name) and part.name not in bound else None
        if found is None:
            wrong.append(reasons.part_not_bound(part.name))
        else:
            bound[part.name] = found
    return list(bound.values()), wrong


def _bound(part: wire.WirePart, commitment: object) -> BoundPart | None:
    try:
        data = wire.canonical_json(part.data)
    except ValueError:
        # A fraction: the register holds none, so no commitment is over one.
        return None
    salt = bytes.fromhex(part.salt)
    if wire.commitment_of(part.name, salt, data) != commitment:
        return None
    return BoundPart(name=part.name, salt=salt, data=data)


def _identifiers(content: dict[str, Any]) -> Iterator[HeldIdentifier]:
    """What can be compared, also in an entry that is not accepted: the goods are with the dealer all the same.

    Goods that go out were compared when they came in.
    """
    items = None if str(content.get("kind")) in DISPOSALS else content.get("items")
    for line, item in enumerate(items if isinstance(items, list) else [], start=1):
        identifiers = item.get("identifiers") if isinstance(item, dict) else None
        for position, identifier in enumerate(identifiers if isinstance(identifiers, list) else [], start=1):
            if not is_identifier(identifier):
                continue
            normal = wire.normalise(identifier["kind"], identifier["value"])
            yield HeldIdentifier(
                line=line,
                position=position,
                kind=identifier["kind"],
                value=identifier["value"],
                normal=normal,
                folded=wire.fold_lookalikes(normal),
                item=_item_words(item),
            )


def _item_words(item: dict[str, Any]) -> str:
    """What the item is, in one line for people."""
    words = [item.get(name) for name in ("brand", "model", "description", "colour", "category")]
    line = ", ".join(NOT_TEXT.sub(" ", word) for word in words if isinstance(word, str) and word)
    return line[:_MOST_TEXT]
