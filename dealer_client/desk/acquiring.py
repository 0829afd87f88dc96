"""Taking goods in: checking a draft while it is typed, and recording it.

check(draft)  -> findings of identity, goods and the register's rules
record(draft) -> the entry, with number, hold and tree head, in one transaction with its outbox row
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dealer_client.register.acquisition import acquisition_entry
from dealer_client.register.clock import clock_findings
from dealer_client.register.draft import Draft, Identifier
from dealer_client.register.entry import Entry, HoldTerm
from dealer_client.register.findings import Finding
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.rule_pack import RulePack
from dealer_client.register.rules import Facts, asked_fields, unanswered
from dealer_client.register.stolen_check import StolenCheck
from dealer_client.store import book
from dealer_client.store.photos import attach_photos_of
from dealer_client.store.police_holds import hold_what_is_stolen

from .at_work import ASKING_SECONDS, AtWork, rules_used
from .drafts import Drafts
from .errors import NotRecordable
from .judging import acquisition_findings, gravest_first
from .persons import PersonFacts, Persons, seller_keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What was recorded: the entry's number, its items' numbers, and the last day of their hold. Cents.

    `paid_out_cents` as in `Draft`: other than the total where goods were exchanged, below zero where the seller paid.
    """

    number: EntryNumber
    items: tuple[str, ...]
    findings: tuple[Finding, ...]
    total_cents: int
    paid_out_cents: int
    method: str
    hold_until: date


class Acquiring:
    """Acquisitions of one counter."""

    def __init__(self, at_work: AtWork, drafts: Drafts, persons: Persons) -> None:
        self._at_work = at_work
        self._drafts = drafts
        self._persons = persons

    def check(self, draft: Draft) -> tuple[Finding, ...]:
        """What is missing, forbidden or worth saying; blocks first. Meant for every change of the form.

        Works in memory, but for the book's word about the seller, which is read when he becomes somebody else.
        """
        rules = self._at_work.rules
        return self._findings(draft, self._known(draft, rules), rules)

    def asked_fields(self) -> frozenset[str]:
        """The fields that the rules in force today ask for, as in `Finding.field`."""
        return asked_fields(self._at_work.rules, self._at_work.today())

    def _known(self, draft: Draft, rules: RulePack) -> PersonFacts:
        return self._persons.facts(seller_keys(draft.seller), draft.acquired_on or self._at_work.today(), rules)

    def _findings(self, draft: Draft, person: PersonFacts, rules: RulePack) -> tuple[Finding, ...]:
        at_work = self._at_work
        now = datetime.now(UTC)
        facts = Facts(
            today=at_work.today(),
            municipality=at_work.shop.municipality,
            zone=at_work.shop.zone,
            registered_at=now,
            checks=tuple(self._checks_of(draft).values()),
            linked_cash=person.linked_cash,
            bought_same_day_cents=person.bought_same_day_cents,
            attention=person.attention,
        )
        return gravest_first(
            [*clock_findings(now, at_work.last_recorded_at), *acquisition_findings(at_work, draft, facts, rules)]
        )

    def ask_register(self, identifiers: Iterable[Identifier]) -> bool:
        """Asks the central register for what is not known yet, at most two seconds; whether there are new answers."""
        return self._at_work.stolen_checks.ask(identifiers, seconds=ASKING_SECONDS)

    def record(self, draft: Draft) -> Recorded:
        """Records an acquisition; it is on the disk when this returns.

        Identifiers that nobody asked the register about yet are asked now, for at most two seconds, so that a warning
        comes before the money changes hands. Raises NotRecordable, NotAllowed or StoreError; then nothing was recorded.
        """
        self._at_work.refuse_inspector()
        self.ask_register(identifier for item in draft.items for identifier in item.identifiers)
        rules = self._at_work.rules
        known = self._known(draft, rules)
        findings = self._findings(draft, known, rules)
        _refuse_unanswered(draft, findings)
        entry, hold, findings = self._add(draft, known, findings, rules)
        self._at_work.on_recorded()
        return Recorded(
            number=entry.number,
            items=tuple(entry.number.item(line) for line in range(1, len(draft.items) + 1)),
            findings=findings,
            total_cents=draft.total_cents,
            paid_out_cents=draft.paid_out_cents,
            method=draft.payment.method,
            hold_until=hold.until,
        )

    def _add(
        self, draft: Draft, known: PersonFacts, findings: tuple[Finding, ...], rules: RulePack
    ) -> tuple[Entry, HoldTerm, tuple[Finding, ...]]:
        at_work = self._at_work
        now = datetime.now(UTC)
        hold = at_work.hold_term(now, rules)

        def make(number: EntryNumber) -> Entry:
            return acquisition_entry(
                draft,
                number,
                recorded_at=now,
                zone=at_work.shop.zone,
                staff=at_work.staff.id,
                practice=at_work.shop.practice,
                hold=hold,
                rules=rules_used(rules),
                findings=findings,
                checks=self._checks_of(draft),
            )

        with at_work.store.writing() as connection:
            # Another window may have paid the same person meanwhile: what he was paid is read under the lock.
            day = draft.acquired_on or at_work.today()
            person = self._persons.fresh(connection, seller_keys(draft.seller), day, rules)
            if person != known:
                findings = self._findings(draft, person, rules)
                _refuse_unanswered(draft, findings)
            entry = book.add_entry(connection, at_work.shop.series, make, at_work.sign_head)
            hold_what_is_stolen(connection, entry)
            attach_photos_of(connection, entry)
            self._drafts.take_away_recorded(connection)
        self._drafts.forget()
        at_work.last_recorded_at = now
        return entry, hold, findings

    def _checks_of(self, draft: Draft) -> Mapping[tuple[str, str], StolenCheck]:
        known = {}
        for item in draft.items:
            for identifier in item.identifiers:
                check = self._at_work.stolen_checks.known(identifier)
                if check is not None:
                    known[identifier.kind, identifier.value] = check
        return known


def _refuse_unanswered(draft: Draft, findings: tuple[Finding, ...]) -> None:
    still_open = unanswered(findings, draft.reasons)
    if still_open:
        raise NotRecordable(still_open, findings)
