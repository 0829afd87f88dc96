"""What became of an entry since it was recorded: each correction with old and new, who, when and why; and a void."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from dealer_client.counter.language import say
from dealer_client.counter.reading import sheet
from dealer_client.counter.reading.amounts import say_euro, say_grams, say_moment
from dealer_client.register.canonical import Json
from dealer_client.register.correction import Amended, ChangedField, PresentEntry

from . import wording
from .field_names import field_name

CategoryName = Callable[[str], str]
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_FOLLOWS = re.compile(r"total_cents|.*\.check(\..*)?")
"""What a correction changes by itself, which says nothing to a reader."""


def void_state(present: PresentEntry, zone: str, names: Mapping[str, str]) -> str:
    """That the entry does not count any more, above all else; empty where it does."""
    if present.voided_by is None:
        return ""
    title = wording.VOIDED.filled(entry=str(present.voided_by.number))
    return sheet.state("octagon-x", "blocked", say(title), _by(present.voided_by, zone, names))


def history_page(present: PresentEntry, zone: str, names: Mapping[str, str], category_name: CategoryName) -> str:
    """The corrections, oldest first; empty where there is none."""
    changes = [change for change in present.changes if not _FOLLOWS.fullmatch(change.path)]
    if not changes:
        return ""
    parts = [sheet.heading(say(wording.HISTORY))]
    for number in sorted({change.amended.number for change in changes}):
        of_one = [change for change in changes if change.amended.number == number]
        title = say(wording.CORRECTED_BY.filled(entry=str(number)))
        said = [_changed(change, category_name) for change in of_one]
        parts.append(sheet.state("history", "muted", title, "\n".join([*said, _by(of_one[0].amended, zone, names)])))
    return "".join(parts)


def _changed(change: ChangedField, category_name: CategoryName) -> str:
    old, new = (_value(change.path, value, category_name) for value in (change.old, change.new))
    return say(wording.CHANGED.filled(field=field_name(change.path), old=old or "–", new=new or "–"))


def _by(amended: Amended, zone: str, names: Mapping[str, str]) -> str:
    said = wording.AMENDED_BY.filled(at=say_moment(amended.at, zone), name=names.get(amended.staff, amended.staff))
    reason = say(wording.BECAUSE.filled(reason=amended.reason)) if amended.reason else ""
    return f"{say(said)} {reason}".strip()


def _value(path: str, value: Json, category_name: CategoryName) -> str:
    if value is None:
        return ""
    name = path.rpartition(".")[2]
    if isinstance(value, int) and name.endswith("_cents"):
        return say_euro(value)
    if isinstance(value, int) and name.endswith("_mg"):
        return say_grams(value)
    if name == "category":
        return category_name(str(value))
    if path == "payment.method" and value in wording.PAYMENTS:
        return say(wording.PAYMENTS[str(value)])
    if name == "kind" and value in wording.DOCUMENTS:
        return say(wording.DOCUMENTS[str(value)])
    found = _DATE.fullmatch(str(value))
    return f"{found[3]}-{found[2]}-{found[1]}" if found else str(value)
