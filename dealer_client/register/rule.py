"""One rule of a pack, checked when it is read so that it can never fail at the counter: the `[[rule]]` tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from string import Formatter
from types import MappingProxyType
from typing import Any

from .disposal_tests import DISPOSAL_TEST_PLACES, DISPOSAL_TEST_VALUES, DISPOSALS_ONLY_FOR, disposal_has
from .draft import DISPOSALS, Draft, DraftItem, EntryKind, PaymentMethod
from .findings import Level
from .pack_values import SOURCE_KEYS, Table, Validity, refuse_unknown, text_of, validity_of
from .rule_tests import ASKED_PAPERS, ONLY_FOR, OPTIONAL_VALUES, TEST_CHOICES, TEST_PLACES, TEST_VALUES
from .wording import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: the kind of test (see `rule_tests`), its values, and what to say. `text` may hold `{places}`.

    `paper` is the document that is due where the rule says so, one of `ASKED_PAPERS`; empty for none.
    """

    code: str
    test: str
    level: Level
    text: Text
    source: str
    verified: bool
    validity: Validity
    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    paper: str = ""

    @property
    def is_about_disposals(self) -> bool:
        """Whether it is about goods that go out; a rule that names no kinds is about all that come in."""
        return bool(DISPOSALS.intersection(self.values.get("kinds", ())))


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
_RULE_KEYS = frozenset({"code", "test", "level", "nl", "en", "paper"}) | SOURCE_KEYS


def read_rules(tables: Iterable[Table]) -> tuple[Rule, ...]:
    """The rules that the tables of a pack hold. Raises KeyError, TypeError or ValueError for what is none."""
    return tuple(_rule(table) for table in tables)


def _rule(values: Table) -> Rule:
    rule = Rule(
        code=text_of(values, "code"),
        test=text_of(values, "test"),
        level=Level(values["level"]),
        text=Text(nl=text_of(values, "nl"), en=text_of(values, "en")),
        source=text_of(values, "source"),
        verified=values["verified"] is True,
        validity=validity_of(values),
        paper=text_of(values, "paper") if "paper" in values else "",
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
    refuse_unknown(rule.values, {*known[rule.test], *optional, *only_for}, f"{rule.code}: {rule.test}")
    _check_paper(rule)
    _check_choices(rule)
    _check_days(rule)
    for field_path in rule.values.get("fields", ()):
        _check_field(rule, field_path)
    for words in (rule.text.nl, rule.text.en):
        _check_places(rule, words)
    return rule


def _check_paper(rule: Rule) -> None:
    """A document is asked for by what was paid for goods that come in."""
    if rule.paper and (rule.paper not in ASKED_PAPERS or rule.is_about_disposals):
        raise ValueError(f"{rule.code}: no rule about these goods asks for a {rule.paper}")


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
