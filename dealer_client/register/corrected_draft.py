"""An entry as a draft again, so that a correction is judged by the same rules as what is typed at the counter."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from typing import Any

from .correction import FieldChange, PresentEntry
from .disposal import Disposal
from .draft import ACQUISITIONS, Draft, EntryKind
from .draft_json import typed_from_json
from .errors import DealerError
from .field_path import Steps, overlap, place_of, steps_of
from .wording import Text

# What an entry is, and what was said when it was recorded, is not a slip of the pen: void it and record it anew.
_FIXED = frozenset({"kind", "reasons", "typed", "signature"})
_OF_KIND = {
    "exchange": EntryKind.TRADE_IN,
    "terms": EntryKind.CONSIGNMENT,
    "redeem_by": EntryKind.PLEDGE,
    "found": EntryKind.FOUND,
    "buyer": EntryKind.SALE,
    "receiver": EntryKind.RETURN,
    "police": EntryKind.POLICE,
}
_FIXED_WITHIN = frozenset({"photos", "item"})


class ChangeWrong(DealerError):
    """A change that names no field that can be corrected, or a value that the field cannot have; see `field`.

    Nothing was recorded.
    """

    title = Text(nl="Niet te verbeteren", en="Cannot be corrected")


def draft_of(present: PresentEntry) -> Draft | Disposal:
    """What the entry records as it stands now, as it would be typed. Raises ValueError where it records no goods."""
    content, parts = present.content, present.parts
    payment = {**content.get("payment", {}), **parts.get("payment", {})}
    common = {
        **content,
        "payment": payment,
        "reasons": parts.get("reasons", {}),
        "signature": parts.get("signature", {}),
    }
    if present.entry.kind in ACQUISITIONS:
        return typed_from_json(Draft, {**common, "seller": parts.get("seller", {})})
    officer = parts.get("officer", {})
    police = {**content.get("police", {}), "officer": officer.get("name", ""), "badge": officer.get("badge", "")}
    return typed_from_json(
        Disposal,
        {
            **common,
            "lines": content["items"],
            "buyer": parts.get("buyer") or parts.get("receiver", {}),
            "police": police,
            "remark": parts.get("remark", {}).get("text", ""),
        },
    )


def corrected(present: PresentEntry, changes: Sequence[FieldChange]) -> tuple[Draft | Disposal, list[FieldChange]]:
    """The draft after these changes, and the changes as they are recorded: without those that change nothing.

    Raises ChangeWrong, which names the field of the first that cannot be.
    """
    draft = before = draft_of(present)
    _refuse_twice(changes)
    for done, change in enumerate(changes, start=1):
        if not _can_be_corrected(before, change.path):
            raise ChangeWrong(_NO_SUCH_FIELD.filled(path=shown_path(change.path)), field=shown_path(change.path))
        if place_of(change.path).part in present.erased:
            raise ChangeWrong(_ERASED.filled(path=change.path), field=change.path)
        try:
            draft = draft_of(present.with_changes(changes[:done]))
        except ValueError:
            raise ChangeWrong(_NOT_SUCH_A_VALUE.filled(path=change.path), field=change.path) from None
    written = [
        FieldChange(path=change.path, new=_written(_value(draft, change.path), change.new)) for change in changes
    ]
    return draft, [change for change in written if _value(before, change.path) != _value(draft, change.path)]


def shown_path(path: str) -> str:
    """A path as it may stand in a message: short, and no control characters."""
    return "".join(character if character.isprintable() else "?" for character in path[:60])


def _refuse_twice(changes: Sequence[FieldChange]) -> None:
    for position, change in enumerate(changes):
        for other in changes[:position]:
            try:
                twice = overlap(change.path, other.path)
            except ValueError:
                # Said below, of the path itself.
                continue
            if twice:
                raise ChangeWrong(_TWICE.filled(path=change.path), field=change.path)


def _can_be_corrected(draft: Draft | Disposal, path: str) -> bool:
    try:
        steps = steps_of(path)
        value = _value(draft, path)
    except ValueError:
        return False
    return not (
        steps[0] in _FIXED
        or _FIXED_WITHIN & set(steps)
        or steps == ("items",)
        or dataclasses.is_dataclass(value)
        or not _belongs_to(draft.kind, steps)
    )


def _belongs_to(kind: EntryKind, steps: Steps) -> bool:
    """Whether an entry of this kind has such a field."""
    return _OF_KIND.get(str(steps[0]), kind) is kind and (kind in ACQUISITIONS or steps != ("payment", "iban"))


def _value(draft: Draft | Disposal, path: str) -> Any:
    """What the draft says in that field. Raises ValueError where it has no such field."""
    value: Any = draft
    for step in _draft_steps(draft, steps_of(path)):
        if isinstance(step, int) and isinstance(value, tuple) and step < len(value):
            value = value[step]
        elif dataclasses.is_dataclass(value) and step in {field.name for field in dataclasses.fields(value)}:
            value = getattr(value, str(step))
        else:
            raise ValueError("no such field")
    return value


def _draft_steps(draft: Draft | Disposal, steps: Steps) -> Steps:
    """An entry names the lines of a disposal and who receives the goods otherwise than the form does."""
    if isinstance(draft, Disposal):
        return ({"items": "lines", "receiver": "buyer"}.get(str(steps[0]), steps[0]), *steps[1:])
    return steps


def _written(value: Any, typed: Any) -> Any:
    """A date has one spelling in an entry, whatever was typed."""
    return value.isoformat() if isinstance(value, date) else typed


_NO_SUCH_FIELD = Text(
    nl="{path}: dit veld is niet te verbeteren. Klopt de hele post niet, haal hem dan door en leg hem opnieuw vast.",
    en="{path}: this field cannot be corrected. If the whole entry is wrong, strike it out and record it anew.",
)
_ERASED = Text(
    nl="{path}: de persoonsgegevens van deze post zijn gewist en komen niet terug.",
    en="{path}: the personal data of this entry was erased and does not come back.",
)
_NOT_SUCH_A_VALUE = Text(
    nl="{path}: deze waarde past hier niet. Schrijf een datum als jjjj-mm-dd, en een bedrag (in centen) of gewicht (in "
    "milligram) als heel getal.",
    en="{path}: this value does not fit here. Write a date as yyyy-mm-dd, and money (in cents) or weight (in "
    "milligrams) as a whole number.",
)
_TWICE = Text(
    nl="{path}: dit veld staat er twee keer in. Laat één wijziging staan.",
    en="{path}: this field stands there twice. Keep one of the changes.",
)
