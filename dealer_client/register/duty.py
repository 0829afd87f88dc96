"""What the law has a dealer do beside his entries, where it does: the `[[duty]]` tables of a rule pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from .wording import Text

if TYPE_CHECKING:
    from .rule_pack import Validity


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


def duties(tables: Iterable[Mapping[str, Any]], validities: Iterable[Validity]) -> tuple[Duty, ...]:
    """The duties that the tables of a pack hold. Raises KeyError, TypeError or ValueError for what is none."""
    parsed = tuple(_duty(values, validity) for values, validity in zip(tables, validities, strict=True))
    codes = [duty.code for duty in parsed]
    for code in codes:
        if codes.count(code) > 1:
            raise ValueError(f"{code} stands twice")
    return parsed


def duty_on(known: Iterable[Duty], kind: DutyKind, day: date) -> Duty | None:
    """The duty of that kind that holds on that day, None where there is none."""
    return next((duty for duty in known if duty.kind is kind and duty.validity.holds_on(day)), None)


_KEYS = frozenset({"code", "duty", "nl", "en", "source", "verified", "valid_from", "valid_to"})


def _duty(values: Mapping[str, Any], validity: Validity) -> Duty:
    code = _text(values, "code")
    if unknown := set(values) - _KEYS:
        raise ValueError(f"{code}: a duty knows no {', '.join(sorted(unknown))}")
    kind = values["duty"]
    if kind not in tuple(DutyKind):
        raise ValueError(f"{code}: no such duty: {kind}")
    return Duty(
        code=code,
        kind=DutyKind(kind),
        text=Text(nl=_text(values, "nl"), en=_text(values, "en")),
        source=_text(values, "source"),
        verified=values["verified"] is True,
        validity=validity,
    )


def _text(values: Mapping[str, Any], name: str) -> str:
    text = values[name]
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f"{name} of a duty must be text")
    return text
