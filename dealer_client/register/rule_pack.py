"""Rule packs: the values of the law as data, each with the time it holds, its source, and whether it was verified.

A pack is TOML (see `resources/rules/README.md`). Code knows *kinds of test* ("cash of at least so many cents"); which
rules there are, their values, levels, words and sources stand in the pack. An entry keeps the id, version and digest
of its pack.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from .citation import Citation, read_citations
from .duty import Duty, read_duties
from .errors import DealerError
from .hold_rule import HoldRule, HolidayRule, read_holds, read_holidays
from .pack_values import day_of, text_of
from .retention_rule import RetentionRule, read_retention
from .rule import Rule, read_rules
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


def parse_rule_pack(text: str) -> RulePack:
    """The pack that a TOML text holds, fit to judge any draft on any day. Raises RulePackWrong."""
    if any(len(line) > _LONGEST_LINE for line in text.split("\n")):
        raise RulePackWrong(f"a line is longer than {_LONGEST_LINE} characters")
    try:
        table = tomllib.loads(text)
        pack = table["pack"]
        parsed = RulePack(
            id=text_of(pack, "id"),
            version=text_of(pack, "version"),
            country=text_of(pack, "country"),
            digest=sha256(text.encode()).hexdigest(),
            rules=read_rules(table["rule"]),
            holds=read_holds(table["hold"]),
            holidays=read_holidays(table.get("holiday", ())),
            takes_effect=day_of(pack, "takes_effect"),
            text=text,
            retention=read_retention(table.get("retention", ())),
            duties=read_duties(table.get("duty", ())),
            citations=read_citations(table.get("citation", ())),
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


def _check_working_days(pack: RulePack) -> None:
    """A pack that counts working days in a country without a known calendar would fail at the counter."""
    if any(hold.working_days and hold.validity.begins is not None for hold in pack.holds):
        # A large package, needed only where working days count.
        from holidays.utils import list_supported_countries

        if pack.country not in list_supported_countries(include_aliases=False):
            raise ValueError(f"the public holidays of {pack.country} are not known, so working days cannot be counted")
