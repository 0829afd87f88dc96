"""An entry as a draft again, so that a correction is judged by the same rules as what is typed at the counter."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from .correction import FieldChange, PresentEntry
from .draft import Draft
from .draft_json import draft_from_json, draft_to_json
from .errors import DealerError
from .field_path import steps_of, value_at
from .wording import Text

# What an entry is, and what was said when it was recorded, is not a slip of the pen: void it and record it anew.
_FIXED = frozenset({"kind", "reasons", "typed"})
_FIXED_LISTS = frozenset({"items", "photos"})


class ChangeWrong(DealerError):
    """A change that names no field that can be corrected, or a value that the field cannot have; see `field`."""

    title = Text(nl="Niet te corrigeren", en="Cannot be corrected")


def acquisition_draft(present: PresentEntry) -> Draft:
    """The acquisition that the entry records as it stands now. Raises ValueError where it records none."""
    content, parts = present.content, present.parts
    return draft_from_json(
        {
            **content,
            "seller": parts.get("seller", {}),
            "payment": {**content.get("payment", {}), **parts.get("payment", {})},
            "reasons": parts.get("reasons", {}),
        }
    )


def corrected_draft(present: PresentEntry, changes: Sequence[FieldChange]) -> Draft:
    """The acquisition after these changes. Raises ChangeWrong, which names the field of the first that cannot be."""
    draft = acquisition_draft(present)
    for done, change in enumerate(changes, start=1):
        if not _can_be_corrected(draft, change.path):
            raise ChangeWrong(_NO_SUCH_FIELD.filled(path=_shown(change.path)), field=change.path)
        try:
            draft = acquisition_draft(present.with_changes(changes[:done]))
            _refuse_what_was_left_out(draft, change)
        except ValueError:
            raise ChangeWrong(_NOT_SUCH_A_VALUE.filled(path=change.path), field=change.path) from None
    return draft


def _can_be_corrected(draft: Draft, path: str) -> bool:
    try:
        steps = steps_of(path)
    except ValueError:
        return False
    if steps[0] in _FIXED:
        return False
    value: Any = draft
    for step in steps:
        if isinstance(step, int):
            if not isinstance(value, tuple) or step >= len(value):
                return False
            value = value[step]
        elif dataclasses.is_dataclass(value) and step in {field.name for field in dataclasses.fields(value)}:
            value = getattr(value, step)
        else:
            return False
    return not dataclasses.is_dataclass(value) and steps[-1] not in _FIXED_LISTS


def _refuse_what_was_left_out(draft: Draft, change: FieldChange) -> None:
    """A draft passes over what it does not know; what somebody asked to record must not get lost that way."""
    if isinstance(change.new, list) and value_at(draft_to_json(draft), steps_of(change.path)) is None and change.new:
        raise ValueError("not a list of this kind")


def _shown(path: str) -> str:
    """A path as it may stand in a message: short, and no control characters."""
    return "".join(character if character.isprintable() else "?" for character in path[:60])


_NO_SUCH_FIELD = Text(
    nl="{path}: dit veld is niet te corrigeren. Klopt de hele post niet, verklaar hem dan vervallen en leg hem opnieuw "
    "vast.",
    en="{path}: this field cannot be corrected. If the whole entry is wrong, void it and record it anew.",
)
_NOT_SUCH_A_VALUE = Text(
    nl="{path}: deze waarde past hier niet. Schrijf een datum als jjjj-mm-dd, een bedrag in centen en een gewicht in "
    "milligram als heel getal.",
    en="{path}: this value does not fit here. Write a date as yyyy-mm-dd, and money in cents and weight in milligrams "
    "as a whole number.",
)
