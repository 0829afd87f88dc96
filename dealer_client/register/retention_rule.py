"""How long each kind of personal data is kept: the `[[retention]]` tables of a rule pack."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .days import days_after
from .draft import EntryKind
from .pack_values import Table, Validity, refuse_twice, refuse_unknown, text_of, validity_of, words_of

ENTRY_DATA = frozenset(
    {"seller", "payment", "reasons", "signature", "remark", "buyer", "receiver", "officer", "inspector"}
)
"""The personal parts of entries that a rule may name. The parts of corrections and voids go with what they amend."""
BESIDE_ENTRY_DATA = frozenset({"photos", "police-hold"})
"""What is kept beside an entry's items: their photos, and what staff wrote at a police hold."""
OTHER_DATA = frozenset({"attention", "drafts"})
"""What belongs to no entry: flags on sellers, and purchases that were never finished."""

_MOST_YEARS = 100


class CountsFrom(StrEnum):
    """From when the time counts."""

    ENTRY = "entry"
    """The day the entry is about, or on which a flag was last touched or a draft last saved."""
    DISPOSAL = "disposal"
    """The day the last of the entry's items left; while one is still here, the time has not begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRule:
    """How long one kind of data is kept. `kinds` are those of entries, empty for all; one of `years` and `days` is 0.

    With `from_year_end` the time begins when the year of its first day has ended.
    """

    code: str
    data: str
    kinds: frozenset[EntryKind]
    years: int
    days: int
    counts_from: CountsFrom
    from_year_end: bool
    source: str
    verified: bool
    validity: Validity

    def is_about(self, data: str, kind: EntryKind | None = None) -> bool:
        """Whether it says how long this data is kept, in an entry of this kind where it is in one."""
        return self.data == data and (kind is None or not self.kinds or kind in self.kinds)

    def last_day(self, start: date) -> date:
        """The last day on which the data is still kept; `start` is the day from which the time counts."""
        if self.from_year_end:
            start = date(start.year, 12, 31)
        return _years_after(start, self.years) if self.years else days_after(start, self.days)

    @property
    def least_days(self) -> int:
        """No data under this rule is past its time before it is older than this."""
        return self.years * 365 if self.years else self.days


def read_retention(tables: Iterable[Table]) -> tuple[RetentionRule, ...]:
    """The rules that the tables of a pack hold. Raises KeyError, TypeError or ValueError for what is none."""
    rules = tuple(_rule(table) for table in tables)
    # An erasure names the rule by its code: two of one code would leave open which of them was meant.
    refuse_twice(rule.code for rule in rules)
    return rules


def _rule(values: Table) -> RetentionRule:
    code = words_of(values, "code", "retention")
    refuse_unknown(values, _KEYS, f"{code}: a retention")
    data = values["data"]
    if data not in ENTRY_DATA | BESIDE_ENTRY_DATA | OTHER_DATA:
        raise ValueError(f"{code}: no such data: {data}")
    periods = {name: values[name] for name in ("years", "days") if name in values}
    most = {"years": _MOST_YEARS, "days": _MOST_YEARS * 366}
    if len(periods) != 1 or not all(type(n) is int and 0 < n <= most[name] for name, n in periods.items()):
        raise ValueError(f"{code}: years or days must be a whole number above zero, and one of the two be there")
    from_year_end = values.get("from_year_end", False)
    if not isinstance(from_year_end, bool):
        raise ValueError(f"{code}: from_year_end must be true or false")
    return RetentionRule(
        code=code,
        data=data,
        kinds=frozenset(EntryKind(kind) for kind in values.get("kinds", ())),
        years=periods.get("years", 0),
        days=periods.get("days", 0),
        counts_from=CountsFrom(values.get("counts_from", CountsFrom.ENTRY)),
        from_year_end=from_year_end,
        source=text_of(values, "source"),
        verified=values["verified"] is True,
        validity=validity_of(values),
    )


_KEYS = frozenset({"code", "data", "kinds", "years", "days", "counts_from", "from_year_end"})


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        # Of 29 February the next day there is: no data is erased a day too early.
        return date(day.year + years, 3, 1)
