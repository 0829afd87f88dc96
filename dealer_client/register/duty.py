"""What the law has a dealer do beside his entries, where it does: the `[[duty]]` tables of a rule pack."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .pack_values import Table, Validity, refuse_twice, refuse_unknown, validity_of, words_of
from .wording import Text


class DutyKind(StrEnum):
    """The duties that the product can do something about."""

    NOTIFY_MUNICIPALITY = "notify-municipality"
    """To tell the municipality that, where and in what the shop trades, and again when that changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One duty; `text` says what it is, with the law in the words that a dealer knows."""

    code: str
    kind: DutyKind
    text: Text
    source: str
    verified: bool
    validity: Validity


def read_duties(tables: Iterable[Table]) -> tuple[Duty, ...]:
    """The duties that the tables of a pack hold. Raises KeyError, TypeError or ValueError for what is none."""
    parsed = tuple(_duty(table) for table in tables)
    refuse_twice(duty.code for duty in parsed)
    return parsed


def duty_on(known: Iterable[Duty], kind: DutyKind, day: date) -> Duty | None:
    """The duty of that kind that holds on that day, None where there is none."""
    return next((duty for duty in known if duty.kind is kind and duty.validity.holds_on(day)), None)


def _duty(values: Table) -> Duty:
    code = words_of(values, "code", "duty")
    refuse_unknown(values, ("code", "duty", "nl", "en"), f"{code}: a duty")
    kind = values["duty"]
    if kind not in tuple(DutyKind):
        raise ValueError(f"{code}: no such duty: {kind}")
    return Duty(
        code=code,
        kind=DutyKind(kind),
        text=Text(nl=words_of(values, "nl", "duty"), en=words_of(values, "en", "duty")),
        source=words_of(values, "source", "duty"),
        verified=values["verified"] is True,
        validity=validity_of(values),
    )
