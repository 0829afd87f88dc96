"""Verifies an extract: the file, each entry, the book, and who stands behind it.

What is proven, and by what:
- the signature line: every byte of the file is as the holder of the counter's key signed it;
- an inclusion proof for each entry: it stands, as attached, at its number in the book that the signed head stands for;
- the commitments: the person shown with an entry is the one that was recorded;
- the amendments, proven in the same way: what the entries say now follows from them;
- the receipt with its consistency proof: the central register knows this dealer, book and counter key, held the book
  up to that size, and the book only grew since. Without it, or under a key that the verifier does not know, the
  counter vouches for itself.

Not proven: that the dealer recorded everything, that the extract carries every later correction of its entries, and
that a dealer who signs with his own hand did not lay out another page over these entries. So the entries in the verdict
count, not the print; `redraw.py` compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dealer_client.register.canonical import JsonObject
from dealer_client.register.entry import ENTRY_FORMAT
from dealer_client.register.errors import DealerError
from dealer_client.register.personal import commitment_of
from dealer_client.register.signing import HEAD_FORMAT, signature_holds
from dealer_client.register.tree import EMPTY_ROOT, leaf_hash, verify_consistency, verify_inclusion
from dealer_client.register.wording import Text

from . import figures
from . import verdict_wording as say
from .attached import RECEIPT_FORMAT
from .attachment import NotReadable, first_revision, read_attachment
from .entry_numbers import number_runs
from .reading import AttachedDocument, AttachedEntry, Statement, Unsound, read_document, statement_value
from .shown import Person, ShownEntry, amended_numbers, shown_entries, totals_of
from .signature_line import SignedPdf, split_signature
from .verdict import Backing, BookState, EntryVerdict, Verdict

__all__ = ["Backing", "BookState", "EntryVerdict", "Verdict", "verify_extract"]

_NO_ENTRY = (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError, DealerError)
"""What reading an entry raises that somebody made up."""
MOST_PDF_BYTES = 512 * 1024 * 1024


def verify_extract(pdf: bytes, *, register_key: str | None) -> Verdict:
    """Whether the extract holds. `register_key` is the register's published key in hexadecimal, where it is known.

    Never raises for what is in the file, and does bounded work on it.
    """
    return examine_extract(pdf, register_key=register_key)[0]


def examine_extract(pdf: bytes, *, register_key: str | None) -> tuple[Verdict, AttachedDocument | None]:
    """As `verify_extract`, with the attached document where the extract holds."""
    if len(pdf) > MOST_PDF_BYTES:
        return _fails([say.TOO_LARGE]), None
    signed = split_signature(pdf)
    problems = []
    if signed is None:
        problems.append(say.NO_SIGNATURE)
    elif not signed.holds():
        problems.append(say.FILE_CHANGED)
    try:
        document = read_document(read_attachment(pdf if signed is None else signed.pdf))
        known = register_key.lower() if register_key else None
        verdict = _Verification(document, signed, known, problems).verdict()
    except (NotReadable, Unsound) as trouble:
        return _fails([*problems, trouble.text]), None
    return verdict, document if verdict.holds else None


def _fails(problems: list[Text]) -> Verdict:
    return Verdict(holds=False, sentence=say.DOES_NOT_HOLD.filled(reason=problems[0]), problems=tuple(problems))


class _Verification:
    """One document under examination. Raises Unsound where a statement lacks what it must say."""

    def __init__(
        self,
        document: AttachedDocument,
        signed: SignedPdf | None,
        register_key: str | None,
        problems: list[Text],
    ) -> None:
        self._document = document
        self._register_key = register_key
        self._problems = problems
        self._certified = signed is not None and len(first_revision(signed.pdf)) < len(signed.pdf)
        if signed is not None and signed.key != document.counter_key:
            problems.append(say.OTHER_SIGNER)
        head = document.head
        if head.says.get("format") != HEAD_FORMAT:
            problems.append(say.HEAD_WRONG)
        self._series: str = statement_value(head, "series", str)
        self._book: str = statement_value(head, "book", str)
        self._size: int = statement_value(head, "size", int)
        self._root_text: str = statement_value(head, "root", str)
        self._signed_at: str = statement_value(head, "signed_at", str)
        self._root = _hash(self._root_text)

    def verdict(self) -> Verdict:
        document, problems = self._document, self._problems
        head = document.head
        if not signature_holds(document.counter_key, head.signature, head.text):
            problems.append(say.HEAD_WRONG)
        if self._size == 0 and self._root != EMPTY_ROOT:
            problems.append(say.HEAD_WRONG)
        problems += self._growth_problems()
        backing, confirmed = self._backing()
        shown = self._shown()
        entries = tuple(
            self._entry_verdict(attached, entry, confirmed)
            for attached, entry in zip(document.entries, shown, strict=True)
        )
        problems += self._choice_problems(shown)
        problems += self._amendment_problems()
        if totals_of(shown) != document.totals:
            problems.append(say.TOTALS_WRONG)
        changed = [entry.number.number for entry in entries if not entry.unchanged]
        changed += [number for number, amendment in self._amendments() if not self._stands_in_book(amendment)]
        if changed:
            problems.append(say.ENTRIES_CHANGED.filled(numbers=number_runs(self._series, sorted(set(changed)))))
        numbers = [entry.number.number for entry in entries]
        left_out = _left_out(numbers, {number for number, _amendment in self._amendments()})
        notes = tuple(self._notes(entries, backing, left_out))
        unique = tuple(dict.fromkeys(problems))
        return Verdict(
            holds=not unique,
            sentence=self._sentence(entries, backing, notes)
            if not unique
            else say.DOES_NOT_HOLD.filled(reason=unique[0]),
            problems=unique,
            notes=notes,
            practice=document.practice,
            backing=backing,
            book=self._book_state(confirmed),
            entries=entries,
            left_out=tuple(left_out),
        )

    def _growth_problems(self) -> Iterator[Text]:
        for earlier in self._document.grown_from:
            if not verify_consistency(earlier.size, self._size, earlier.root, self._root, earlier.proof):
                yield say.NOT_GROWN.filled(size=figures.count(earlier.size))

    def _backing(self) -> tuple[Backing, int]:
        """Who stands behind the counter's key, and up to which number the register holds the book."""
        receipt = self._document.receipt
        if receipt is None:
            return Backing.NOBODY, 0
        size: int = statement_value(receipt, "size", int)
        said_key: str = statement_value(receipt, "register_key", str)
        statement_value(receipt, "received_at", str)
        known = self._register_key
        good = receipt.says.get("format") == RECEIPT_FORMAT and signature_holds(
            _hash(said_key), receipt.signature, receipt.text
        )
        if not good or (known is not None and said_key != known):
            self._problems.append(say.RECEIPT_FALSE if not good else say.RECEIPT_OF_ANOTHER_REGISTER)
            return Backing.NOBODY, 0
        if not self._is_about_this_book(receipt):
            self._problems.append(say.RECEIPT_OF_ANOTHER_BOOK)
            return Backing.NOBODY, 0
        root = statement_value(receipt, "root", str)
        if not any(earlier.size == size and earlier.root.hex() == root for earlier in self._document.grown_from):
            self._problems.append(say.NOT_GROWN.filled(size=figures.count(size)))
        return (Backing.UNKNOWN_REGISTER if known is None else Backing.REGISTER), size

    def _is_about_this_book(self, receipt: Statement) -> bool:
        return (
            receipt.says.get("counter_key") == self._document.counter_key.hex()
            and receipt.says.get("book") == self._book
            and receipt.says.get("series") == self._series
        )

    def _shown(self) -> list[ShownEntry]:
        """The entries in their present state. Raises Unsound where one is no entry that an extract has."""
        try:
            amendments = [amendment.entry for amendment in self._document.amendments]
            shown = shown_entries((entry.entry for entry in self._document.entries), amendments)
            if any(type(item.get("price_cents", 0)) is not int for entry in shown for item in entry.items):
                raise Unsound(say.ENTRY_MALFORMED)
            totals_of(shown)
        except _NO_ENTRY:
            raise Unsound(say.ENTRY_MALFORMED) from None
        return shown

    def _amendments(self) -> Iterator[tuple[int, AttachedEntry]]:
        return ((amendment.entry.number.number, amendment) for amendment in self._document.amendments)

    def _entry_verdict(self, attached: AttachedEntry, entry: ShownEntry, confirmed: int) -> EntryVerdict:
        number, unchanged = entry.number, self._stands_in_book(attached)
        return EntryVerdict(
            number=number,
            kind=entry.kind,
            day=entry.day,
            items=len(entry.items),
            total_cents=entry.cents,
            unchanged=unchanged,
            confirmed=unchanged and number.number <= confirmed,
            person=entry.person,
            corrected_by=tuple(dict.fromkeys([*(c.amended.number for c in entry.changes), *entry.hidden_by])),
            voided_by=entry.voided_by.number if entry.voided_by else None,
        )

    def _stands_in_book(self, attached: AttachedEntry) -> bool:
        """Whether the entry stands as attached at its number in the book, with the parts that were recorded."""
        body, number = attached.body, attached.entry.number
        commitments = body.get("commitments", {})
        return (
            isinstance(commitments, dict)
            and body.get("format") == ENTRY_FORMAT
            and number.series == self._series
            and (body.get("practice") is True) == self._document.practice
            and _parts_hold(attached, commitments)
            and verify_inclusion(leaf_hash(attached.text), number.number - 1, self._size, attached.proof, self._root)
        )

    def _choice_problems(self, entries: list[ShownEntry]) -> Iterator[Text]:
        document = self._document
        numbers = [entry.number.number for entry in entries]
        if any(later <= earlier for earlier, later in pairwise(numbers)):
            yield say.ORDER_WRONG
        first, last = (day.isoformat() for day in document.period)
        from_number, to_number = document.numbers
        if any(
            not first <= entry.day <= last
            or entry.kind not in document.register.kinds
            or (from_number is not None and entry.number.number < from_number)
            or (to_number is not None and entry.number.number > to_number)
            for entry in entries
        ):
            yield say.OUTSIDE_CHOICE
        if document.redacted and any(entry.personal for entry in (*document.entries, *document.amendments)):
            yield say.NOT_REDACTED

    def _amendment_problems(self) -> Iterator[Text]:
        """Each amendment must be about an entry of this extract, and come after it; they stand in order of number."""
        here = {entry.entry.number for entry in self._document.entries}
        previous = 0
        for number, attached in self._amendments():
            about = here.intersection(amended_numbers(attached.entry))
            if number <= previous or not about or max(about).number >= number:
                yield say.AMENDMENTS_WRONG
            previous = number

    def _notes(self, entries: tuple[EntryVerdict, ...], backing: Backing, left_out: list[int]) -> Iterator[Text]:
        if self._document.practice:
            yield say.PRACTICE
        if self._certified:
            yield say.CERTIFIED
        if self._document.receipt is None:
            yield say.NOBODY_BACKS
        elif backing is Backing.UNKNOWN_REGISTER and self._document.receipt is not None:
            key = figures.grouped(str(self._document.receipt.says["register_key"]))
            yield say.COMPARE_KEY.filled(key=key)
        younger = [entry.number.number for entry in entries if not entry.confirmed]
        if younger and backing is not Backing.NOBODY:
            yield say.YOUNGER.filled(numbers=number_runs(self._series, younger))
        if left_out:
            yield say.LEFT_OUT.filled(numbers=number_runs(self._series, left_out))
        if entries:
            # What a dealer with his own key leaves away cannot be missed in the proofs of the rest: it must be said.
            first = min((entry.number for entry in entries), key=lambda number: number.number)
            here = {entry.number.number for entry in entries} | {number for number, _amendment in self._amendments()}
            not_shown = self._size - first.number + 1 - len(here)
            if not_shown > 0:
                yield say.NOT_SHOWN.filled(first=first, n=figures.count(not_shown))
        for words, told in (
            (say.CORRECTED, [entry for entry in entries if entry.corrected_by]),
            (say.VOIDED, [entry for entry in entries if entry.voided_by]),
            (say.PERSONS_LEFT_OUT, [entry for entry in entries if entry.person is Person.LEFT_OUT]),
            (say.PERSONS_ERASED, [entry for entry in entries if entry.person is Person.ERASED]),
        ):
            if told:
                yield words.filled(numbers=number_runs(self._series, [entry.number.number for entry in told]))

    def _sentence(self, entries: tuple[EntryVerdict, ...], backing: Backing, notes: tuple[Text, ...]) -> Text:
        confirmed = sum(entry.confirmed for entry in entries)
        receipt = self._document.receipt
        values = {
            "entries": figures.counted(len(entries), say.ONE_ENTRY, say.ENTRIES),
            "series": self._series,
            "size": figures.count(self._size),
            "confirmed": figures.count(confirmed),
            "at": figures.moment_or_utc(str(receipt.says["received_at"]), self._document.zone) if receipt else "",
        }
        main = say.HOLDS[backing].filled(**values)
        urgent = [note for note in notes if note is say.PRACTICE]
        return Text(
            nl=" ".join([*(note.nl for note in urgent), main.nl]), en=" ".join([*(note.en for note in urgent), main.en])
        )

    def _book_state(self, confirmed: int) -> BookState:
        receipt = self._document.receipt if confirmed else None
        return BookState(
            dealer=self._document.dealer,
            book=self._book,
            series=self._series,
            size=self._size,
            root=self._root_text,
            signed_at=self._signed_at,
            counter_key=self._document.counter_key.hex(),
            confirmed_size=confirmed,
            confirmed_at=str(receipt.says["received_at"]) if receipt else "",
            register_key=str(receipt.says["register_key"]) if receipt else "",
            period=self._document.period,
        )


def _parts_hold(entry: AttachedEntry, commitments: JsonObject) -> bool:
    names = [name for name, _salt, _data in entry.personal]
    return len(set(names)) == len(names) and all(
        commitments.get(name) == commitment_of(name, salt, data) for name, salt, data in entry.personal
    )


def _left_out(numbers: list[int], beside: set[int]) -> list[int]:
    """The numbers between the first and the last that are not there; at most as many as a sentence can use."""
    found: list[int] = []
    for earlier, later in pairwise(numbers):
        between = range(earlier + 1, min(later, earlier + 1 + _MOST_LEFT_OUT))
        found += (number for number in between if number not in beside)
        if len(found) >= _MOST_LEFT_OUT:
            return found[:_MOST_LEFT_OUT]
    return found


_MOST_LEFT_OUT = 100_000


def _hash(text: str) -> bytes:
    try:
        value = bytes.fromhex(text)
    except ValueError:
        value = b""
    if len(value) != 32 or value.hex() != text:
        raise Unsound(say.HEAD_WRONG)
    return value
