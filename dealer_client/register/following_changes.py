"""What else changes in an entry when a field is corrected: the total, and whether a number was asked about.

They are recorded with the correction, so that it stands alone: nobody has to work out what followed from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from .acquisition import check_json
from .canonical import Json, JsonObject
from .correction import FieldChange, PresentEntry
from .draft import ACQUISITIONS, Identifier
from .field_path import overlap, steps_of
from .stolen_check import StolenCheck

KnownCheck = Callable[[Identifier], StolenCheck | None]
"""What is known of an identifier in the register of stolen goods."""


def with_what_follows(
    present: PresentEntry, changes: Sequence[FieldChange], known: KnownCheck
) -> tuple[FieldChange, ...]:
    """The changes, complete: a new number carries what is known of it, and the total is that of the new prices."""
    every = [_with_checks(present, change, known) for change in changes]
    after = present.with_changes(every)
    for change in changes:
        steps = steps_of(change.path)
        if len(steps) > 3 and steps[2] == "identifiers" and present.entry.kind in ACQUISITIONS:
            every += _check_of(after, f"items[{steps[1]}].identifiers[{steps[3]}]", every, known)
    total = sum(item.get("price_cents", 0) for item in after.content["items"])
    if "total_cents" in present.content and total != present.content["total_cents"]:
        every.append(FieldChange(path="total_cents", new=total))
    return tuple(every)


def _with_checks(present: PresentEntry, change: FieldChange, known: KnownCheck) -> FieldChange:
    """A whole list of identifiers, each with its check: the one that it had, or what is known of it now."""
    steps = steps_of(change.path)
    if len(steps) != 3 or steps[2] != "identifiers" or not isinstance(change.new, list):
        return change
    had = {(i["kind"], i["value"]): i.get("check") for i in _list(present.value(change.path))}
    return FieldChange(
        path=change.path,
        new=[
            {"kind": kind, "value": value, "check": had.get((kind, value)) or _checked(kind, value, known)}
            for kind, value in ((i["kind"], i["value"]) for i in _list(change.new))
        ],
    )


def _check_of(after: PresentEntry, path: str, changes: Sequence[FieldChange], known: KnownCheck) -> list[FieldChange]:
    """The check of an identifier of which kind or value was corrected; once, where both were."""
    identifier = after.value(path)
    if not isinstance(identifier, Mapping) or any(change.path == f"{path}.check" for change in changes):
        return []
    return [FieldChange(path=f"{path}.check", new=_checked(identifier["kind"], identifier["value"], known))]


def _checked(kind: str, value: str, known: KnownCheck) -> JsonObject:
    return check_json(known(Identifier(kind=kind, value=value)))


def new_identifiers(present: PresentEntry, changes: Sequence[FieldChange]) -> list[Identifier]:
    """The identifiers that the changes bring into the entry."""
    had = _identifiers(present)
    return [identifier for identifier in _identifiers(present.with_changes(changes)) if identifier not in had]


def items_named_anew(present: PresentEntry, changes: Sequence[FieldChange]) -> list[JsonObject]:
    """The items that the changes give another identifier, as they stand then."""
    after = present.with_changes(changes).content["items"]
    return [item for index, item in enumerate(after) if concerns(f"items[{index}].identifiers", changes)]


def _identifiers(present: PresentEntry) -> list[Identifier]:
    return [
        Identifier(kind=str(i.get("kind", "")), value=str(i.get("value", "")))
        for item in present.content.get("items", ())
        for i in item.get("identifiers", ())
    ]


def concerns(field: str, changes: Sequence[FieldChange]) -> bool:
    """Whether a finding's field is one of those that change."""
    return bool(field) and any(overlap(field, change.path) for change in changes)


def _list(value: Json) -> list[JsonObject]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
