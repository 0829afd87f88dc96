"""The desk puts its subjects together.

The methods here are the main job; everything else is reached through the subject's own name: `desk.drafts.park(...)`.
Every method may be called from any thread. Those that touch the network or make documents say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from dealer_client.central.stolen_checks import StolenChecks
from dealer_client.documents.choice import ExtractChoice
from dealer_client.documents.verify import Verdict, verify_extract
from dealer_client.goods.categories import Category
from dealer_client.register.audit import AuditResult
from dealer_client.register.draft import Draft, Identifier
from dealer_client.register.entry_details import EntryDetails
from dealer_client.register.findings import Finding
from dealer_client.register.listing import ALL_LINES, RegisterFilter, RegisterLine
from dealer_client.register.match import MatchWarning
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.rule_pack import RulePack
from dealer_client.register.shop import Shop
from dealer_client.register.signing import CounterKey
from dealer_client.register.staff import Staff
from dealer_client.register.stolen_check import StolenCheck
from dealer_client.register.wording import Language
from dealer_client.store import book, search
from dealer_client.store.audit import audit_every_book
from dealer_client.store.counter_settings import Enrolment, read_enrolment
from dealer_client.store.engine import Store
from dealer_client.store.entry_details import read_details
from dealer_client.store.last_entry import last_recorded_at

from .acquiring import Acquiring, Recorded
from .at_work import AtWork
from .broken_off import BreakingOff
from .correcting import Correcting
from .day import Day
from .disposing import Disposing
from .drafts import Drafts
from .exporting import Exporting
from .extracting import Extracting
from .importing import Importing
from .inspecting import Inspecting
from .metal import Metal
from .notices import Notices
from .ownership import Ownership
from .papers import Papers
from .persons import Persons
from .photos import Photos
from .print_choices import PrintingChoices
from .printing import Printing
from .retention import Retention
from .rule_packs import RulePacks
from .sellers import Sellers
from .staffing import Staffing
from .stock import Stock
from .stock_count import StockCounting
from .warnings import Warnings


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
        with store.reading() as connection:
            recorded_at = last_recorded_at(connection, shop.series)
        self.at_work = AtWork(
            store=store,
            shop=shop,
            staff=staff,
            key=counter_key,
            packs=(rules,),
            categories=categories,
            stolen_checks=stolen_checks,
            register_key=register_key,
            on_recorded=on_recorded,
            last_recorded_at=recorded_at,
        )
        self.people = Staffing(self.at_work)
        self.drafts = Drafts(self.at_work)
        self.broken_off = BreakingOff(self.at_work, self.drafts)
        self.matches = Warnings(self.at_work)
        self.papers = Papers(self.at_work)
        self.notices = Notices(self.at_work, self.papers)
        self.printing = Printing(self.at_work, self.papers)
        self.print_choices = PrintingChoices(self.at_work)
        self.extracting = Extracting(self.at_work)
        self.exporting = Exporting(self.at_work)
        self.importing = Importing(self.at_work)
        self.day = Day(self.at_work)
        self.metal = Metal(self.at_work)
        self.rule_packs = RulePacks(self.at_work)
        persons = Persons(self.at_work)
        self.sellers = Sellers(self.at_work, persons)
        self.disposing = Disposing(self.at_work, persons)
        self.stock = Stock(self.at_work)
        self.photos = Photos(self.at_work)
        self.stock_count = StockCounting(self.at_work)
        self.ownership = Ownership(self.at_work)
        self.retention = Retention(self.at_work)
        self.inspecting = Inspecting(self.at_work)
        self.correcting = Correcting(self.at_work, persons)
        self._acquiring = Acquiring(self.at_work, self.drafts, persons)

    @property
    def shop(self) -> Shop:
        """The shop and counter whose book this is."""
        return self.at_work.shop

    @property
    def staff(self) -> str:
        """The name of whoever is at work."""
        return self.at_work.staff.name

    @property
    def categories(self) -> tuple[Category, ...]:
        """The kinds of goods that this shop can record."""
        return self.at_work.categories

    @property
    def counter_key(self) -> str:
        """The counter's public key in hexadecimal: what signs the book, and what an inspector may compare."""
        return self.at_work.key.public.hex()

    def enrolment(self) -> Enrolment | None:
        """The central register that this counter is enrolled with, or None."""
        with self.at_work.store.reading() as connection:
            return read_enrolment(connection)

    def sign_in(self, staff_id: str, pin: str = "") -> Staff:
        """From now on this person is at work: entries carry the id. What somebody else was typing is parked.

        Raises StaffMissing or PinWrong.
        """
        staff = self.people.sign_in(staff_id, pin)
        if staff.id != self.at_work.staff.id:
            self.drafts.set_aside()
        self.at_work.staff = staff
        return staff

    def next_number(self) -> EntryNumber:
        """The number that the next entry will get, if no one else records first."""
        return EntryNumber(self.shop.series, self.entry_count() + 1)

    def entry_count(self) -> int:
        """How many entries this counter's book has."""
        with self.at_work.store.reading() as connection:
            return book.book_size(connection, self.shop.series)

    def today(self) -> date:
        """The date in the shop."""
        return self.at_work.today()

    def check(self, draft: Draft) -> tuple[Finding, ...]:
        """What is missing, forbidden or worth saying; blocks first. For every change of a form, see `Acquiring`."""
        return self._acquiring.check(draft)

    def asked_fields(self) -> frozenset[str]:
        """The fields of an acquisition that the rules in force today ask for."""
        return self._acquiring.asked_fields()

    def stolen_check(self, identifier: Identifier) -> StolenCheck | None:
        """What is known so far of an identifier. On this machine alone, within a millisecond."""
        return self.at_work.stolen_checks.known(identifier)

    def ask_register(self, identifiers: Iterable[Identifier]) -> bool:
        """Asks the central register for what is not known yet, at most two seconds; whether there are new answers."""
        return self._acquiring.ask_register(identifiers)

    def record(self, draft: Draft) -> Recorded:
        """Records an acquisition; see `Acquiring.record`."""
        return self._acquiring.record(draft)

    def search(
        self,
        text: str = "",
        only: RegisterFilter = ALL_LINES,
        *,
        limit: int = 50,
        offset: int = 0,
        every_entry: bool = False,
    ) -> list[RegisterLine]:
        """The lines of the register that have every word of the text and pass the filter, newest first.

        `every_entry`: where no word is asked for, entries without goods (an inspection, a correction) stand among them.
        """
        with self.at_work.store.reading() as connection:
            return search.find_lines(
                connection, text, limit=limit, offset=offset, only=only, today=self.today(), every_entry=every_entry
            )

    def count(self, text: str = "", only: RegisterFilter = ALL_LINES, *, every_entry: bool = False) -> int:
        """How many lines `search` would find."""
        with self.at_work.store.reading() as connection:
            return search.count_lines(connection, text, only=only, today=self.today(), every_entry=every_entry)

    def entry(self, number: EntryNumber) -> EntryDetails:
        """One entry with its proof, its way to the central register and its warnings. Raises EntryMissing."""
        with self.at_work.store.reading() as connection:
            key = self.at_work.key_of(number.series)
            return read_details(connection, number, key, self.at_work.register_key)

    def count_between(self, first: date, last: date) -> int:
        """How many entries an extract of these days would hold."""
        with self.at_work.store.reading() as connection:
            return book.count_between(connection, self.shop.series, first, last)

    def warnings(self) -> list[MatchWarning]:
        """All match warnings, newest first; the ones that nobody has read have no `acknowledged_by`."""
        return self.matches.all()

    def acknowledge(self, match_id: str) -> None:
        """The clerk who is signed in has read this warning. Raises EntryMissing or NotAllowed."""
        self.matches.acknowledge(match_id)

    def extract(self, first: date, last: date, *, language: Language) -> bytes:
        """What came in from `first` up to and including `last`, with proofs, as a PDF. Takes a while.

        `desk.extracting` makes extracts of sales, of a choice of entries, and without persons.
        """
        return self.extracting.make(ExtractChoice(first=first, last=last), language)

    def audit(self, progress: Callable[[int, int], None] | None = None) -> AuditResult:
        """Reads the whole book again and says whether it holds. Takes a while; `progress` is told how far it is."""
        with self.at_work.store.reading() as connection:
            return audit_every_book(
                connection,
                self.shop.series,
                self.at_work.key.public,
                register_key=self.at_work.register_key,
                progress=progress,
            )

    def verify(self, pdf: bytes) -> Verdict:
        """Whether an extract holds, judged by the key of the register this counter enrolled with."""
        return verify_extract(pdf, register_key=self.at_work.register_key or None)
