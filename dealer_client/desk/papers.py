"""Documents on paper: which are due after an entry, and making one; what was handed out before is marked as a copy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime

from sqlalchemy import Connection

from dealer_client.documents.case_file import Case, CaseEvent, case_file
from dealer_client.documents.day_report import day_report
from dealer_client.documents.disposal_papers import ownership_certificate, police_receipt, sales_receipt
from dealer_client.documents.kinds import PaperKind, papers_due, papers_of
from dealer_client.documents.labels import LABEL_SHEETS, ItemLabel, item_labels
from dealer_client.documents.logo import Logo, read_logo
from dealer_client.documents.notification_letter import notification_letter
from dealer_client.documents.purchase_papers import pledge_ticket, purchase_receipt, purchase_statement
from dealer_client.documents.sheet import EntryOnPaper, Sheet
from dealer_client.documents.stock_report import stock_count_report
from dealer_client.register.citation import citations_on
from dealer_client.register.correction import PresentEntry
from dealer_client.register.day_close import DayReport
from dealer_client.register.draft import Draft, DraftItem, EntryKind
from dealer_client.register.known_seller import keys_of_seller
from dealer_client.register.notice import Notice
from dealer_client.register.numbering import EntryNumber, parse_number
from dealer_client.register.rules import TESTS, Facts
from dealer_client.register.stock_count import CountReport
from dealer_client.register.wording import Language
from dealer_client.store.amendments import read_present
from dealer_client.store.documents_made import note_made, times_made
from dealer_client.store.logo_setting import keep_logo, read_kept_logo
from dealer_client.store.photos import read_photo, thumbnails
from dealer_client.store.sellers import bought_on
from dealer_client.store.staff import all_staff

from .at_work import AtWork
from .errors import NoSuchPaper

_PAPERS: Mapping[PaperKind, Callable[[EntryOnPaper, int, Sheet], bytes]] = {
    PaperKind.PURCHASE_STATEMENT: lambda entry, _line, sheet: purchase_statement(entry, sheet),
    PaperKind.PURCHASE_RECEIPT: lambda entry, _line, sheet: purchase_receipt(entry, sheet),
    PaperKind.PLEDGE_TICKET: lambda entry, _line, sheet: pledge_ticket(entry, sheet),
    PaperKind.SALES_RECEIPT: lambda entry, _line, sheet: sales_receipt(entry, sheet),
    PaperKind.OWNERSHIP_CERTIFICATE: ownership_certificate,
    PaperKind.POLICE_RECEIPT: lambda entry, _line, sheet: police_receipt(entry, sheet),
}


class Papers:
    """The documents of one counter.

    `number` is a text everywhere: `A-000123` for an entry, `A-000123/2` for what is about one item. Making a document
    takes a few hundredths of a second; `preview` shows it without handing it out.
    """

    def __init__(self, at_work: AtWork) -> None:
        self._at_work = at_work

    def due(self, number: str) -> tuple[PaperKind, ...]:
        """The documents that belong to an entry, by its kind and by what the rules ask for. Raises EntryMissing."""
        present, _line = self.present(number)
        return papers_due(EntryKind(present.content["kind"]), self._asked_for(present))

    def make(self, kind: PaperKind, number: str, language: Language) -> bytes:
        """A document to hand out, as a PDF; a copy where it was handed out before.

        Raises EntryMissing, or NoSuchPaper where this entry has no such document.
        """
        pdf = self._paper(kind, number, language, copy=self.made_before(kind, number))
        self.handed_out(kind, number)
        return pdf

    def preview(self, kind: PaperKind, number: str, language: Language) -> bytes:
        """The document as `make` would make it now, without handing it out."""
        return self._paper(kind, number, language, copy=self.made_before(kind, number))

    def case_file(
        self, number: str, language: Language, *, reference: str = "", timeline: Sequence[CaseEvent] = ()
    ) -> bytes:
        """The case about an entry, or about one item of it, with the photos of its items. Raises EntryMissing."""
        present, line = self.present(number)
        entry = EntryOnPaper.present(present)
        lines = frozenset({line} if line else {item["line"] for item in entry.items})
        with self._at_work.store.reading() as connection:
            photos = {wanted: _photos(connection, present.number, wanted) for wanted in sorted(lines)}
        case = Case(reference=reference, entry=entry, lines=lines, timeline=tuple(timeline), photos=photos)
        return case_file(case, self.sheet(language))

    def labels(self, numbers: Sequence[str], layout: str, language: Language, *, skip: int = 0) -> bytes:
        """Labels for items, or for all items of an entry, on one of `LABEL_SHEETS`.

        `skip` leaves so many places of the first sheet free. Raises EntryMissing, or NoSuchPaper for what has no items
        or is void.
        """
        found: list[ItemLabel] = []
        for number in numbers:
            present, line = self.present(number)
            if PaperKind.ITEM_LABEL not in papers_of(present.entry.kind) or present.is_void:
                raise NoSuchPaper(PaperKind.ITEM_LABEL)
            found += self._labels_of(present, line, language)
        if not found:
            raise NoSuchPaper(PaperKind.ITEM_LABEL)
        return item_labels(found, LABEL_SHEETS[layout], self.sheet(language), skip=skip)

    def _labels_of(self, present: PresentEntry, line: int | None, language: Language) -> list[ItemLabel]:
        pen = self.sheet(language).pen()
        return [
            ItemLabel(
                number=present.number.item(item["line"]),
                goods=pen.goods(item),
                free_on=date.fromisoformat(item["hold"]["free_on"]) if "hold" in item else None,
            )
            for item in present.content.get("items", ())
            if line is None or item["line"] == line
        ]

    def stock_count(self, report: CountReport, language: Language) -> bytes:
        """The report of a stock count that has ended."""
        return stock_count_report(report, self._staff_names(), self.sheet(language))

    def day_report(self, report: DayReport, language: Language) -> bytes:
        """The report of a day at the till, open or closed."""
        return day_report(report, self._staff_names(), self.sheet(language))

    def notification(self, notice: Notice, language: Language) -> bytes:
        """A notification to the municipality, one of `desk.notices.trade_notices()`."""
        return notification_letter(notice, self.sheet(language))

    def logo(self) -> Logo | None:
        """The logo on every document, where one is set."""
        with self._at_work.store.reading() as connection:
            kept = read_kept_logo(connection)
        return None if kept is None else Logo(*kept)

    def set_logo(self, data: bytes | None) -> None:
        """Sets the logo from a PNG, JPEG or SVG file, or takes it away. Raises LogoRefused or NotAllowed."""
        self._at_work.refuse_inspector()
        logo = None if data is None else read_logo(data)
        with self._at_work.store.writing() as connection:
            keep_logo(connection, None if logo is None else (logo.kind, logo.image))

    def sheet(self, language: Language, *, copy: bool = False) -> Sheet:
        """The frame of a document that is made now."""
        at_work = self._at_work
        return Sheet(
            shop=at_work.shop,
            language=language,
            made_at=datetime.now(UTC),
            categories={category.key: category.names for category in at_work.categories},
            copy=copy,
            logo=self.logo(),
            citations=citations_on(at_work.rules.citations, at_work.today()),
        )

    def made_before(self, kind: PaperKind, number: str) -> bool:
        """Whether this document was handed out before."""
        with self._at_work.store.reading() as connection:
            return times_made(connection, kind.value, _subject(number)) > 0

    def handed_out(self, kind: PaperKind, number: str) -> None:
        """Notes that a document was handed out: the next one is a copy."""
        with self._at_work.store.writing() as connection:
            note_made(connection, kind.value, _subject(number), self._at_work.staff.id, datetime.now(UTC))

    def present(self, number: str) -> tuple[PresentEntry, int | None]:
        """An entry as it stands now, and the line that the number names. Raises NumberError or EntryMissing."""
        entry_number, line = parse_number(number)
        with self._at_work.store.reading() as connection:
            return read_present(connection, entry_number), line

    def _staff_names(self) -> dict[str, str]:
        with self._at_work.store.reading() as connection:
            return {record.staff.id: record.staff.name for record in all_staff(connection)}

    def _paper(self, kind: PaperKind, number: str, language: Language, *, copy: bool) -> bytes:
        present, line = self.present(number)
        entry, items = EntryOnPaper.present(present), present.content.get("items", ())
        # A sale of one item needs no line to be named.
        wanted = line or (1 if len(items) == 1 else 0)
        about_item = kind is PaperKind.OWNERSHIP_CERTIFICATE
        if kind not in papers_of(present.entry.kind) or kind not in _PAPERS or present.is_void:
            raise NoSuchPaper(kind)
        if about_item and wanted not in {item["line"] for item in items}:
            raise NoSuchPaper(kind)
        return _PAPERS[kind](entry, wanted, self.sheet(language, copy=copy))

    def _asked_for(self, present: PresentEntry) -> list[PaperKind]:
        """The documents that rules ask for of this entry, by the pack that is in force."""
        content, at_work = present.content, self._at_work
        items = tuple(DraftItem(price_cents=item.get("price_cents")) for item in content.get("items", ()))
        deal = Draft(kind=EntryKind(content["kind"]), items=items)
        facts = Facts(
            today=at_work.today(),
            municipality=at_work.shop.municipality,
            zone=at_work.shop.zone,
            registered_at=present.entry.recorded_at,
            bought_same_day_cents=self._bought_same_day(present),
        )
        return [
            PaperKind(rule.paper)
            for rule in at_work.rules.rules
            if rule.paper
            and rule.test in TESTS
            and rule.validity.holds_on(facts.today)
            and deal.kind.value in rule.values.get("kinds", (deal.kind.value,))
            and any(True for _hit in TESTS[rule.test](deal, facts, rule))
        ]

    def _bought_same_day(self, present: PresentEntry) -> int:
        """What the same person was paid for other purchases of that day: goods bought together count together."""
        seller, day = present.parts.get("seller"), present.content.get("acquired_on")
        if not seller or not day:
            return 0
        with self._at_work.store.reading() as connection:
            return bought_on(connection, keys_of_seller(seller), date.fromisoformat(day), besides=present.number)


def _photos(connection: Connection, number: EntryNumber, line: int) -> tuple[bytes, ...]:
    found = (read_photo(connection, small.photo) for small in thumbnails(connection, number, line))
    return tuple(photo for photo in found if photo is not None)


def _subject(number: str) -> str:
    entry, line = parse_number(number)
    return entry.item(line) if line else str(entry)
