"""Taking over an existing book from a table: a dry run with a report for each entry, and recording it.

Imported entries are marked: their body has `imported` {number}, the number in the old book. They can only begin a
series: afterwards nobody could tell the old book's order from this one's. What the rules of today miss in them is told
and does not stand in the way, for it happened under the rules of its own day; what must never be kept is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from dealer_client.documents.old_book import OldEntry, TableRefused, columns_of, guessed_mapping, read_old_book
from dealer_client.register.acquisition import acquisition_entry
from dealer_client.register.canonical import canonical_json
from dealer_client.register.draft import Draft
from dealer_client.register.entry import Entry, HoldTerm
from dealer_client.register.findings import Level
from dealer_client.register.limits import limit_findings
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.rule_pack import RulePack
from dealer_client.register.rules import Facts
from dealer_client.register.wording import Text
from dealer_client.store import book

from .at_work import AtWork, rules_used
from .judging import acquisition_findings

_NEVER_KEPT_TESTS = frozenset({"personal-number", "acquired-in-future", "nothing-described"})
"""What a pack's rules of these kinds block holds for an old book too: it may not be kept, says nothing or cannot be."""
_NEVER_KEPT = frozenset({"COUNTRY-UNKNOWN"})
"""The same of what is wrong in any country, by code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedEntry:
    """One entry of the old book: its lines in the file, its old number, why it is refused and what it misses."""

    lines: tuple[int, ...]
    old_number: str
    items: int
    acquired_on: date | None
    problems: tuple[Text, ...]
    remarks: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import would do, or did. `may_begin` is false where the book has entries already."""

    entries: tuple[ReportedEntry, ...]
    may_begin: bool

    @property
    def refused(self) -> tuple[ReportedEntry, ...]:
        """The entries that cannot be recorded as they are."""
        return tuple(entry for entry in self.entries if entry.problems)


class Importing:
    """Taking over an existing book."""

    def __init__(self, at_work: AtWork) -> None:
        self._at_work = at_work

    def mapping(self, text: str) -> dict[str, str]:
        """Which column of the table holds which field, as far as its names say. Raises TableRefused."""
        return guessed_mapping(columns_of(text))

    def dry_run(self, text: str, mapping: Mapping[str, str]) -> ImportReport:
        """What would be recorded, entry by entry; nothing is. Raises TableRefused."""
        return self._report(self._entries(text, mapping), self._at_work.rules)

    def _entries(self, text: str, mapping: Mapping[str, str]) -> list[OldEntry]:
        at_work = self._at_work
        return read_old_book(text, mapping, at_work.categories, at_work.shop.address.country)

    def record(
        self, text: str, mapping: Mapping[str, str], progress: Callable[[int, int], None] | None = None
    ) -> ImportReport:
        """Records the whole old book, or nothing of it. Takes a while; `progress` is told how far it is.

        Raises TableRefused where an entry is refused or the book is not empty, NotAllowed or StoreError.
        """
        at_work = self._at_work
        at_work.refuse_inspector()
        entries = self._entries(text, mapping)
        rules = at_work.rules
        report = self._report(entries, rules)
        if not report.may_begin:
            raise TableRefused(_NOT_EMPTY)
        if report.refused:
            raise TableRefused(_SOME_REFUSED.filled(n=len(report.refused), line=report.refused[0].lines[0]))
        now = datetime.now(UTC)
        with at_work.store.writing() as connection:
            if book.book_size(connection, at_work.shop.series):
                raise TableRefused(_NOT_EMPTY)
            for place, old in enumerate(entries, start=1):
                book.add_entry(connection, at_work.shop.series, self._maker(old, now, rules), at_work.sign_head)
                if progress is not None:
                    progress(place, len(entries))
        at_work.last_recorded_at = now
        at_work.on_recorded()
        return report

    def _report(self, entries: list[OldEntry], rules: RulePack) -> ImportReport:
        with self._at_work.store.reading() as connection:
            empty = book.book_size(connection, self._at_work.shop.series) == 0
        return ImportReport(entries=tuple(self._judged(entry, rules) for entry in entries), may_begin=empty)

    def _judged(self, entry: OldEntry, rules: RulePack) -> ReportedEntry:
        problems, remarks = list(entry.problems), []
        refusing = {finding.code for finding in limit_findings(entry.draft)} | _NEVER_KEPT
        refusing |= {rule.code for rule in rules.rules if rule.test in _NEVER_KEPT_TESTS}
        facts = Facts(
            today=self._at_work.today(),
            municipality=self._at_work.shop.municipality,
            zone=self._at_work.shop.zone,
            registered_at=datetime.now(UTC),
        )
        for finding in acquisition_findings(self._at_work, entry.draft, facts, rules):
            if finding.level is Level.BLOCK and finding.code in refusing:
                problems.append(finding.text)
            elif finding.level is Level.BLOCK:
                remarks.append(finding.text)
        return ReportedEntry(
            lines=entry.lines,
            old_number=entry.old_number,
            items=len(entry.draft.items),
            acquired_on=entry.draft.acquired_on,
            problems=tuple(dict.fromkeys(problems)),
            remarks=tuple(dict.fromkeys(remarks)),
        )

    def _maker(self, old: OldEntry, now: datetime, rules: RulePack) -> Callable[[EntryNumber], Entry]:
        at_work, hold = self._at_work, self._hold(old.draft, rules)

        def make(number: EntryNumber) -> Entry:
            entry = acquisition_entry(
                old.draft,
                number,
                recorded_at=now,
                zone=at_work.shop.zone,
                staff=at_work.staff.id,
                practice=at_work.shop.practice,
                hold=hold,
                rules=rules_used(rules),
                findings=(),
                checks={},
            )
            body = {**entry.content, "imported": {"number": old.old_number}}
            return Entry(number=number, body=canonical_json(body), personal=entry.personal)

        return make

    def _hold(self, draft: Draft, rules: RulePack) -> HoldTerm:
        """The hold that began on the day itself, as far as the pack knows that day's rules."""
        day = draft.acquired_on or self._at_work.today()
        noon = datetime.combine(day, time(12), self._at_work.zone).astimezone(UTC)
        return self._at_work.hold_term(noon, rules)


_NOT_EMPTY = Text(
    nl="Dit boek heeft al posten. Een oud boek kan alleen aan het begin worden ingelezen: richt er een nieuwe balie "
    "voor in.",
    en="This book has entries already. An old book can only be imported at the beginning: set up a new counter for it.",
)
_SOME_REFUSED = Text(
    nl="{n} posten kunnen zo niet worden vastgelegd, de eerste op regel {line}. Er is niets vastgelegd. Verbeter ze in "
    "de tabel en probeer het opnieuw.",
    en="{n} entries cannot be recorded as they are, the first on line {line}. Nothing was recorded. Put them right in "
    "the table and try again.",
)
