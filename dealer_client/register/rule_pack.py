"""Rule packs: the values of the law as data, each with the time it holds, its source, and whether it was verified.

A pack is TOML (see `resources/rules/README.md`). Code knows *kinds of test* ("cash of at least so many cents"); which
rules there are, their values, levels, words and sources stand in the pack. An entry keeps the id, version and digest
of its pack.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from .errors import DealerError
from .findings import Level
from .wording import Text


class RulePackWrong(DealerError):
    """A text that is no rule pack."""

    title = Text(nl="Regelpakket onbruikbaar", en="Rule pack unusable")

    def __init__(self, why: str) -> None:
        super().__init__(
            Text(
                nl="Dit regelpakket is niet te gebruiken: {why}. Het vorige pakket blijft gelden.",
                en="This rule pack cannot be used: {why}. The one before it stays in force.",
            ).filled(why=why)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """From and up to and including which day something holds; no `begins` means: not in force (yet)."""

    begins: date | None
    ends: date | None

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on that day."""
        return self.begins is not None and self.begins <= day and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: the kind of test (a key of `rules.TESTS`), its values, and what to say. `text` may hold `{places}`."""

    code: str
    test: str
    level: Level
    text: Text
    source: str
    verified: bool
    validity: Validity
    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldRule:
    """How long items stay as they are. `municipality` is a name, `everywhere`, or empty for where nothing else is
    known.

    `altered` says whether an item may be altered meanwhile: `yes`, `no` or `unknown`.
    """

    municipality: str
    days: int
    working_days: bool
    altered: str
    source: str
    verified: bool
    validity: Validity


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePack:
    """A whole pack. `country` is ISO 3166 alpha-2 (whose public holidays count); `digest` the SHA-256 of its text,
    hex."""

    id: str
    version: str
    country: str
    digest: str
    rules: tuple[Rule, ...]
    holds: tuple[HoldRule, ...]

    def municipalities(self) -> tuple[str, ...]:
        """The municipalities whose hold is known by name."""
        return tuple(sorted({hold.municipality for hold in self.holds} - {"", "everywhere"}))


_RULE_KEYS = frozenset({"code", "test", "level", "nl", "en", "source", "verified", "valid_from", "valid_to"})


def parse_rule_pack(text: str) -> RulePack:
    """The pack that a TOML text holds. Raises RulePackWrong."""
    try:
        table = tomllib.loads(text)
        pack = table["pack"]
        return RulePack(
            id=str(pack["id"]),
            version=str(pack["version"]),
            country=str(pack["country"]),
            digest=sha256(text.encode()).hexdigest(),
            rules=tuple(_rule(values) for values in table["rule"]),
            holds=tuple(_hold(values) for values in table["hold"]),
        )
    except KeyError as error:
        raise RulePackWrong(f"{error.args[0]} missing") from None
    except (TypeError, ValueError) as error:
        raise RulePackWrong(str(error)) from None


def _rule(values: dict[str, Any]) -> Rule:
    return Rule(
        code=values["code"],
        test=values["test"],
        level=Level(values["level"]),
        text=Text(nl=values["nl"], en=values["en"]),
        source=values["source"],
        verified=values["verified"] is True,
        validity=_validity(values),
        values=MappingProxyType({key: value for key, value in values.items() if key not in _RULE_KEYS}),
    )


def _hold(values: dict[str, Any]) -> HoldRule:
    if values["day_kind"] not in ("calendar", "working"):
        raise ValueError("day_kind must be calendar or working")
    return HoldRule(
        municipality=values["municipality"],
        days=int(values["days"]),
        working_days=values["day_kind"] == "working",
        altered=values.get("altered", "unknown"),
        source=values["source"],
        verified=values["verified"] is True,
        validity=_validity(values),
    )


def _validity(values: dict[str, Any]) -> Validity:
    begins, ends = values.get("valid_from"), values.get("valid_to")
    for day in (begins, ends):
        if day is not None and type(day) is not date:
            raise ValueError("valid_from and valid_to must be dates")
    return Validity(begins=begins, ends=ends)
