"""Times the desk's main work in a book of a million entries, beside the same work by hand in SQL, in one run.

    python -m tests.bench.book [ENTRIES]

Prints what a check of a draft takes, what recording a purchase of three items takes in a book of 10 entries and in one
of ENTRIES (1,000,000), each beside the same rows written by hand through sqlcipher3, and what searching as one types
takes beside the full-text index asked by hand, with what a line of the list shows joined to it. Of recording the
processor's time too: it is what other programs on the machine disturb least.

The rows by hand come ready made: no JSON, no hash, no signature, no number to give out. The big book is written
straight into its tables, from the rows that one real purchase gives; its tree is a real one.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from dealer_client.app import load_rule_pack
from dealer_client.central.stolen_checks import StolenChecks
from dealer_client.desk import Desk
from dealer_client.goods.categories import load_categories
from dealer_client.register.draft import Draft, DraftItem, Identifier, Payment
from dealer_client.register.signing import CounterKey
from dealer_client.register.staff import Role
from dealer_client.register.tree import leaf_hash, root
from dealer_client.store.engine import Store
from dealer_client.store.opening import create_store
from dealer_client.store.search_words import fts_words
from dealer_client.store.staff import add_staff
from tests.central.watched_engine import SHOP
from tests.journeys.busy_counter import purchase

_KEY = bytes(range(32))
_ROUNDS, _AT_A_TIME = 300, 50
_TABLES = ("entry", "personal_part", "item", "identifier", "person_of_entry", "search")
_BRANDS = ("Gazelle", "Batavus", "Samsung", "Apple", "Makita", "Bosch", "Rolex", "Seiko", "Sony", "Nikon", "Fender")
_NAMES = ("Jansen", "Bruijn", "Bakker", "Visser", "Smit", "Meijer", "Mulder", "Kok", "Vos", "Dekker", "Brouwer", "Haan")
_WORDS = ("zwart", "blauw", "herenfiets", "telefoon", "boormachine", "horloge", "ring", "gitaar", "camera", "krasje")
_TYPED = (
    "gaz",
    "gazel",
    "gazelle blau",
    "bruij",
    "bruijn sams",
    "jansen fender git",
    "ABX4421",
    "A-000777",
    "zw bosch",
)


def main(arguments: list[str]) -> int:
    """Runs the measurement."""
    entries = int(arguments[0]) if arguments else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        for size in (10, entries):
            path = Path(folder) / f"book-{size}.db"
            with closing(create_store(path, _KEY)) as store:
                desk = _desk(store)
                begun = time.perf_counter()
                _fill(desk, path, size)
                print(
                    f"{size} entries written in {time.perf_counter() - begun:.0f} s, {path.stat().st_size / 1e6:.0f} MB"
                )
                _time_checking(_desk(store), size)
                _time_recording(_desk(store), path, size)
                if size == entries:
                    _time_searching(_desk(store), path)
    return 0


def _time_checking(desk: Desk, size: int) -> None:
    draft = _three_items(desk, 1, method="cash")
    other = replace(draft, seller=replace(draft.seller, document=replace(draft.seller.document, number="SPECI9999")))
    desk.metal.set_price("gold", "84,30")
    same = _timed(lambda: desk.check(draft), 2000)
    # Somebody else each time: his earlier deals are read from the book.
    drafts = itertools.cycle((draft, other))
    fresh = _timed(lambda: desk.check(next(drafts)), 500)
    print(f"check of a draft at {size}: {_said(same)}; with another seller each time: {_said(fresh)}")


def _time_recording(desk: Desk, path: Path, size: int) -> None:
    """Ours and by hand in turn, so that both meet the same disk; some at a time, for whoever writes makes the other
    read its pages of the book again."""
    with closing(_by_hand(path)) as hand:
        rows = _rows_by_hand(hand, desk)
        number = itertools.count(1)
        ours, theirs = _Taken(), _Taken()
        for begin in range(0, _ROUNDS, _AT_A_TIME):
            for turn in range(begin, begin + _AT_A_TIME):
                draft = _three_items(desk, turn)
                ours.time(lambda draft=draft: desk.record(draft))  # type: ignore[misc]
            for _ in range(_AT_A_TIME):
                theirs.time(lambda: _record_by_hand(hand, rows, next(number)))
    for what, mine, others in (
        ("by the clock", ours.clock, theirs.clock),
        ("of the processor", ours.processor, theirs.processor),
    ):
        print(f"recording 3 items at {size} {what}: {_said(mine)}; by hand: {_said(others)}; {_ratio(mine, others)}")


@dataclass(slots=True)
class _Taken:
    """Seconds that each time took, by the clock and of the processor."""

    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def time(self, work: Callable[[], object]) -> None:
        begun, used = time.perf_counter(), time.process_time()
        work()
        self.processor.append(time.process_time() - used)
        self.clock.append(time.perf_counter() - begun)


def _time_searching(desk: Desk, path: Path) -> None:
    with closing(_by_hand(path)) as hand:
        ours, theirs = [], []
        for typed in [whole[:end] for whole in _TYPED for end in range(2, len(whole) + 1)] * 5:
            ours += _timed(lambda typed=typed: desk.search(typed, limit=50), 1)  # type: ignore[misc]
            theirs += _timed(lambda typed=typed: _search_by_hand(hand, typed), 1)  # type: ignore[misc]
    print(f"search as one types: {_said(ours)}; the index by hand: {_said(theirs)}; {_ratio(ours, theirs)}")


def _timed(work: Callable[[], object], times: int) -> list[float]:
    """Seconds of each of so many times."""
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        took.append(time.perf_counter() - begun)
    return took


def _said(took: list[float]) -> str:
    """Milliseconds: what one in ten was faster than, the median, and what one in twenty was slower than."""
    ordered = sorted(took)
    tenth, p95 = ordered[len(ordered) // 10], ordered[int(len(ordered) * 0.95)]
    return f"tenth {tenth * 1000:.2f}, median {statistics.median(took) * 1000:.2f} ms, p95 {p95 * 1000:.2f} ms"


def _ratio(ours: list[float], theirs: list[float]) -> str:
    """Of the medians; and of what one in ten was faster than, where others at work on the machine count least."""
    tenth = [sorted(took)[len(took) // 10] for took in (ours, theirs)]
    return f"ratio {statistics.median(ours) / statistics.median(theirs):.2f}, undisturbed {tenth[0] / tenth[1]:.2f}"


def _desk(store: Store) -> Desk:
    with store.writing() as connection:
        staff = add_staff(connection, f"P. Jansen {random.randrange(10**9)}", Role.OWNER)
    return Desk(
        store=store,
        shop=SHOP,
        staff=staff,
        counter_key=CounterKey(b"s" * 32),
        rules=load_rule_pack(SHOP),
        categories=load_categories(),
        stolen_checks=StolenChecks(None),
        register_key="",
        on_recorded=lambda: None,
    )


def _three_items(desk: Desk, number: int, method: str = "bank") -> Draft:
    def item(category: str, kind: str, value: str, **more: Any) -> DraftItem:
        return DraftItem(
            category=category,
            description=f"{_WORDS[number % len(_WORDS)]} met {_WORDS[number % 7]}",
            brand=_BRANDS[number % len(_BRANDS)],
            model=f"type {number % 50}",
            colour="blauw",
            price_cents=2500,
            identifiers=(Identifier(kind=kind, value=value),),
            **more,
        )

    items = (
        item("bicycle", "frame", f"ABX{number:06d}"),
        item("tools", "serial", f"SN-{number:07d}"),
        item("other", "serial", f"KX-{number:07d}"),
    )
    draft = purchase(number, desk.today())
    document = replace(draft.seller.document, number=f"KX{number:07d}")
    seller = replace(draft.seller, surname=f"{_NAMES[number % len(_NAMES)]} {number // 60}", document=document)
    draft = replace(draft, seller=seller, items=items, payment=Payment(method=method))
    return replace(draft, reasons={finding.code: "nagezien" for finding in desk.check(draft)})


def _by_hand(path: Path) -> Any:
    hand = dbapi2.connect(str(path), isolation_level=None)
    hand.execute(f"PRAGMA key = \"x'{_KEY.hex()}'\"")
    hand.execute("PRAGMA synchronous = FULL")
    hand.execute("PRAGMA temp_store = MEMORY")
    return hand


def _rows_of(hand: Any, series: str, number: int) -> dict[str, list[dict[str, Any]]]:
    """Every row that one entry has, by table."""
    found: dict[str, list[dict[str, Any]]] = {}
    ids = [row[0] for row in hand.execute("SELECT id FROM item WHERE series = ? AND number = ?", (series, number))]
    marks = ",".join("?" * len(ids))
    for table in _TABLES:
        where, values = "series = ? AND number = ?", [series, number]
        if table in ("identifier", "search"):
            where, values = f"{'item' if table == 'identifier' else 'rowid'} IN ({marks})", list(ids)
        columns = "rowid, *" if table == "search" else "*"
        cursor = hand.execute(f"SELECT {columns} FROM {table} WHERE {where}", values)
        names = [column[0] for column in cursor.description]
        found[table] = [dict(zip(names, row, strict=True)) for row in cursor]
    return found


def _insert(table: str, row: dict[str, Any]) -> str:
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(f':{name}' for name in row)})"


def _rows_by_hand(hand: Any, desk: Desk) -> list[tuple[str, list[dict[str, Any]]]]:
    """The statements and rows of one purchase of three items, in a series of its own."""
    recorded = desk.record(_three_items(desk, 0))
    rows = _rows_of(hand, recorded.number.series, recorded.number.number)
    for row in itertools.chain(*rows.values()):
        if "series" in row:
            row["series"] = "Z"
    outbox = {"series": "Z", "number": 0, "queued_at": "", "state": "waiting", "reasons": "[]"}
    return [(_insert(table, some[0]), some) for table, some in {**rows, "outbox": [outbox]}.items() if some]


def _record_by_hand(hand: Any, rows: list[tuple[str, list[dict[str, Any]]]], number: int) -> None:
    hand.execute("BEGIN IMMEDIATE")
    (last,) = hand.execute("SELECT max(id) FROM item").fetchone()
    moved: dict[int, int] = {}
    for statement, some in rows:
        made = []
        for row in some:
            made.append(new := dict(row))
            if "number" in new and "series" in new:
                new["number"] = number
            for name in ("id", "item", "rowid"):
                if name in new:
                    new[name] = moved.setdefault(row[name], last + len(moved) + 1)
        hand.executemany(statement, made)
    hand.execute("COMMIT")


def _search_by_hand(hand: Any, typed: str) -> list[Any]:
    words = fts_words(typed)
    return list(
        hand.execute(
            """
            SELECT item.*, entry.kind, entry.recorded_at, personal_part.data, outbox.state,
                (SELECT json_group_array(json_array(kind, value)) FROM identifier WHERE item = item.id),
                EXISTS (SELECT 1 FROM match WHERE match.series = item.series AND match.number = item.number)
            FROM search JOIN item ON item.id = search.rowid
            JOIN entry ON entry.series = item.series AND entry.number = item.number
            LEFT JOIN personal_part ON personal_part.series = item.series AND personal_part.number = item.number
                AND personal_part.name = 'seller'
            LEFT JOIN outbox ON outbox.series = item.series AND outbox.number = item.number
            WHERE search MATCH ? ORDER BY search.rowid DESC LIMIT 50
            """,
            (words,),
        )
    )


def _fill(desk: Desk, path: Path, size: int) -> None:
    """So many entries of one item each, straight into the tables."""
    draft = _three_items(desk, 1)
    first = desk.record(replace(draft, items=draft.items[:1]))
    with closing(_by_hand(path)) as hand:
        rows = _rows_of(hand, first.number.series, first.number.number)
        hand.execute("PRAGMA synchronous = OFF")
        hand.execute("BEGIN")
        statements = {table: _insert(table, some[0]) for table, some in rows.items()}
        numbers = iter(range(2, size + 1))
        while page := list(itertools.islice(numbers, 20_000)):
            made = [_copy(rows, number) for number in page]
            for table, statement in statements.items():
                hand.executemany(statement, (row for copy in made for row in copy[table]))
        _grow_tree(hand, size)
        hand.execute("COMMIT")
    with desk.at_work.store.writing() as connection:
        nodes = {
            (row.level, row.position): row.hash
            for row in connection.exec_driver_sql("SELECT level, position, hash FROM tree_node WHERE series = 'A'")
        }
        from dealer_client.store.book import keep_head

        keep_head(
            connection,
            desk.at_work.key.sign_head(
                book=SHOP.book,
                series=SHOP.series,
                size=size,
                root=root(size, lambda level, position: nodes[level, position]),
                signed_at=datetime.now(UTC),
            ),
        )


def _copy(rows: dict[str, list[dict[str, Any]]], number: int) -> dict[str, list[dict[str, Any]]]:
    chance = random.Random(number)
    brand, word, name = chance.choice(_BRANDS), chance.choice(_WORDS), chance.choice(_NAMES)
    frame, document = f"ABX{number:07d}", f"NX{number:07d}"
    made = {table: [dict(row) for row in some] for table, some in rows.items()}
    entry = made["entry"][0]
    entry["number"] = number
    entry["body"] = entry["body"].replace(b'"number":1,', b'"number":%d,' % number, 1)
    entry["leaf_hash"] = leaf_hash(entry["body"])
    for table in ("personal_part", "item", "person_of_entry"):
        for row in made[table]:
            row["number"] = number
    seller = json.loads(made["personal_part"][0]["data"])
    seller["surname"], seller["document"]["number"] = name, document
    made["personal_part"][0]["data"] = json.dumps(seller).encode()
    made["person_of_entry"][0] |= {
        "document_key": f"nld {document.lower()}",
        "person_key": f"{name} {number % 9999}",
        "address_key": f"straat {number % 99999}",
    }
    made["item"][0] |= {"id": number, "brand": brand, "description": word}
    made["identifier"][0] |= {"item": number, "value": frame, "normal": frame, "folded": frame.replace("B", "8")}
    made["search"][0] |= {
        "rowid": number,
        "number": f"A-{number:06d} A-{number:06d}/1",
        "seller": f"{name} {document}",
        "goods": f"bicycle {brand} type {number % 50} {word}",
        "identifiers": f"{frame} {frame.replace('B', '8')}",
    }
    return made


def _grow_tree(hand: Any, size: int) -> None:
    """Every whole node over the leaves, as `register.tree` keeps them; the first leaf is there already."""
    leaves = hand.execute("SELECT leaf_hash FROM entry WHERE series = 'A' ORDER BY number")
    level, hashes = 0, [row[0] for row in leaves]
    assert len(hashes) == size
    while hashes:
        hand.executemany(
            "INSERT INTO tree_node (series, level, position, hash) VALUES ('A', ?, ?, ?)",
            ((level, position, one) for position, one in enumerate(hashes) if level or position),
        )
        hashes = [hashlib.sha256(b"\x01" + left + right).digest() for left, right in _pairs(hashes)]
        level += 1


def _pairs(hashes: list[bytes]) -> Iterator[tuple[bytes, bytes]]:
    return zip(hashes[::2], hashes[1::2], strict=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
