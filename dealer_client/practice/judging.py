"""Judging one entry as it comes in: is it what it says it is, and does it hold what a register must have?

Nothing here stops a batch. An entry that is not accepted still has its place in the tree; the counter is told why. Its
identifiers are compared all the same: the goods are with the dealer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pydantic_core import from_json

from dealer_client.central import wire

from . import reasons
from .amendments import Amendment, amendment_of, goods_of
from .field_values import is_text
from .item_identifiers import HeldIdentifier, identifiers_of
from .judging_kinds import content_reasons

_MOST_REASONS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundPart:
    """A personal part that the body of its entry stands for; `data` is canonical JSON."""

    name: str
    salt: bytes
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What came of one entry. `content` is its body, None where that cannot be read.

    `parts` are the personal parts that are bound to it: only those may be kept. `amendment` is what it changes about
    the goods of another entry.
    """

    entry: wire.WireEntry
    leaf: bytes
    content: dict[str, Any] | None = field(default=None, repr=False)
    reasons: list[wire.RejectionReason] = field(default_factory=list)
    parts: list[BoundPart] = field(default_factory=list)
    identifiers: list[HeldIdentifier] = field(default_factory=list)
    amendment: Amendment | None = None

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
        content=content,
        reasons=[*content_reasons(content), *part_reasons][:_MOST_REASONS],
        parts=bound,
        identifiers=list(identifiers_of(goods_of(content))),
        amendment=amendment_of(content),
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
