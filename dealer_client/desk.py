"""What the counter can do, without a window: check a draft, record it, search, read warnings, make an extract.

The counter and the command line both come through here, and this is the place to see what follows what:

    check(draft)  -> findings of identity, goods and the register's rules
    record(draft) -> the entry, with number, hold and tree head, in one transaction with its outbox row
    extract(...)  -> the entries of a period with their proofs, as a PDF
    audit()       -> whether the whole book still holds

Every method may be called from any thread. Those that touch the network or make documents say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from dealer_client.central.stolen_checks import StolenChecks
from dealer_client.custody.people import People
from dealer_client.documents.extract import ExtractRequest, ProvenEntry, make_extract
from dealer_client.documents.verify import Verdict, verify_extract
from dealer_client.goods.categories import Category
from dealer_client.goods.findings import item_findings
from dealer_client.identity.findings import seller_findings
from dealer_client.register.audit import AuditResult
from dealer_client.register.clock import clock_findings
from dealer_client.register.draft import Draft, Identifier
from dealer_client.register.entry import Entry, HoldTerm, RulesUsed, acquisition_entry
from dealer_client.register.entry_details import EntryDetails
from dealer_client.register.errors import DealerError
from dealer_client.register.findings import Finding, Level
from dealer_client.register.holds import hold_for
from dealer_client.register.listing import RegisterLine
from dealer_client.register.match import MatchWarning
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.rule_pack import RulePack
from dealer_client.register.rules import Facts, draft_findings, unanswered
from dealer_client.register.shop import Shop
from dealer_client.register.signing import CounterKey, TreeHead
from dealer_client.register.staff import Staff
from dealer_client.register.stolen_check import StolenCheck
from dealer_client.register.tree import EMPTY_ROOT, consistency_proof, inclusion_proof
from dealer_client.register.wording import Language, Text
from dealer_client.store import book, drafts, matches, search
from dealer_client.store.audit import audit_book
from dealer_client.store.counter_settings import Enrolment, read_enrolment
from dealer_client.store.drafts import KeptDraft
from dealer_client.store.engine import Store
from dealer_client.store.entry_details import read_details
from dealer_client.store.errors import EntryMissing
from dealer_client.store.last_entry import last_recorded_at

_CHECK_SECONDS = 2.0


class NotAllowed(DealerError):
    """Whoever is signed in may only look. Nothing was recorded."""

    title = Text(nl="Alleen lezen", en="Read-only")

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Een inspecteur kan het register bekijken, niet wijzigen. Er is niets vastgelegd. Laat een "
                "medewerker zich aanmelden.",
                en="An inspector can look at the register, not change it. Nothing was recorded. Have a member of staff "
                "sign in.",
            )
        )


class NotRecordable(DealerError):
    """A draft that a rule blocks, or with a warning that nobody has given a reason for. Nothing was recorded."""

    title = Text(nl="Nog niet vast te leggen", en="Cannot be recorded yet")

    def __init__(self, open_findings: Iterable[Finding], findings: Iterable[Finding]) -> None:
        self.open_findings = tuple(open_findings)
        self.findings = tuple(findings)
        first = self.open_findings[0]
        super().__init__(first.text, field=first.field)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What was recorded: the entry's number, its items' numbers, and the last day of their hold. Cents."""

    number: EntryNumber
    items: tuple[str, ...]
    findings: tuple[Finding, ...]
    total_cents: int
    hold_until: date


class Desk:
    """One counter's desk over one open book."""

    def __init__(
        self,
        *,
        store: Store,
        shop: Shop,
        staff: Staff,
        counter_key: CounterKey,
        rules: RulePack,
        categories: tuple[Category, ...],
        stolen_checks: StolenChecks,
        register_key: str,
        on_recorded: Callable[[], None],
    ) -> None:
        """`register_key` is hexadecimal, empty before enrolment; `on_recorded` is called after each entry."""
        self.shop = shop
        self.staff = staff.name
        self.people = People(store)
        self.categories = categories
        self._staff = staff
        self._store = store
        self._key = counter_key
        self._rules = rules
        self._stolen_checks = stolen_checks
        self._register_key = register_key
        self._on_recorded = on_recorded
        self._zone = ZoneInfo(shop.zone)
        self._draft_id: str | None = None
        with store.reading() as connection:
            self._last_recorded_at = last_recorded_at(connection, shop.series)

    @property
    def counter_key(self) -> str:
        """The counter's public key in hexadecimal: what signs the book, and what an inspector may compare."""
        return self._key.public.hex()

    def enrolment(self) -> Enrolment | None:
        """The central register that this counter is enrolled with, or None."""
        with self._store.reading() as connection:
            return read_enrolment(connection)

    def sign_in(self, staff_id: str, pin: str = "") -> Staff:
        """From now on this person is at work: entries carry the id. Raises StaffMissing or PinWrong."""
        staff = self.people.sign_in(staff_id, pin)
        self._staff, self.staff, self._draft_id = staff, staff.name, None
        return staff

    def next_number(self) -> EntryNumber:
        """The number that the next entry will get, if no one else records first."""
        return EntryNumber(self.shop.series, self.entry_count() + 1)

    def entry_count(self) -> int:
        """How many entries this counter's book has."""
        with self._store.reading() as connection:
            return book.book_size(connection, self.shop.series)

    def today(self) -> date:
        """The date in the shop."""
        return datetime.now(self._zone).date()

    def check(self, draft: Draft) -> tuple[Finding, ...]:
        """What is missing, forbidden or worth saying; blocks first. Memory only: meant for every change of the form."""
        today, now = self.today(), datetime.now(UTC)
        facts = Facts(
            today=today,
            municipality=self.shop.municipality,
            zone=self.shop.zone,
            registered_at=now,
            checks=tuple(self._checks_of(draft).values()),
            plate_registered=frozenset(c.key for c in self.categories if c.plate_registered),
        )
        findings = [
            *clock_findings(now, self._last_recorded_at),
            *draft_findings(draft, facts, self._rules),
            *seller_findings(draft, today=today),
            *item_findings(draft, self.categories),
        ]
        order = {Level.BLOCK: 0, Level.WARN: 1, Level.HINT: 2}
        return tuple(sorted(findings, key=lambda finding: order[finding.level]))

    def stolen_check(self, identifier: Identifier) -> StolenCheck | None:
        """What is known so far of an identifier. Memory only."""
        return self._stolen_checks.known(identifier)

    def ask_register(self, identifiers: Iterable[Identifier]) -> bool:
        """Asks the central register for what is not known yet, at most two seconds; whether there are new answers."""
        return self._stolen_checks.ask(identifiers, seconds=_CHECK_SECONDS)

    def record(self, draft: Draft) -> Recorded:
        """Records an acquisition; it is on the disk when this returns.

        Identifiers that nobody asked the register about yet are asked now, for at most two seconds, so that a warning
        comes before the money changes hands. Raises NotRecordable, NotAllowed or StoreError; then nothing was recorded.
        """
        self._refuse_inspector()
        self.ask_register(identifier for item in draft.items for identifier in item.identifiers)
        findings = self.check(draft)
        still_open = unanswered(findings, draft.reasons)
        if still_open:
            raise NotRecordable(still_open, findings)
        entry, hold = self._add(draft, findings)
        self._on_recorded()
        return Recorded(
            number=entry.number,
            items=tuple(entry.number.item(line) for line in range(1, len(draft.items) + 1)),
            findings=findings,
            total_cents=draft.total_cents,
            hold_until=hold.until,
        )

    def search(self, text: str = "", *, limit: int = 50, offset: int = 0) -> list[RegisterLine]:
        """The items that have every word of the text, newest first."""
        with self._store.reading() as connection:
            return search.find_lines(connection, text, limit=limit, offset=offset)

    def count(self, text: str = "") -> int:
        """How many items `search` would find."""
        with self._store.reading() as connection:
            return search.count_lines(connection, text)

    def entry(self, number: EntryNumber) -> EntryDetails:
        """One entry with its proof, its way to the central register and its warnings. Raises EntryMissing."""
        with self._store.reading() as connection:
            return read_details(connection, number, self._key.public, self._register_key)

    def count_between(self, first: date, last: date) -> int:
        """How many entries an extract of these days would hold."""
        with self._store.reading() as connection:
            return book.count_between(connection, self.shop.series, first, last)

    def warnings(self) -> list[MatchWarning]:
        """All match warnings, newest first; the ones that nobody has read have no `acknowledged_by`."""
        with self._store.reading() as connection:
            return matches.read_matches(connection)

    def acknowledge(self, match_id: str) -> None:
        """The clerk who is signed in has read this warning. Raises EntryMissing or NotAllowed."""
        self._refuse_inspector()
        with self._store.writing() as connection:
            known = {warning.match_id for warning in matches.read_matches(connection)}
            if match_id not in known:
                raise EntryMissing(Text(nl="Deze melding staat niet in het boek.", en="No such warning in the book."))
            matches.acknowledge_match(connection, match_id, by=self.staff, at=datetime.now(UTC))

    def keep_draft(self, draft: Draft) -> None:
        """Keeps what is being typed, in place of what was kept of it before; on the disk when this returns.

        Recording it takes it away again.
        """
        with self._store.writing() as connection:
            self._draft_id = drafts.save_draft(connection, self._staff.id, draft, datetime.now(UTC), self._draft_id)

    def unfinished_draft(self) -> KeptDraft | None:
        """What was being typed when the program ended; it is the one at the counter again."""
        with self._store.reading() as connection:
            kept = drafts.unfinished_draft(connection, self._staff.id)
        if kept is not None:
            self._draft_id = kept.id
        return kept

    def park(self, draft: Draft) -> None:
        """Keeps the draft among the parked ones; the counter is free for the next customer."""
        self.keep_draft(draft)
        with self._store.writing() as connection:
            drafts.park_draft(connection, str(self._draft_id))
        self._draft_id = None

    def parked_drafts(self) -> list[KeptDraft]:
        """The parked purchases of everybody, newest first."""
        with self._store.reading() as connection:
            return drafts.parked_drafts(connection)

    def resume(self, draft_id: str) -> Draft:
        """Takes a parked purchase back to the counter; the one that was there is parked. Raises DraftMissing."""
        with self._store.writing() as connection:
            kept = drafts.resume_draft(connection, draft_id, self._staff.id)
        self._draft_id = kept.id
        return kept.draft

    def discard(self, draft_id: str | None = None) -> None:
        """Throws a draft away for good: a parked one, or without an id the one at the counter."""
        wanted = draft_id or self._draft_id
        if wanted is not None:
            with self._store.writing() as connection:
                drafts.discard_draft(connection, wanted)
        self._forget_draft(wanted)

    def extract(self, first: date, last: date, *, language: Language) -> bytes:
        """The entries acquired from `first` up to and including `last`, with their proofs, as a PDF. Takes a while."""
        return make_extract(self._extract_request(first, last, language))

    def audit(self, progress: Callable[[int, int], None] | None = None) -> AuditResult:
        """Reads the whole book again and says whether it holds. Takes a while; `progress` is told how far it is."""
        with self._store.reading() as connection:
            return audit_book(
                connection, self.shop.series, self._key.public, register_key=self._register_key, progress=progress
            )

    def verify(self, pdf: bytes) -> Verdict:
        """Whether an extract holds, judged by the key of the register this counter enrolled with."""
        return verify_extract(pdf, register_key=self._register_key or None)

    def _refuse_inspector(self) -> None:
        if not self._staff.may_record:
            raise NotAllowed

    def _add(self, draft: Draft, findings: tuple[Finding, ...]) -> tuple[Entry, HoldTerm]:
        now = datetime.now(UTC)
        found = hold_for(self._rules, self.shop.municipality, now, self.shop.zone)
        hold = HoldTerm(until=found.until, free_on=found.free_on, source=found.source)

        def make(number: EntryNumber) -> Entry:
            return acquisition_entry(
                draft,
                number,
                recorded_at=now,
                zone=self.shop.zone,
                staff=self._staff.id,
                practice=self.shop.practice,
                hold=hold,
                rules=RulesUsed(pack=self._rules.id, version=self._rules.version, digest=self._rules.digest),
                findings=findings,
                checks=self._checks_of(draft),
            )

        with self._store.writing() as connection:
            entry = book.add_entry(connection, self.shop.series, make, self._sign_head)
            # In the same transaction: a purchase is recorded or still a draft, never both.
            if self._draft_id is not None:
                drafts.discard_draft(connection, self._draft_id)
        self._draft_id = None
        self._last_recorded_at = now
        return entry, hold

    def _forget_draft(self, draft_id: str | None) -> None:
        if self._draft_id == draft_id:
            self._draft_id = None

    def _sign_head(self, size: int, root: bytes) -> TreeHead:
        return self._key.sign_head(
            book=self.shop.book, series=self.shop.series, size=size, root=root, signed_at=datetime.now(UTC)
        )

    def _checks_of(self, draft: Draft) -> Mapping[tuple[str, str], StolenCheck]:
        known = {}
        for item in draft.items:
            for identifier in item.identifiers:
                check = self._stolen_checks.known(identifier)
                if check is not None:
                    known[identifier.kind, identifier.value] = check
        return known

    def _extract_request(self, first: date, last: date, language: Language) -> ExtractRequest:
        series = self.shop.series
        with self._store.reading() as connection:
            head = book.tree_head(connection, series) or self._sign_head(0, EMPTY_ROOT)
            read = book.node_reader(connection, series)
            wanted = set(book.numbers_between(connection, series, first, last))
            entries = [
                ProvenEntry(entry=entry, proof=tuple(inclusion_proof(entry.number.number - 1, head.size, read)))
                for entry in book.read_entries(connection, series, min(wanted, default=1), max(wanted, default=0))
                if entry.number.number in wanted
            ]
            receipt = book.latest_receipt(connection, series)
            grown = consistency_proof(receipt["size"], head.size, read) if receipt else []
        return ExtractRequest(
            period_from=first,
            period_to=last,
            shop=self.shop,
            entries=entries,
            head=head,
            counter_key=self._key.public,
            receipt=receipt,
            receipt_consistency=tuple(grown),
            language=language,
            made_at=datetime.now(UTC),
            category_names={category.key: category.names for category in self.categories},
            sign=self._key.sign,
        )
