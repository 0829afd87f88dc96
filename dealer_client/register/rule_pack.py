"""Rule packs: the values of the law as data, each with the time it holds, its source, and whether it was verified.

A pack is TOML (see `resources/rules/README.md`). Code knows *kinds of test* ("cash of at least so many cents"); which
rules there are, their values, levels, words and sources stand in the pack. An entry keeps the id, version and digest
of its pack.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from string import Formatter
from types import MappingProxyType
from typing import Any

from .citation import Citation, citations
from .disposal_tests import DISPOSAL_TEST_PLACES, DISPOSAL_TEST_VALUES, DISPOSALS_ONLY_FOR, disposal_has
from .draft import DISPOSALS, Draft, DraftItem, EntryKind, PaymentMethod
from .duty import Duty, duties
from .errors import DealerError
from .findings import Level
from .retention_rule import RetentionRule, retention_rules
from .rule_tests import ONLY_FOR, OPTIONAL_VALUES, TEST_CHOICES, TEST_PLACES, TEST_VALUES
from .wording import Text


class RulePackWrong(DealerError):
    """A text that is no rule pack."""

    title = Text(nl="Regelpakket onbruikbaar", en="Rule pack unusable")

    def __init__(self, why: str | Text) -> None:
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
    """One rule: the kind of test (see `rule_tests`), its values, and what to say. `text` may hold `{places}`."""

    code: str
    test: str
    level: Level
    text: Text
    source: str
    verified: bool
    validity: Validity
    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_about_disposals(self) -> bool:
        """Whether it is about goods that go out; a rule that names no kinds is about all that come in."""
        return bool(DISPOSALS.intersection(self.values.get("kinds", ())))


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
class HolidayRule:
    """A day of every year on which nobody works by law, beside the country's public holidays."""

    month: int
    day: int
    source: str
    verified: bool
    validity: Validity


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePack:
    """A whole pack. `country` is ISO 3166 alpha-2 (whose public holidays count); `digest` the SHA-256 of its text,
    hex; `text` that text; `takes_effect` the first day on which it may judge, None where it may as soon as it is
    there."""

    id: str
    version: str
    country: str
    digest: str
    rules: tuple[Rule, ...]
    holds: tuple[HoldRule, ...]
    holidays: tuple[HolidayRule, ...] = ()
    takes_effect: date | None = None
    retention: tuple[RetentionRule, ...] = ()
    duties: tuple[Duty, ...] = ()
    citations: tuple[Citation, ...] = ()
    text: str = field(default="", repr=False)

    @property
    def age(self) -> tuple[int, ...]:
        """The numbers of the version, to compare two packs by: the larger one is newer."""
        return tuple(int(number) for number in self.version.split("."))


# Reading a key of many parts takes the square of their number; no line of a pack that people keep is longer.
_LONGEST_LINE = 2_000
_LONGEST_HOLD_DAYS = 366
_DAYS = frozenset({"days", "linked_days"})
_MOST_DAYS = 36_525
# Lists of values that the product knows by name, whichever test they stand with.
_LISTS: Mapping[str, type[str]] = MappingProxyType(
    {
        "kinds": EntryKind,
        "acquired_as": EntryKind,
        "categories": str,
        "methods": PaymentMethod,
        "documents": str,
        "fields": str,
    }
)
_RULE_KEYS = frozenset({"code", "test", "level", "nl", "en", "source", "verified", "valid_from", "valid_to"})


def parse_rule_pack(text: str) -> RulePack:
    """The pack that a TOML text holds, fit to judge any draft on any day. Raises RulePackWrong."""
    if any(len(line) > _LONGEST_LINE for line in text.split("\n")):
        raise RulePackWrong(f"a line is longer than {_LONGEST_LINE} characters")
    try:
        table = tomllib.loads(text)
        pack, retained, duty = table["pack"], table.get("retention", []), table.get("duty", [])
        cited = table.get("citation", [])
        parsed = RulePack(
            id=_text(pack, "id"),
            version=_text(pack, "version"),
            country=_text(pack, "country"),
            digest=sha256(text.encode()).hexdigest(),
            rules=tuple(_rule(values) for values in table["rule"]),
            holds=tuple(_hold(values) for values in table["hold"]),
            holidays=tuple(_holiday(values) for values in table.get("holiday", ())),
            takes_effect=_day(pack, "takes_effect"),
            text=text,
            retention=retention_rules(retained, map(_validity, retained)),
            duties=duties(duty, map(_validity, duty)),
            citations=citations(cited, map(_validity, cited)),
        )
        if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9}){0,5}", parsed.version) is None:
            raise ValueError("pack.version must be numbers with points between them")
        if re.fullmatch("[A-Z]{2}", parsed.country) is None:
            raise ValueError("pack.country must be two capital letters")
        if not any(
            hold.municipality == "" and hold.validity.begins is not None and hold.validity.ends is None
            for hold in parsed.holds
        ):
            raise ValueError("it needs a hold for where nothing else is known, without an end")
        _check_working_days(parsed)
        return parsed
    except KeyError as error:
        raise RulePackWrong(f"{error.args[0]} missing") from None
    except (AttributeError, RecursionError, TypeError) as error:
        raise RulePackWrong(f"not the shape of a rule pack ({type(error).__name__})") from None
    except ValueError as error:
        raise RulePackWrong(str(error)) from None


def _rule(values: dict[str, Any]) -> Rule:
    rule = Rule(
        code=_text(values, "code"),
        test=_text(values, "test"),
        level=Level(values["level"]),
        text=Text(nl=_text(values, "nl"), en=_text(values, "en")),
        source=_text(values, "source"),
        verified=values["verified"] is True,
        validity=_validity(values),
        values=MappingProxyType({key: value for key, value in values.items() if key not in _RULE_KEYS}),
    )
    _check_kinds(rule)
    known = DISPOSAL_TEST_VALUES if rule.is_about_disposals else TEST_VALUES
    if rule.test not in known:
        raise ValueError(f"{rule.code}: no such test: {rule.test}")
    for name, kind in known[rule.test].items():
        if type(rule.values.get(name)) is not kind:
            raise ValueError(f"{rule.code}: {name} missing, or not the kind of value that {rule.test} needs")
    only_for = DISPOSALS_ONLY_FOR if rule.is_about_disposals else ONLY_FOR
    optional = OPTIONAL_VALUES.get(rule.test, {})
    for name in optional.keys() & rule.values.keys():
        if type(rule.values[name]) is not optional[name]:
            raise ValueError(f"{rule.code}: {name} is not the kind of value that {rule.test} takes")
    unknown = set(rule.values) - set(known[rule.test]) - set(optional) - only_for
    if unknown:
        raise ValueError(f"{rule.code}: {rule.test} knows no {', '.join(sorted(unknown))}")
    _check_choices(rule)
    _check_days(rule)
    for field_path in rule.values.get("fields", ()):
        _check_field(rule, field_path)
    for words in (rule.text.nl, rule.text.en):
        _check_places(rule, words)
    return rule


def _check_days(rule: Rule) -> None:
    """More days than the calendar has would fail at the counter."""
    for name in _DAYS & rule.values.keys():
        if not 0 <= rule.values[name] <= _MOST_DAYS:
            raise ValueError(f"{rule.code}: {name} must be from 0 to {_MOST_DAYS}")


def _check_choices(rule: Rule) -> None:
    """A value that code does not know would make the rule silent: better refused here."""
    for name, value in rule.values.items():
        known = TEST_CHOICES.get((rule.test, name))
        if known is not None and value not in known:
            raise ValueError(f"{rule.code}: {name} must be one of {', '.join(sorted(known))}")
    for name, kind in _LISTS.items():
        values = rule.values.get(name, [])
        if type(values) is not list or not all(isinstance(value, str) for value in values):
            raise ValueError(f"{rule.code}: {name} must be a list of texts")
        for value in values:
            kind(value)


def _check_kinds(rule: Rule) -> None:
    """A draft of goods that come in has other fields than one of goods that go out: no test can be about both."""
    kinds = set(rule.values.get("kinds", ()))
    if kinds & DISPOSALS and kinds - DISPOSALS:
        raise ValueError(f"{rule.code}: kinds must be all of goods that come in, or all of goods that go out")


def _check_field(rule: Rule, path: str) -> None:
    """A rule about a field that a draft does not have would fail at the counter: better here."""
    if rule.is_about_disposals:
        if not disposal_has(path):
            raise ValueError(f"{rule.code}: a disposal has no field {path}")
        return
    value: object = Draft()
    names = path.split(".")
    if names[0] == "items[]":
        value, names = DraftItem(), names[1:]
    for name in names:
        if not hasattr(value, name):
            raise ValueError(f"{rule.code}: a draft has no field {path}")
        value = getattr(value, name)


def _check_places(rule: Rule, words: str) -> None:
    places = set()
    for _, name, form, conversion in Formatter().parse(words):
        if form or conversion:
            raise ValueError(f"{rule.code}: a place in the words is a name in braces and nothing more")
        if name is not None:
            places.add(name)
    known = DISPOSAL_TEST_PLACES if rule.is_about_disposals else TEST_PLACES
    unknown = places - known.get(rule.test, frozenset())
    if unknown:
        raise ValueError(f"{rule.code}: nothing to put in the place of {', '.join(sorted(unknown))}")


def _hold(values: dict[str, Any]) -> HoldRule:
    if values["day_kind"] not in ("calendar", "working"):
        raise ValueError("day_kind must be calendar or working")
    if type(values["days"]) is not int or not 0 <= values["days"] <= _LONGEST_HOLD_DAYS:
        raise ValueError(f"days of a hold must be from 0 to {_LONGEST_HOLD_DAYS}")
    altered = values.get("altered", "unknown")
    if altered not in ("yes", "no", "unknown"):
        raise ValueError("altered must be yes, no or unknown")
    return HoldRule(
        municipality=_text(values, "municipality"),
        days=values["days"],
        working_days=values["day_kind"] == "working",
        altered=altered,
        source=_text(values, "source"),
        verified=values["verified"] is True,
        validity=_validity(values),
    )


def _holiday(values: dict[str, Any]) -> HolidayRule:
    if re.fullmatch(r"[0-9]{2}-[0-9]{2}", _text(values, "day")) is None:
        raise ValueError("day of a holiday must be month and day, such as 05-05")
    # A leap year, so that 29 February is a day too.
    day = date.fromisoformat(f"2000-{values['day']}")
    return HolidayRule(
        month=day.month,
        day=day.day,
        source=_text(values, "source"),
        verified=values["verified"] is True,
        validity=_validity(values),
    )


def _check_working_days(pack: RulePack) -> None:
    """A pack that counts working days in a country without a known calendar would fail at the counter."""
    if any(hold.working_days and hold.validity.begins is not None for hold in pack.holds):
        # A large package, needed only where working days count.
        from holidays.utils import list_supported_countries

        if pack.country not in list_supported_countries(include_aliases=False):
            raise ValueError(f"the public holidays of {pack.country} are not known, so working days cannot be counted")


def _text(values: dict[str, Any], name: str) -> str:
    value = values[name]
    if not isinstance(value, str):
        raise ValueError(f"{name} must be text")
    return value


def _validity(values: dict[str, Any]) -> Validity:
    return Validity(begins=_day(values, "valid_from"), ends=_day(values, "valid_to"))


def _day(values: dict[str, Any], name: str) -> date | None:
    day = values.get(name)
    if day is None or type(day) is date:
        return day
    raise ValueError("valid_from, valid_to and takes_effect must be dates")
