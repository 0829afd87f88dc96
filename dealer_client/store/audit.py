"""Re-reading the whole book in the store, for `dealer-client audit`.

Everything that can be computed again from the entries is, and compared with what is kept: hashes, tree and head here,
the rest in a module for each subject: `audit_lines.py`, `audit_amendments.py`, `audit_erasures.py`, `audit_photos.py`,
`audit_exchange.py`, `audit_stolen.py` and `audit_strays.py`. What nothing says again has a digest kept beside it, see
`audit_beside.py`. It runs in the caller's one reading transaction: recording goes on meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, Table, func, select, text
from sqlalchemy.sql.expression import TableClause

from dealer_client.register.audit import (
    AuditResult,
    TreeAgain,
    audit_result,
    body_problem,
    erasure_problems,
    head_problem,
    part_problems,
)
from dealer_client.register.canonical import parse_object
from dealer_client.register.correction import AMENDING
from dealer_client.register.moments import parse_utc
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.signing import TreeHead
from dealer_client.register.tree import Node
from dealer_client.register.wording import Text

from . import derived, kept_rows, schema
from .audit_amendments import amendments_agree, amendments_between, present_again
from .audit_beside import changed_beside, changed_tables
from .audit_erasures import ErasuresAgain, erased_between, left_beside, parts_of
from .audit_exchange import ReceiptsAgain
from .audit_lines import LivesAgain, lines_agree, lines_between
from .audit_photos import changed_photos, wrongly_attached
from .audit_stolen import held_between, stolen_lines, unheld_matches
from .audit_strays import holds_strays
from .kept_rows import KeptRow, says_the_same
from .people_of_entries import person_row

_BATCH = 500
_MOST_PROBLEMS = 100


@dataclass(slots=True)
class _Book:
    """What an audit knows so far of the book that it reads."""

    connection: Connection
    series: str
    counter_key: bytes
    register_key: str
    is_own: bool
    tree: TreeAgain = field(default_factory=TreeAgain)
    receipts: ReceiptsAgain = field(init=False)
    lives: LivesAgain = field(init=False)
    amendments: int = 0
    people: int = 0
    erasures: ErasuresAgain = field(init=False)

    def __post_init__(self) -> None:
        self.receipts = ReceiptsAgain(self.connection, self.series, self.counter_key, self.register_key)
        self.lives = LivesAgain(self.connection, self.series)
        self.erasures = ErasuresAgain(self.connection, self.series)

    def number(self, number: int) -> EntryNumber:
        return EntryNumber(self.series, number)

    def count(self, table: Table | TableClause) -> int:
        """How many rows of a table are about this series."""
        of_series = select(func.count()).select_from(table).where(table.c.series == self.series)
        return self.connection.execute(of_series).scalar_one()


def audit_book(
    connection: Connection,
    series: str,
    counter_public_key: bytes,
    *,
    register_key: str = "",
    is_own: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> AuditResult:
    """Whether the book of a series holds, and where it does not; `problems` has at most the first hundred.

    `counter_public_key` is 32 bytes. `register_key` (hexadecimal) is whose receipts count; empty: whichever key a
    receipt names. `is_own`: False for another counter's, where what it knew to be stolen is held. `progress` is told
    how many entries were read, of how many. Whatever is in the tables is a finding and never an exception; a file that
    cannot be read raises StoreUnreadable as everywhere.
    """
    book = _Book(connection, series, counter_public_key, register_key, is_own)
    problems: list[Text] = []
    for problem in _problems(book, progress or _no_progress):
        problems.append(problem)
        if len(problems) == _MOST_PROBLEMS:
            break
    return audit_result(book.tree.size, problems)


def audit_every_book(
    connection: Connection,
    series: str,
    counter_public_key: bytes,
    *,
    register_key: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> AuditResult:
    """As `audit_book`, of this counter's book and of all that has come of the dealer's other counters' books."""
    own = audit_book(connection, series, counter_public_key, register_key=register_key, progress=progress)
    entries, problems = own.entries, list(own.problems)
    for other, key in kept_rows.other_books(connection).items():
        if key:
            found = audit_book(connection, other, key, register_key=register_key, is_own=False)
            entries += found.entries
            problems += found.problems
    return audit_result(entries, problems[:_MOST_PROBLEMS])


def _no_progress(_done: int, _total: int) -> None:
    pass


def _problems(book: _Book, progress: Callable[[int, int], None]) -> Iterator[Text]:
    yield from _file_problems(book.connection)
    yield from book.receipts.read()
    total = book.count(schema.entry)
    progress(0, total)
    while rows := kept_rows.entries_after(book.connection, book.series, book.tree.size, _BATCH):
        size = book.tree.size
        yield from _batch_problems(book, rows)
        if book.tree.size - size < len(rows):
            # After a gap nothing can be proven any more, and each entry would only repeat it.
            yield _GAP.filled(n=book.number(book.tree.size + 1))
            return
        progress(book.tree.size, total)
    yield from _count_problems(book)
    if not book.erasures.list_agrees():
        yield _SURPLUS
    for number in book.lives.wrong():
        yield _DERIVED.filled(n=number)
    for number in unheld_matches(book.connection, book.series):
        yield _UNHELD.filled(n=number)
    yield from _photo_problems(book)
    if book.is_own:
        yield from changed_beside(book.connection)
    yield from _head_problems(book)
    yield from book.receipts.problems(book.tree.size)


def _file_problems(connection: Connection) -> Iterator[Text]:
    """Pages, indexes, constraints and the full-text index as the database itself judges them."""
    # FTS5 notices only when it is read that another program has written, and its check alone does not read: without
    # this, a sound index is called damaged where two counters' windows or a command worked on the book meanwhile.
    connection.execute(select(schema.search.c.rowid).limit(1)).all()
    for pragma in ("cipher_integrity_check", "integrity_check(10)", "foreign_key_check"):
        for row in connection.execute(text(f"PRAGMA {pragma}")):
            # A row of the last one holds table, row id, table meant: names of ours only.
            what = str(row[0])
            if what != "ok":
                yield _FILE.filled(what=what)
    yield from changed_tables(connection)


def _batch_problems(book: _Book, rows: Sequence[KeptRow]) -> Iterator[Text]:
    """Problems of consecutive entries; adds to the tree those up to the first gap."""
    span = book.connection, book.series, rows[0].number, rows[-1].number
    parts = kept_rows.parts_between(*span)
    lines, kept = lines_between(*span), amendments_between(*span)
    erased, beside = erased_between(*span), left_beside(*span)
    held = held_between(*span) if book.is_own else None
    nodes: list[Node] = []
    for row in rows:
        number = book.number(row.number)
        if row.number != book.tree.size + 1:
            break
        nodes += book.tree.add(row.leaf_hash)
        if row.number in book.receipts.roots:
            book.receipts.roots[row.number] = book.tree.root
        problem = body_problem(number, row.body, row.leaf_hash)
        if problem is not None:
            yield problem
            continue
        content = parse_object(row.body)
        of_entry = parts.get(row.number, [])
        yield from part_problems(
            number, content, [(part.name.decode(errors="replace"), part.salt, part.data) for part in of_entry]
        )
        yield from erasure_problems(
            number,
            content,
            parts_of(of_entry) | beside.get(row.number, frozenset()),
            erased.get(row.number, frozenset()),
        )
        try:
            book.lives.add(number, content)
            if held is not None and any((row.number, line) not in held for line in stolen_lines(content)):
                yield _UNHELD.filled(n=number)
            if not book.erasures.agrees(number, content):
                yield _ERASED.filled(n=number)
            present = present_again(number, row.body, of_entry, kept)
            book.amendments += present.entry.kind in AMENDING
            book.people += person_row(present) is not None
            if not (
                says_the_same(row, derived.entry_row(number, content))
                and lines_agree(number, present.content, present.parts, lines)
                and amendments_agree(present, kept)
            ):
                yield _DERIVED.filled(n=number)
        except (AttributeError, KeyError, TypeError, ValueError):
            # The body is as signed, so it is a part or a row that cannot be read.
            yield _DERIVED.filled(n=number)
    yield from _node_problems(book, nodes)


def _node_problems(book: _Book, nodes: Sequence[Node]) -> Iterator[Text]:
    table = schema.tree_node
    levels: dict[int, list[Node]] = {}
    for node in nodes:
        levels.setdefault(node.level, []).append(node)
    for level, expected in levels.items():
        found = book.connection.execute(
            select(table.c.hash)
            .where(
                table.c.series == book.series,
                table.c.level == level,
                table.c.position.between(expected[0].index, expected[-1].index),
            )
            .order_by(table.c.position)
        ).scalars()
        if list(found) != [node.hash for node in expected]:
            yield _TREE.filled(first=book.number((expected[0].index << level) + 1))


def _count_problems(book: _Book) -> Iterator[Text]:
    """Rows that belong to no entry of this book."""
    size = book.tree.size
    # Each level of the tree has a node for every complete pair of the level below (RFC 9162, 2.1).
    nodes = 2 * size - size.bit_count()
    if (book.count(schema.entry), book.count(schema.tree_node), book.count(schema.tree_head)) != (
        size,
        nodes,
        min(size, 1),
    ) or (book.count(schema.amendment), book.count(schema.person_of_entry)) != (book.amendments, book.people):
        yield _SURPLUS
    if holds_strays(book.connection, book.series):
        yield _SURPLUS


def _photo_problems(book: _Book) -> Iterator[Text]:
    changed = changed_photos(book.connection)
    if changed:
        yield _PHOTO_CHANGED.filled(n=changed)
    for number in dict.fromkeys(wrongly_attached(book.connection, book.series)):
        yield _PHOTO_OF_ANOTHER.filled(n=number)


def _head_problems(book: _Book) -> Iterator[Text]:
    table = schema.tree_head
    row = book.connection.execute(kept_rows.kept(table).where(table.c.series == book.series)).one_or_none()
    if row is None:
        if book.tree.size:
            yield _HEAD_GONE
        return
    try:
        head = TreeHead(
            book=row.book.decode(),
            series=row.series.decode(),
            size=row.size,
            root=row.root,
            signed_at=parse_utc(row.signed_at.decode()),
            signature=row.signature,
        )
        problem = head_problem(head, book.tree, book.counter_key)
    except ValueError:
        problem = _HEAD_GONE
    if problem is not None:
        yield problem


_FILE = Text(
    nl="Het bestand zelf is beschadigd: {what}.",
    en="The file itself is damaged: {what}.",
)
_GAP = Text(
    nl="Post {n} ontbreekt; wat erna komt, is niet meer te bewijzen.",
    en="Entry {n} is missing; what comes after it cannot be proven any more.",
)
_ERASED = Text(
    nl="Post {n}: de lijst van wat is gewist, zegt iets anders dan deze post.",
    en="Entry {n}: the list of what was erased says something else than this entry.",
)
_DERIVED = Text(
    nl="Post {n}: de lijst of de zoekindex zegt iets anders dan de post zelf.",
    en="Entry {n}: the list or the search index says something else than the entry itself.",
)
_TREE = Text(
    nl="De hashboom past niet bij de posten vanaf {first}.",
    en="The hash tree does not fit the entries from {first} on.",
)
_SURPLUS = Text(
    nl="Er staan gegevens in het boek die bij geen enkele post horen, of er ontbreken er.",
    en="The book holds data that belongs to no entry, or lacks some.",
)
_UNHELD = Text(
    nl="Post {n}: een goed was geregistreerd als gestolen, maar de blokkering of de melding daarvan staat niet in het "
    "boek.",
    en="Entry {n}: an item was registered stolen, but the hold for the police or the match is not in the book.",
)
_PHOTO_CHANGED = Text(
    nl="Gewijzigde foto's: {n}.",
    en="Photos that were changed: {n}.",
)
_PHOTO_OF_ANOTHER = Text(
    nl="Post {n}: een foto is niet die van de vastlegging.",
    en="Entry {n}: a photo is not the one that was recorded.",
)
_HEAD_GONE = Text(
    nl="De getekende stand van het boek ontbreekt of is onleesbaar.",
    en="The signed state of the book is missing or unreadable.",
)
