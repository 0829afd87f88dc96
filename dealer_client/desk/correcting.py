"""Putting right what was recorded: corrections, and voids of whole entries.

present(number)                   -> the entry as it stands now, with the history of its fields
check(number, changes)            -> what the rules say of the entry as it would stand then
correct(number, changes, reason)  -> the number of the correction
void(number, reason)              -> the number of the void; with `take_over`, what it said is parked as a purchase
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import Connection

from dealer_client.identity.disposal_rules import BUYER_TESTS
from dealer_client.register.corrected_draft import ChangeWrong, corrected, draft_of
from dealer_client.register.correction import (
    FieldChange,
    PresentEntry,
    correction_entry,
    target_of,
    void_entry,
)
from dealer_client.register.disposal import Disposal
from dealer_client.register.disposal_rules import DisposalFacts, disposal_findings
from dealer_client.register.draft import ACQUISITIONS, DISPOSALS, Draft, EntryKind, Signature
from dealer_client.register.entry import Entry
from dealer_client.register.findings import Finding, Level
from dealer_client.register.following_changes import (
    concerns,
    items_named_anew,
    new_identifiers,
    with_what_follows,
)
from dealer_client.register.item_life import ItemState
from dealer_client.register.known_seller import PersonKeys
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.rule_pack import RulePack
from dealer_client.register.rules import Facts
from dealer_client.register.wording import Text
from dealer_client.store import amendments, book, drafts, stock
from dealer_client.store.police_holds import hold_stolen_items

from .at_work import ASKING_SECONDS, AtWork
from .errors import NotRecordable
from .free_text import accepted_text
from .judging import acquisition_findings, gravest_first
from .persons import PersonFacts, Persons, buyer_keys, seller_keys
from .tidying import tidied_change


class Correcting:
    """Corrections and voids of one counter's entries."""

    def __init__(self, at_work: AtWork, persons: Persons) -> None:
        self._at_work = at_work
        self._persons = persons

    def present(self, number: EntryNumber) -> PresentEntry:
        """The entry as it stands now, with the history of its fields. Raises EntryMissing."""
        with self._at_work.store.reading() as connection:
            return amendments.read_present(connection, number)

    def check(self, number: EntryNumber, changes: Sequence[FieldChange]) -> tuple[Finding, ...]:
        """What the rules say of the entry as these changes would leave it, gravest first.

        Only what the changes bring about or concern: what was recorded was judged then. Raises EntryMissing or
        ChangeWrong.
        """
        with self._at_work.store.reading() as connection:
            present = self._correctable(connection, number)
            draft, written = corrected(present, self._tidied(present, changes))
            return self._findings(connection, present, draft, written, self._at_work.rules)

    def correct(self, number: EntryNumber, changes: Sequence[FieldChange], reason: str) -> EntryNumber:
        """Records a correction; it is on the disk when this returns.

        A correction of a correction corrects the original again. New identifiers are asked about for at most two
        seconds. Raises ChangeWrong, NotRecordable, TextNotAccepted, NotAllowed or StoreError; then nothing was
        recorded.
        """
        at_work = self._at_work
        at_work.refuse_inspector()
        rules = at_work.rules
        reason = accepted_text(at_work, reason, "reason", rules)
        self._ask_about_new_identifiers(number, changes)
        now = datetime.now(UTC)
        with at_work.store.writing() as connection:
            present = self._correctable(connection, number)
            draft, written = corrected(present, self._tidied(present, changes))
            if not written:
                raise ChangeWrong(_NOTHING_CHANGES, field="changes")
            findings = self._findings(connection, present, draft, written, rules)
            blocks = [finding for finding in findings if finding.level is Level.BLOCK]
            if blocks:
                raise NotRecordable(blocks, findings)
            every = with_what_follows(present, written, at_work.stolen_checks.known)

            def make(own: EntryNumber) -> Entry:
                return correction_entry(present, every, reason, own, at_work.recording(now, rules), findings)

            added = book.add_entry(connection, at_work.shop.series, make, at_work.sign_head)
            if present.entry.kind in ACQUISITIONS:
                hold_stolen_items(connection, present.number, items_named_anew(present, every), at=now)
        return self._recorded(added, now)

    def void(self, number: EntryNumber, reason: str, *, take_over: bool = False) -> EntryNumber:
        """Says that an entry does not count any more; it stays in the book. On the disk when this returns.

        The items of an acquisition are void then, those of a disposal are back. Raises ChangeWrong where it is void
        already or an item has left, TextNotAccepted, NotAllowed or StoreError; then nothing was recorded.

        `take_over` parks what an acquisition said as a purchase to be recorded anew, in the same transaction: an item
        more or less is another deal, with a number and a hold of its own, and no correction.
        """
        at_work = self._at_work
        at_work.refuse_inspector()
        rules = at_work.rules
        reason = accepted_text(at_work, reason, "reason", rules)
        now = datetime.now(UTC)
        with at_work.store.writing() as connection:
            present = self._own(connection, number)
            if present.entry.kind not in ACQUISITIONS | DISPOSALS:
                raise ChangeWrong(_NOT_TO_BE_VOIDED.filled(n=number), field="number")
            self._refuse_void(connection, present)

            def make(own: EntryNumber) -> Entry:
                return void_entry(present.number, reason, own, at_work.recording(now, rules))

            added = book.add_entry(connection, at_work.shop.series, make, at_work.sign_head)
            anew = draft_of(present)
            if take_over and isinstance(anew, Draft):
                # Signature and reasons were given to what was struck out.
                anew = replace(anew, signature=Signature(), reasons={})
                drafts.add_parked_draft(connection, at_work.staff.id, anew, now)
        return self._recorded(added, now)

    def _recorded(self, entry: Entry, now: datetime) -> EntryNumber:
        self._at_work.last_recorded_at = now
        self._at_work.on_recorded()
        return entry.number

    def _own(self, connection: Connection, number: EntryNumber) -> PresentEntry:
        """An entry of this counter that counts. Raises EntryMissing or ChangeWrong."""
        if number.series != self._at_work.shop.series:
            # Two counters without a line could say different things of one entry; its own counter cannot.
            raise ChangeWrong(_OTHER_COUNTER.filled(n=number, series=number.series), field="number")
        present = amendments.read_present(connection, number)
        if present.voided_by is not None:
            raise ChangeWrong(_VOID.filled(n=number, by=present.voided_by.number), field="number")
        return present

    def _correctable(self, connection: Connection, number: EntryNumber) -> PresentEntry:
        present = self._own(connection, number)
        kind = present.entry.kind
        if kind is EntryKind.CORRECTION:
            return self._own(connection, target_of(present.entry))
        if kind not in ACQUISITIONS | DISPOSALS:
            raise ChangeWrong(_NOT_TO_BE_CORRECTED.filled(n=number), field="number")
        return present

    def _refuse_void(self, connection: Connection, present: PresentEntry) -> None:
        """The goods that an acquisition brought in must all be here, and free to be nobody's again."""
        if present.entry.kind in DISPOSALS:
            return
        today = self._at_work.today()
        for item in present.content["items"]:
            line = stock.read_stock_line(connection, present.number.item(item["line"]), today)
            if line.state is ItemState.GONE:
                raise ChangeWrong(_HAS_LEFT.filled(n=present.number, item=line.number, by=line.left_by), field="number")
            if line.state is ItemState.POLICE_HOLD:
                raise ChangeWrong(_HELD.filled(n=present.number, item=line.number), field="number")

    def _tidied(self, present: PresentEntry, changes: Sequence[FieldChange]) -> list[FieldChange]:
        return [tidied_change(present, change, changes, self._at_work.categories) for change in changes]

    def _ask_about_new_identifiers(self, number: EntryNumber, changes: Sequence[FieldChange]) -> None:
        with self._at_work.store.reading() as connection:
            present = self._correctable(connection, number)
        _, written = corrected(present, self._tidied(present, changes))
        self._at_work.stolen_checks.ask(new_identifiers(present, written), seconds=ASKING_SECONDS)

    def _findings(
        self,
        connection: Connection,
        present: PresentEntry,
        draft: Draft | Disposal,
        changes: Sequence[FieldChange],
        rules: RulePack,
    ) -> tuple[Finding, ...]:
        """What the changes bring about or concern, by that pack and as of the day of recording."""
        before = {(f.code, f.field) for f in self._judged(connection, present, draft_of(present), rules)}
        return gravest_first(
            [
                finding
                for finding in self._judged(connection, present, draft, rules)
                if (finding.code, finding.field) not in before or concerns(_entry_path(finding.field), changes)
            ]
        )

    def _judged(
        self, connection: Connection, present: PresentEntry, draft: Draft | Disposal, rules: RulePack
    ) -> list[Finding]:
        at_work = self._at_work
        today = present.entry.recorded_at.astimezone(at_work.zone).date()
        if isinstance(draft, Disposal):
            items = {line.item: stock.read_stock_line(connection, line.item, at_work.today()) for line in draft.lines}
            day = draft.happened_on or today
            linked = self._person(connection, present, buyer_keys(draft.buyer), day, rules).linked_cash
            sale = DisposalFacts(today=today, items=items, linked_cash=linked)
            return disposal_findings(draft, sale, rules, BUYER_TESTS)
        known = (at_work.stolen_checks.known(each) for item in draft.items for each in item.identifiers)
        person = self._person(connection, present, seller_keys(draft.seller), draft.acquired_on or today, rules)
        facts = Facts(
            today=today,
            municipality=at_work.shop.municipality,
            zone=at_work.shop.zone,
            registered_at=present.entry.recorded_at,
            checks=tuple(check for check in known if check is not None),
            linked_cash=person.linked_cash,
            bought_same_day_cents=person.bought_same_day_cents,
        )
        return acquisition_findings(at_work, draft, facts, rules)

    def _person(
        self, connection: Connection, present: PresentEntry, keys: PersonKeys, day: date, rules: RulePack
    ) -> PersonFacts:
        return self._persons.fresh(connection, keys, day, rules, besides=present.number)


def _entry_path(field: str) -> str:
    """A finding's field as a path into the entry: a form names the lines of a disposal otherwise."""
    return "items" + field.removeprefix("lines") if field.startswith("lines") else field


_NOTHING_CHANGES = Text(
    nl="Er verandert niets: alle velden staan al zo in de post.",
    en="Nothing changes: every field already says this in the entry.",
)
_OTHER_COUNTER = Text(
    nl="Post {n} is van balie {series}. Verbeter haar daar.",
    en="Entry {n} is of counter {series}. Correct it there.",
)
_VOID = Text(
    nl="Post {n} is doorgehaald met post {by}. Daar is niets meer aan te veranderen.",
    en="Entry {n} was struck out by entry {by}. Nothing about it can be changed any more.",
)
_NOT_TO_BE_VOIDED = Text(
    nl="Post {n} is niet door te halen: alleen wat binnenkwam of wegging is dat. Verbeter de post waar zij over gaat.",
    en="Entry {n} cannot be struck out: only what came in or went out can. Correct the entry that it is about.",
)
_NOT_TO_BE_CORRECTED = Text(
    nl="Post {n} is niet te verbeteren: alleen wat binnenkwam of wegging is dat.",
    en="Entry {n} cannot be corrected: only what came in or went out can.",
)
_HAS_LEFT = Text(
    nl="Post {n} is niet door te halen: goed {item} is al weg, zie {by}. Haal eerst die post door, of verbeter.",
    en="Entry {n} cannot be struck out: item {item} has left, see {by}. Strike that entry out first, or correct this "
    "one.",
)
_HELD = Text(
    nl="Post {n} is niet door te halen: goed {item} wordt vastgehouden voor de politie.",
    en="Entry {n} cannot be struck out: item {item} is held for the police.",
)
