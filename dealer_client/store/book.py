"""The book in the store: adding an entry, and reading entries, tree and heads back.

Adding writes the entry, its personal parts, the derived rows, the tree nodes, the signed head and the outbox row in the
caller's one transaction: all of it is there afterwards, or none.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

from sqlalchemy import Connection, bindparam, delete, func, insert, select, text

from dealer_client.register.canonical import JsonObject, canonical_json
from dealer_client.register.draft import EntryKind
from dealer_client.register.entry import MOST_ENTRY_BYTES, Entry
from dealer_client.register.moments import parse_utc, utc_text
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.personal import PersonalPart
from dealer_client.register.signing import TreeHead
from dealer_client.register.tree import Node, ReadNode, append, root

from . import amendments, derived, erasing, item_life, schema
from .entries import read_entries as read_entries
from .entries import read_entry as read_entry
from .errors import BookIncomplete, BookUnchecked, EntryTooLarge
from .settings import read_setting, write_setting

_BEHIND = "book_behind"
_UNKNOWN = "unknown"

SignHead = Callable[[int, bytes], TreeHead]
"""Signs the head of the book's tree of that size (leaves) and root (32 bytes)."""


# Made once: making a statement takes longer than carrying it out.
_ADD_ENTRY, _ADD_PART, _ADD_NODE = insert(schema.entry), insert(schema.personal_part), insert(schema.tree_node)
_ADD_TO_OUTBOX = insert(schema.outbox)
_DROP_HEAD = delete(schema.tree_head).where(schema.tree_head.c.series == bindparam("of_series"))
_ADD_HEAD = insert(schema.tree_head)
_SIZE = select(schema.tree_head.c.size).where(schema.tree_head.c.series == bindparam("series"))
_PEAKS = text(
    """
    SELECT node.level, node.position, node.hash
    FROM json_each(:wanted) AS peak CROSS JOIN tree_node AS node
    WHERE node.series = :series AND node.level = peak.value ->> 0 AND node.position = peak.value ->> 1
    """
)


def add_entry(connection: Connection, series: str, make: Callable[[EntryNumber], Entry], sign_head: SignHead) -> Entry:
    """Gives the next number of the series to the entry that `make` builds, and writes all that belongs to it.

    The caller's transaction must be a writing one: it holds the lock from before the number is read. Raises
    EntryTooLarge for one that could never leave the outbox, where it would be in the way of all that come after, and
    BookIncomplete where the central register holds entries of this book that are not here, or BookUnchecked where that
    is not known yet.
    """
    size = book_size(connection, series)
    number = EntryNumber(series, size + 1)
    entry = make(number)
    if max(len(entry.body), *(len(canonical_json(part.data)) for part in entry.personal), 0) > MOST_ENTRY_BYTES:
        raise EntryTooLarge
    held = read_setting(connection, _BEHIND)
    if held == _UNKNOWN:
        raise BookUnchecked
    if isinstance(held, int) and held > size:
        raise BookIncomplete
    _write(connection, entry)
    keep_head(connection, sign_head(size + 1, _grow_tree(connection, number, entry.leaf_hash)))
    connection.execute(
        _ADD_TO_OUTBOX,
        {
            "series": series,
            "number": number.number,
            "queued_at": entry.content["recorded_at"],
            "state": "waiting",
            "reasons": "[]",
        },
    )
    return entry


def add_received(connection: Connection, entry: Entry) -> bytes:
    """Writes an entry that was recorded elsewhere, as the next one of its series; the new root (32 bytes).

    Nothing waits to be sent, and no head is kept: the caller checks the root against one and keeps it, in the same
    transaction.
    """
    _write(connection, entry, recorded_elsewhere=True)
    return _grow_tree(connection, entry.number, entry.leaf_hash)


def note_behind(connection: Connection, held: int) -> None:
    """The central register holds so many entries of this book: until they are here, none is added."""
    write_setting(connection, _BEHIND, held)


def note_unchecked(connection: Connection) -> None:
    """This is an older copy of the book: none is added until the central register said what it holds (`note_behind`).

    Under a number that it knows already an entry could never be handed over.
    """
    write_setting(connection, _BEHIND, _UNKNOWN)


def is_unchecked(connection: Connection) -> bool:
    """Whether the central register must first say what it holds of this book."""
    return read_setting(connection, _BEHIND) == _UNKNOWN


def behind_of(connection: Connection) -> int:
    """How many entries this book must have before one may be added."""
    held = read_setting(connection, _BEHIND)
    return held if isinstance(held, int) else 0


def book_size(connection: Connection, series: str) -> int:
    """How many entries the series has."""
    size = connection.execute(_SIZE, {"series": series}).scalar()
    return 0 if size is None else int(size)


def leaf_hash_of(connection: Connection, number: EntryNumber) -> str:
    """The leaf hash of an entry in lowercase hexadecimal, empty where there is no such entry."""
    entry = schema.entry
    kept = connection.execute(
        select(entry.c.leaf_hash).where(entry.c.series == number.series, entry.c.number == number.number)
    ).scalar()
    return "" if kept is None else bytes(kept).hex()


def tree_head(connection: Connection, series: str) -> TreeHead | None:
    """The newest signed head of the series; None for an empty book."""
    row = connection.execute(select(schema.tree_head).where(schema.tree_head.c.series == series)).one_or_none()
    if row is None:
        return None
    return TreeHead(
        book=row.book,
        series=row.series,
        size=row.size,
        root=row.root,
        signed_at=parse_utc(row.signed_at),
        signature=row.signature,
    )


def keep_head(connection: Connection, head: TreeHead) -> None:
    """Keeps the signed head of a series in place of the one before."""
    connection.execute(_DROP_HEAD, {"of_series": head.series})
    connection.execute(
        _ADD_HEAD,
        {
            "series": head.series,
            "book": head.book,
            "size": head.size,
            "root": head.root,
            "signed_at": utc_text(head.signed_at),
            "signature": head.signature,
        },
    )


def node_reader(connection: Connection, series: str) -> ReadNode:
    """Reads the tree of a series; keeps what it has read, so proofs of many entries share their nodes."""
    known: dict[tuple[int, int], bytes] = {}
    node = schema.tree_node
    query = select(node.c.hash)

    def read(level: int, position: int) -> bytes:
        found = known.get((level, position))
        if found is None:
            found = connection.execute(
                query.where(node.c.series == series, node.c.level == level, node.c.position == position)
            ).scalar_one()
            known[level, position] = found
        return found

    return read


def root_at(connection: Connection, series: str, size: int) -> bytes:
    """The root that the book had when it held `size` entries."""
    return root(size, node_reader(connection, series))


def numbers_between(connection: Connection, series: str, first: date, last: date) -> list[int]:
    """The numbers of the entries about the days from `first` up to and including `last`, in order."""
    entry = schema.entry
    return list(
        connection.execute(
            select(entry.c.number)
            .where(entry.c.series == series, entry.c.happened_on.between(first.isoformat(), last.isoformat()))
            .order_by(entry.c.number)
        ).scalars()
    )


def count_between(connection: Connection, series: str, first: date, last: date) -> int:
    """How many entries `numbers_between` would name."""
    entry = schema.entry
    return connection.execute(
        select(func.count())
        .select_from(entry)
        .where(entry.c.series == series, entry.c.happened_on.between(first.isoformat(), last.isoformat()))
    ).scalar_one()


def add_receipt(connection: Connection, series: str, size: int, received_at: str, content: JsonObject) -> None:
    """Keeps a receipt of the central register for the first `size` entries of the series."""
    receipt = schema.receipt
    connection.execute(
        delete(receipt).where(receipt.c.series == series, receipt.c.size == size, receipt.c.received_at == received_at)
    )
    connection.execute(
        insert(receipt).values(series=series, size=size, received_at=received_at, content=json.dumps(content))
    )


def latest_receipt(connection: Connection, series: str) -> JsonObject | None:
    """The receipt for most entries of the series, as it came."""
    receipt = schema.receipt
    content = connection.execute(
        select(receipt.c.content)
        .where(receipt.c.series == series)
        .order_by(receipt.c.size.desc(), receipt.c.received_at.desc())
        .limit(1)
    ).scalar()
    return None if content is None else dict(json.loads(content))


def _write(connection: Connection, entry: Entry, *, recorded_elsewhere: bool = False) -> None:
    """The entry, its personal parts and everything that follows from it."""
    connection.execute(
        _ADD_ENTRY,
        {**derived.entry_row(entry.number, entry.content), "body": entry.body, "leaf_hash": entry.leaf_hash},
    )
    if entry.personal:
        connection.execute(_ADD_PART, [_part_row(entry.number, part) for part in entry.personal])
    item_life.add_lines(connection, entry, recorded_elsewhere=recorded_elsewhere)
    amendments.follow(connection, entry)
    if entry.kind is EntryKind.ERASURE:
        erasing.carry_out(connection, entry)


def _grow_tree(connection: Connection, number: EntryNumber, leaf: bytes) -> bytes:
    """One more leaf; the new root. All it needs of the tree is read at once, however many leaves there are."""
    peaks = _peaks(connection, number.series, number.number - 1)
    nodes = append(number.number - 1, leaf, lambda level, index: peaks[level, index])
    connection.execute(_ADD_NODE, [_node_row(number.series, node) for node in nodes])
    fresh = {(node.level, node.index): node.hash for node in nodes}
    return root(number.number, lambda level, index: fresh.get((level, index)) or peaks[level, index])


def _peaks(connection: Connection, series: str, size: int) -> dict[tuple[int, int], bytes]:
    """The largest whole subtrees over the first `size` leaves: one for each bit of the size."""
    wanted = [[level, (size >> level) - 1] for level in range(size.bit_length()) if size >> level & 1]
    rows = connection.execute(_PEAKS, {"series": series, "wanted": json.dumps(wanted)})
    return {(row.level, row.position): row.hash for row in rows}


def _part_row(number: EntryNumber, part: PersonalPart) -> JsonObject:
    return {
        "series": number.series,
        "number": number.number,
        "name": part.name,
        "salt": part.salt,
        "data": canonical_json(part.data),
    }


def _node_row(series: str, node: Node) -> JsonObject:
    return {"series": series, "level": node.level, "position": node.index, "hash": node.hash}
