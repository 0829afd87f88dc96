"""What goes between the book and the central register: the store's side of `central.sync.Exchange`.

Nothing leaves the outbox on the register's word alone: the receipt must be signed by the register this counter enrolled
with, name this book and this counter's key, and carry the very root that the book itself had at that size.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from pydantic import ValidationError
from sqlalchemy import Connection

from dealer_client.books_from_register import BookToTake, take_page
from dealer_client.central import wire
from dealer_client.central.batch_answer import AnswerWrong, FileResult
from dealer_client.central.errors import BookBehind, NotUnderstood, ReceiptWrong, WarningUnreadable
from dealer_client.register.counter_note import CounterNote, NoteChange, NoteSubject
from dealer_client.register.entry import Entry
from dealer_client.register.match import MatchWarning
from dealer_client.register.moments import parse_utc, utc_text
from dealer_client.register.notice import Deciding, NoticeKind, NoticeStatus, PoliceDecision
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.shop import Shop
from dealer_client.register.signing import CounterKey, TreeHead
from dealer_client.register.stolen_check import MatchLevel
from dealer_client.register.wording import Text
from dealer_client.store import book, counter_notes, matches, notices, other_counters, outbox, police_decisions
from dealer_client.store.engine import Store
from dealer_client.store.police_holds import hold_for_match
from dealer_client.store.rule_packs import take_from_register
from dealer_client.store.settings import read_setting, write_setting

_CURSOR = "feed_cursor"
# The largest whole number that every JSON reader keeps exactly.
_MOST_CURSOR = 2**53 - 1
# Room for the request around the entries.
_BATCH_BYTES = wire.MAX_REQUEST_BYTES - 64 * 1024


class BookExchange:
    """One counter's book in its exchange with one register. `register_key` is hexadecimal, as given at enrolment."""

    def __init__(self, store: Store, shop: Shop, counter_key: CounterKey, register_key: str) -> None:
        self._store = store
        self._shop = shop
        self._key = counter_key
        self._register_key = register_key
        self.on_new_rules: Callable[[], None] = lambda: None
        """Called, from any thread, when the feed has brought a rule pack."""
        self.on_new_notes: Callable[[], None] = lambda: None
        """Called, from any thread, when a note of another counter has changed something here."""

    def waiting_count(self) -> int:
        """How many entries wait."""
        with self._store.reading() as connection:
            return outbox.waiting_count(connection)

    def rejected_count(self) -> int:
        """How many entries the register did not accept."""
        with self._store.reading() as connection:
            return outbox.rejected_count(connection)

    def next_batch(self, most_entries: int) -> wire.UploadRequest | None:
        """The oldest run of entries that wait, within the protocol's size, with a head signed for exactly them."""
        series = self._shop.series
        with self._store.reading() as connection:
            numbers = _run(outbox.waiting_numbers(connection, series, most_entries))
            if not numbers:
                return None
            entries: list[wire.WireEntry] = []
            size = 0
            for entry in book.read_entries(connection, series, numbers[0], numbers[-1]):
                message = _wire_entry(entry)
                size += len(message.model_dump_json().encode())
                if entries and size > _BATCH_BYTES:
                    break
                entries.append(message)
            last = entries[-1].number
            root = book.root_at(connection, series, last)
        head = self._key.sign_head(
            book=self._shop.book, series=series, size=last, root=root, signed_at=datetime.now(UTC)
        )
        return wire.UploadRequest(entries=entries, head=_wire_head(head))

    def took_answer(self, answer: wire.UploadAnswer) -> None:
        """Checks the receipt, then settles what the register holds. Raises ReceiptWrong or BookBehind."""
        receipt, series = answer.receipt, self._shop.series
        if not self._is_ours(receipt) or receipt.size < 1:
            raise ReceiptWrong
        self._refuse_if_behind(receipt.size)
        with self._store.writing() as connection:
            if book.root_at(connection, series, receipt.size).hex() != receipt.root:
                raise ReceiptWrong
            book.add_receipt(connection, series, receipt.size, receipt.received_at, receipt.model_dump())
            held = [result for result in answer.results if result.number <= receipt.size]
            outbox.settle(connection, series, [result.number for result in held if result.status != "rejected"])
            for result in held:
                if result.status == "rejected":
                    reasons = [reason.model_dump() for reason in result.reasons]
                    outbox.mark_rejected(connection, series, result.number, reasons)

    def send_again_from(self, number: int) -> None:
        """The register lacks entries from this number on, though it had confirmed them: they wait again.

        Raises BookBehind where it expects what this book does not have yet, NotUnderstood for a number that cannot be.
        """
        self._refuse_if_behind(number - 1)
        with self._store.writing() as connection:
            size = book.book_size(connection, self._shop.series)
            if not 1 <= number <= size:
                raise NotUnderstood
            outbox.queue_again(connection, self._shop.series, number, size, utc_text(datetime.now(UTC)))

    def books_to_fetch(self) -> list[tuple[str, int]]:
        """The books of which the register holds more than is here: series, and the last number that is here."""
        with self._store.reading() as connection:
            known = [(self._shop.series, book.behind_of(connection))]
            known += [(other.series, other.held) for other in other_counters.counter_books(connection)]
            here = [(series, book.book_size(connection, series), held) for series, held in known]
        return [(series, size) for series, size, held in here if held > size]

    def own_place(self) -> tuple[str, int]:
        """This counter's series, and the last number that is here."""
        with self._store.reading() as connection:
            return self._shop.series, book.book_size(connection, self._shop.series)

    def took_book(self, answer: wire.BookAnswer) -> bool:
        """Takes a page of a book that came from the register; whether there was anything in it. Raises CentralError."""
        with self._store.writing() as connection:
            if answer.series == self._shop.series:
                own = BookToTake(
                    series=self._shop.series,
                    book=self._shop.book,
                    counter_key=self._key.public.hex(),
                    is_own=True,
                )
                if book.is_unchecked(connection) or answer.held != book.behind_of(connection):
                    book.note_behind(connection, answer.held)
                taken = take_page(connection, own, answer, self._register_key)
                counter_notes.take_notes(connection)
                return taken
            other = other_counters.counter_book(connection, answer.series)
            if other is None:
                raise NotUnderstood
            wanted = BookToTake(series=other.series, book=other.book, counter_key=other.counter_key, is_own=False)
            taken = take_page(connection, wanted, answer, self._register_key)
            new_notes = taken and counter_notes.take_notes(connection)
        if new_notes:
            self.on_new_notes()
        return taken

    def book_is_not_kept(self) -> None:
        """The register keeps no books to give back: what is here is all there is."""
        with self._store.writing() as connection:
            if book.is_unchecked(connection):
                book.note_behind(connection, 0)

    def took_file_answer(self, of_book: str, series: str, results: Sequence[FileResult]) -> None:
        """Settles what a register that takes files said that it holds, and marks what it rejected.

        Raises AnswerWrong where it is not of this book as it was recorded; then nothing was changed.
        """
        if (of_book, series) != (self._shop.book, self._shop.series):
            raise AnswerWrong(_OTHER_BOOK)
        now = utc_text(datetime.now(UTC))
        with self._store.writing() as connection:
            for result in results:
                number = EntryNumber(series, result.number)
                if book.leaf_hash_of(connection, number) != result.leaf_hash:
                    raise AnswerWrong(_OTHER_ENTRY.filled(n=number))
                if result.reasons:
                    outbox.mark_rejected(connection, series, result.number, result.reasons)
            accepted = [result.number for result in results if not result.reasons]
            outbox.settle_by_file(connection, series, accepted, now)

    def next_notice(self) -> wire.Notice | None:
        """The oldest notice that waits; None where nothing does. One that the protocol cannot carry waits no more."""
        while True:
            with self._store.reading() as connection:
                waiting = notices.next_waiting(connection)
            if waiting is None:
                return None
            try:
                return _MESSAGES[waiting.kind].model_validate({"notice_id": waiting.notice_id, **waiting.content})
            except ValidationError:
                self.took_notice(waiting.notice_id, NoticeStatus.NOT_TAKEN, "")

    def took_notice(self, notice_id: str, status: NoticeStatus, reason: str) -> None:
        """What the register answered to a notice."""
        with self._store.writing() as connection:
            notices.keep_status(connection, notice_id, status, reason, datetime.now(UTC))

    def feed_cursor(self) -> int:
        """Up to where the feed was taken."""
        with self._store.reading() as connection:
            cursor = read_setting(connection, _CURSOR)
        return cursor if isinstance(cursor, int) else 0

    def took_feed(self, answer: wire.FeedAnswer) -> int:
        """Keeps what the feed tells, and the new cursor, in one transaction; how many warnings were new.

        A match that is not as the protocol has it raises WarningUnreadable and leaves the cursor where it is, so that
        it is told again; the warnings beside it are kept. Events of another type are passed over.
        """
        if not 0 <= answer.cursor <= _MOST_CURSOR:
            raise NotUnderstood
        if not answer.events and answer.cursor == self.feed_cursor():
            return 0
        unreadable = any(isinstance(event, dict) and event.get("type") == "match" for event in answer.events)
        new, new_rules, new_notes = 0, False, False
        with self._store.writing() as connection:
            for event in answer.events:
                if isinstance(event, wire.MatchEvent):
                    new += self._took_match(connection, _warning(event))
                elif isinstance(event, wire.BookEvent):
                    self._took_growth(connection, event)
                elif isinstance(event, wire.HoldEvent):
                    police_decisions.keep_decision(connection, _decision(event))
                elif isinstance(event, wire.NoticeEvent):
                    status, at = NoticeStatus(event.status), parse_utc(event.decided_at)
                    reason = event.reason[: wire.MAX_WORDS_CHARACTERS]
                    notices.keep_status(connection, event.notice_id, status, reason, at)
                elif isinstance(event, wire.RulePackEvent):
                    new_rules = self._took_rules(connection, event) or new_rules
                elif isinstance(event, wire.CounterNoteEvent):
                    counter_notes.hear_note(connection, _counter_note(event))
            new_notes = counter_notes.take_notes(connection)
            if not unreadable:
                write_setting(connection, _CURSOR, answer.cursor)
        if new_rules:
            self.on_new_rules()
        if new_notes:
            self.on_new_notes()
        if unreadable:
            raise WarningUnreadable
        return new

    @staticmethod
    def _took_match(connection: Connection, warning: MatchWarning) -> bool:
        """Keeps a warning, and what it holds for the police in the same transaction; whether it was new."""
        new = matches.add_match(connection, warning)
        if new:
            hold_for_match(connection, warning, datetime.now(UTC))
        return new

    def _took_rules(self, connection: Connection, event: wire.RulePackEvent) -> bool:
        """Keeps a rule pack that the register signed, or why it was refused; a refused one never stops the feed."""
        return take_from_register(
            connection,
            event.text,
            event.signature,
            register_key=self._register_key,
            country=self._shop.address.country,
            today=datetime.now(ZoneInfo(self._shop.zone)).date(),
        )

    def _took_growth(self, connection: Connection, event: wire.BookEvent) -> None:
        if event.series != self._shop.series:
            other_counters.told_of(connection, event.series, event.size)
        elif event.size > book.book_size(connection, event.series):
            book.note_behind(connection, event.size)

    def _refuse_if_behind(self, held: int) -> None:
        """Raises BookBehind where the register holds more of this book than is here; no entry is added until it is."""
        with self._store.reading() as connection:
            size = book.book_size(connection, self._shop.series)
        if held > size:
            with self._store.writing() as connection:
                book.note_behind(connection, held)
            raise BookBehind(held)

    def _is_ours(self, receipt: wire.Receipt) -> bool:
        return (
            receipt.holds(self._register_key)
            and receipt.series == self._shop.series
            and receipt.book == self._shop.book
            and receipt.counter_key == self._key.public.hex()
        )


_MESSAGES: dict[NoticeKind, type[wire.Notice]] = {
    NoticeKind.TRADE: wire.TradeNotice,
    NoticeKind.REFUSED_OFFER: wire.RefusedOffer,
    NoticeKind.COUNTER_NOTE: wire.CounterNote,
}
_OTHER_BOOK = Text(
    nl="Het antwoordbestand is van een ander boek dan dat van deze balie.",
    en="The answer file is of another book than this counter's.",
)
_OTHER_ENTRY = Text(
    nl="Het antwoord over post {n} past niet bij de post in dit boek.",
    en="The answer about entry {n} does not fit the entry in this book.",
)


def _run(numbers: list[int]) -> list[int]:
    """The numbers up to the first gap: a batch is consecutive."""
    return [number for position, number in enumerate(numbers) if number == numbers[0] + position]


def _wire_entry(entry: Entry) -> wire.WireEntry:
    return wire.WireEntry(
        number=entry.number.number,
        leaf_hash=entry.leaf_hash.hex(),
        body=entry.body.decode(),
        personal=[wire.WirePart(name=part.name, salt=part.salt.hex(), data=part.data) for part in entry.personal],
    )


def _wire_head(head: TreeHead) -> wire.WireHead:
    return wire.WireHead(
        book=head.book,
        series=head.series,
        size=head.size,
        root=head.root.hex(),
        signed_at=utc_text(head.signed_at),
        signature=head.signature.hex(),
    )


def _decision(event: wire.HoldEvent) -> PoliceDecision:
    return PoliceDecision(
        match_id=event.match_id,
        decision=Deciding(event.decision),
        by=event.by[: wire.MAX_LINE_CHARACTERS],
        note=event.note[: wire.MAX_WORDS_CHARACTERS],
        at=parse_utc(event.decided_at),
    )


def _counter_note(event: wire.CounterNoteEvent) -> CounterNote:
    return CounterNote(
        note_id=event.notice_id,
        subject=NoteSubject(event.subject),
        change=NoteChange(event.change),
        entry=EntryNumber(event.series, event.number),
        line=event.line,
        said_by=event.said_by,
        said_at=parse_utc(event.made_at),
        reason=event.reason,
        reference=event.reference,
    )


def _warning(event: wire.MatchEvent) -> MatchWarning:
    return MatchWarning(
        match_id=event.match_id,
        entry=EntryNumber(event.series, event.number),
        line=event.line,
        item="",
        kind=event.kind[: wire.MAX_KIND_CHARACTERS],
        value=event.value[: wire.MAX_VALUE_CHARACTERS],
        level=MatchLevel(event.level),
        reference=event.reference[: wire.MAX_WORDS_CHARACTERS],
        goods=event.goods[: wire.MAX_WORDS_CHARACTERS],
        reported_on=event.reported_on[: wire.MAX_WORDS_CHARACTERS],
        contact=event.contact[: wire.MAX_WORDS_CHARACTERS],
        matched_at=parse_utc(event.matched_at),
    )
