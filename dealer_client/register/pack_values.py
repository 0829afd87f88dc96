"""What every table of a rule pack is read with: the time it holds, texts and days, and the keys it may have.

Each raises KeyError for what is missing and ValueError for what cannot be; `rule_pack.py` makes a refusal of the pack
of either.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Table = Mapping[str, Any]

SOURCE_KEYS = frozenset({"source", "verified", "valid_from", "valid_to"})
"""What every table says of itself: where its value was read, whether it was compared, and when it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """From and up to and including which day something holds; no `begins` means: not in force (yet)."""

    begins: date | None
    ends: date | None

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on that day."""
        return self.begins is not None and self.begins <= day and (self.ends is None or day <= self.ends)


def validity_of(table: Table) -> Validity:
    """When a table holds."""
    return Validity(begins=day_of(table, "valid_from"), ends=day_of(table, "valid_to"))


def day_of(table: Table, name: str) -> date | None:
    """The day under that key, None where there is none. A moment is no day."""
    day = table.get(name)
    if day is None or type(day) is date:
        return day
    raise ValueError("valid_from, valid_to and takes_effect must be dates")


def text_of(table: Table, name: str) -> str:
    """The text under that key."""
    value = table[name]
    if not isinstance(value, str):
        raise ValueError(f"{name} must be text")
    return value


def words_of(table: Table, name: str, where: str) -> str:
    """The text under that key, which must say something."""
    value = table[name]
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{name} of a {where} must be text")
    return value


def refuse_unknown(table: Table, known: Iterable[str], subject: str) -> None:
    """A key that nobody reads is a value that somebody believes to be in force."""
    unknown = set(table) - set(known) - SOURCE_KEYS
    if unknown:
        raise ValueError(f"{subject} knows no {', '.join(sorted(unknown))}")


def refuse_twice(codes: Iterable[str]) -> None:
    """What is named by its code must have one of its own."""
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            raise ValueError(f"{code} stands twice")
        seen.add(code)
