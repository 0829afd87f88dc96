"""An audit finds whatever was done to a book behind the program's back, also by someone who has the key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from dealer_client.register.audit import AuditResult
from dealer_client.register.canonical import canonical_json
from dealer_client.register.correction import FieldChange, correction_entry, void_entry
from dealer_client.register.disposal import Buyer, Disposal, DisposalLine, Goods, disposal_entry
from dealer_client.register.draft import Payment
from dealer_client.register.entry import Entry, Recording, RulesUsed
from dealer_client.register.moments import utc_text
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.receipts import RECEIPT_FORMAT
from dealer_client.register.signing import CounterKey
from dealer_client.register.tree import leaf_hash
from dealer_client.store import amendments, book, outbox
from dealer_client.store.audit import audit_book
from dealer_client.store.engine import Store
from dealer_client.store.opening import create_store

from .books import BICYCLE, BOOK, COUNTER_KEY, PHONE, STORE_KEY, a_draft, record, sign_head

REGISTER = CounterKey(b"r" * 32)
ENTRIES, RECEIVED = 11, 8
DAY = date(2026, 11, 25)
RECORDING = Recording(
    recorded_at=datetime(2026, 11, 25, 12, tzinfo=UTC),
    zone="Europe/Amsterdam",
    today=DAY,
    staff="staff-1",
    practice=False,
    rules=RulesUsed(pack="nl", version="1", digest="0" * 64),
)

KEYS = {
    "entry": ("series", "number"),
    "personal_part": ("series", "number", "name"),
    "item": ("id",),
    "identifier": ("item", "position"),
    "tree_node": ("series", "level", "position"),
    "tree_head": ("series",),
    "receipt": ("series", "size", "received_at"),
    "outbox": ("series", "number"),
    "search": ("rowid",),
    "erased_part": ("series", "number", "name", "erased_by"),
    "photo": ("id",),
    "item_photo": ("series", "number", "line", "position"),
    "amendment": ("series", "number"),
    "person_of_entry": ("series", "number"),
    "disposal_item": ("id",),
}
COLUMNS = {
    "entry": ("series", "number", "kind", "recorded_at", "happened_on", "body", "leaf_hash"),
    "personal_part": ("series", "number", "name", "salt", "data"),
    "item": (
        *("id", "series", "number", "line", "category", "description", "brand", "model", "weight_mg", "fineness"),
        *("price_cents", "hold_until", "free_on"),
    ),
    "identifier": ("item", "position", "kind", "value", "normal", "folded"),
    "tree_node": ("series", "level", "position", "hash"),
    "tree_head": ("series", "book", "size", "root", "signed_at", "signature"),
    "receipt": ("series", "size", "received_at", "content"),
    "outbox": ("series", "number", "state"),
    "search": ("number", "seller", "goods", "identifiers"),
}
LIVED_COLUMNS = {
    "entry": ("staff",),
    "personal_part": ("salt", "data"),
    "item": (
        *("category", "description", "price_cents", "hold_until", "free_on", "left_by", "voided_by"),
        *("kind", "happened_on", "staff"),
    ),
    "identifier": ("value", "normal", "folded"),
    "search": ("number", "seller", "goods", "identifiers"),
    "amendment": ("series", "number", "kind", "target"),
    "person_of_entry": (
        *(
            "series",
            "number",
            "is_buyer",
            "document_key",
            "person_key",
            "firm_key",
            "address_key",
            "happened_on",
            "cash_cents",
        ),
        *("total_cents", "voided"),
    ),
    "disposal_item": (
        *("id", "series", "number", "line", "item_series", "item_number", "item_line", "category", "description"),
        *("brand", "model", "price_cents", "voided_by", "kind", "happened_on", "staff"),
    ),
}
"""What an entry's later life says: corrections, voids, disposals and the persons of it."""
PLACES = [(table, column) for table, columns in COLUMNS.items() for column in columns]


def a_receipt(connection: Connection, size: int) -> dict[str, object]:
    """What a central register would sign for the first `size` entries."""
    content: dict[str, object] = {
        "dealer_id": "dealer-1",
        "book": BOOK,
        "series": "A",
        "counter_key": COUNTER_KEY.public.hex(),
        "size": size,
        "root": book.root_at(connection, "A", size).hex(),
        "received_at": utc_text(datetime(2026, 11, 24, 13, tzinfo=UTC)),
        "register_key": REGISTER.public.hex(),
    }
    message = canonical_json({"format": RECEIPT_FORMAT, **content})
    return {**content, "signature": REGISTER.sign(message).hex()}


@pytest.fixture(scope="module")
def kept_book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A book of eleven entries, eight of them received by the central register."""
    folder: Path = tmp_path_factory.mktemp("audit")
    store = create_store(folder / "book.db", STORE_KEY)
    record(store, *[a_draft(PHONE, BICYCLE) if n % 2 else a_draft() for n in range(ENTRIES)])
    with store.writing() as connection:
        receipt = a_receipt(connection, RECEIVED)
        book.add_receipt(connection, "A", RECEIVED, str(receipt["received_at"]), receipt)
        outbox.settle(connection, "A", range(1, RECEIVED + 1))
        outbox.mark_rejected(connection, "A", ENTRIES, [{"code": "x"}])
    yield store
    store.close()


@pytest.fixture(scope="module")
def lived_book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Purchases of which one was corrected, one voided and two sold, and one of the sales voided again."""
    store = create_store(tmp_path_factory.mktemp("lived") / "book.db", STORE_KEY)
    record(store, *[replace(a_draft(PHONE, BICYCLE), payment=Payment(method="cash")) for _ in range(4)])
    with store.writing() as connection:
        first = amendments.read_present(connection, EntryNumber("A", 1))
        changes = [
            FieldChange(path="seller.surname", new="Zwaluw"),
            FieldChange(path="items[0].price_cents", new=5),
            FieldChange(path="items[1].identifiers[0].value", new="ANDERS77"),
        ]

    def sale(number: EntryNumber, item: str) -> Entry:
        sold = Disposal(happened_on=DAY, lines=(DisposalLine(item=item, price_cents=9),), buyer=Buyer(name="Koper"))
        return disposal_entry(sold, number, RECORDING, {item: Goods(category="phone", brand="Samsung")})

    for make in (
        lambda number: correction_entry(first, changes, "tikfout", number, RECORDING),
        lambda number: void_entry(EntryNumber("A", 2), "dubbel", number, RECORDING),
        lambda number: sale(number, "A-000003/1"),
        lambda number: sale(number, "A-000004/2"),
        lambda number: void_entry(EntryNumber("A", 8), "ging niet door", number, RECORDING),
    ):
        with store.writing() as connection:
            book.add_entry(connection, "A", make, sign_head)
    yield store
    store.close()


@contextmanager
def with_the_key_in_hand(store: Store) -> Iterator[Connection]:
    """A connection on which nothing guards the book; what was done is undone afterwards."""
    with store._engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("PRAGMA ignore_check_constraints = ON")
        transaction = connection.begin()
        try:
            yield connection
        finally:
            transaction.rollback()
            raw.execute("PRAGMA ignore_check_constraints = OFF")
            raw.execute("PRAGMA foreign_keys = ON")


@contextmanager
def unguarded(connection: Connection) -> Iterator[None]:
    """Takes the triggers away and puts them back, as someone would who wants it not to show."""
    triggers = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
    for name, _ in triggers:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    yield
    for _, sql in triggers:
        connection.exec_driver_sql(sql)


def audit(connection: Connection) -> AuditResult:
    return audit_book(connection, "A", COUNTER_KEY.public, register_key=REGISTER.public.hex())


def change_one_byte(connection: Connection, table: str, column: str, row: int, at: int, flip: int) -> bool:
    """Changes one byte in one row; False where not even the key makes that possible (two rows of one name)."""
    keys = KEYS[table]
    rows = connection.execute(
        text(f"SELECT {', '.join(keys)}, typeof({column}), CAST({column} AS BLOB) FROM {table}")
    ).all()
    *key, kind, kept = rows[row % len(rows)]
    place = " AND ".join(f"{name} = :k{position}" for position, name in enumerate(keys))
    new = "CAST(:new AS TEXT)" if kind == "text" else ":new"
    value = changed(int(kept) if kind == "integer" else kept, at, flip)
    try:
        connection.execute(
            text(f"UPDATE {table} SET {column} = {new} WHERE {place}"),
            {"new": value, **{f"k{position}": part for position, part in enumerate(key)}},
        )
    except DBAPIError:
        return False
    return True


def changed(kept: object, at: int, flip: int) -> object:
    """The kept value with one byte changed."""
    if kept is None:
        return 1
    if isinstance(kept, int):
        return kept ^ (1 << flip % 8)
    assert isinstance(kept, bytes)
    if not kept:
        return b"x"
    at %= len(kept)
    return kept[:at] + bytes([kept[at] ^ flip]) + kept[at + 1 :]


@pytest.mark.parametrize(("table", "column"), PLACES)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(row=st.integers(0, 10_000), at=st.integers(0, 10_000), flip=st.integers(1, 255))
def test_any_single_byte_changed_with_the_key_in_hand_is_found(
    kept_book: Store, table: str, column: str, row: int, at: int, flip: int
) -> None:
    with with_the_key_in_hand(kept_book) as connection:
        with unguarded(connection):
            assume(change_one_byte(connection, table, column, row, at, flip))
        result = audit(connection)
    assert not result.holds, f"{table}.{column} was changed and nobody noticed"
    assert result.problems


@pytest.mark.parametrize(
    ("table", "column"), [(table, column) for table, columns in LIVED_COLUMNS.items() for column in columns]
)
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(row=st.integers(0, 10_000), at=st.integers(0, 10_000), flip=st.integers(1, 255))
def test_any_single_byte_of_what_became_of_entries_is_found_too(
    lived_book: Store, table: str, column: str, row: int, at: int, flip: int
) -> None:
    with with_the_key_in_hand(lived_book) as connection:
        with unguarded(connection):
            assume(change_one_byte(connection, table, column, row, at, flip))
        result = audit(connection)
    assert not result.holds, f"{table}.{column} was changed and nobody noticed"


@pytest.mark.parametrize(
    "done",
    [
        "DELETE FROM amendment WHERE number = 5",
        "DELETE FROM amendment WHERE number = 6",
        "INSERT INTO amendment VALUES ('A', 7, 'void', 4)",
        "DELETE FROM person_of_entry WHERE number = 1",
        "INSERT INTO person_of_entry VALUES ('A', 99, 0, '', '', '', '', '', 0, 0, 0)",
        "UPDATE person_of_entry SET cash_cents = 0 WHERE number = 3",
        "UPDATE item SET price_cents = 12500 WHERE number = 1 AND line = 1",
        "DELETE FROM personal_part WHERE number = 5",
        "DELETE FROM disposal_item WHERE number = 7",
        "UPDATE item SET left_by = '' WHERE number = 3",
    ],
)
def test_a_correction_void_person_or_sale_taken_away_or_put_in_is_found(lived_book: Store, done: str) -> None:
    with with_the_key_in_hand(lived_book) as connection:
        with unguarded(connection):
            connection.exec_driver_sql(done)
        result = audit(connection)
    assert not result.holds


def test_a_book_with_a_life_behind_it_holds(lived_book: Store) -> None:
    with lived_book.reading() as connection:
        result = audit(connection)
    assert result.holds, result.problems


def test_a_book_that_nobody_touched_holds(kept_book: Store) -> None:
    told: list[tuple[int, int]] = []
    with kept_book.reading() as connection:
        result = audit_book(
            connection, "A", COUNTER_KEY.public, progress=lambda done, total: told.append((done, total))
        )
    assert result.holds, result.problems
    assert result.entries == ENTRIES
    assert result.problems == ()
    assert f"{ENTRIES} entries" in result.sentence.en
    assert told[0] == (0, ENTRIES)
    assert told[-1] == (ENTRIES, ENTRIES)


@pytest.mark.parametrize(
    ("done", "told"),
    [
        ("DELETE FROM entry WHERE number = 11", "11"),
        ("DELETE FROM entry WHERE number = 4", "A-000004 is missing"),
        ("UPDATE entry SET number = 12 WHERE number = 5", "A-000005 is missing"),
        ("DELETE FROM personal_part WHERE number = 3", "A-000003"),
        ("DELETE FROM item WHERE number = 2 AND line = 2", "A-000002"),
        ("DELETE FROM identifier WHERE item = 2", "A-000002"),
        ("DELETE FROM search WHERE rowid = 2", "A-000002"),
        ("INSERT INTO search (rowid, number) VALUES (99, 'A-000099')", "belongs to no entry"),
        ("DELETE FROM tree_node WHERE level = 0 AND position = 10", "hash tree"),
        ("INSERT INTO tree_node VALUES ('A', 5, 0, zeroblob(32))", "belongs to no entry"),
        ("DELETE FROM tree_head", "signed state"),
        ("DELETE FROM outbox WHERE number = 9", "A-000009"),
        ("DELETE FROM receipt", "A-000001"),
        ("UPDATE outbox SET number = 99 WHERE number = 9", "does not exist"),
        ("UPDATE outbox SET reasons = 'not json' WHERE number = 9", "unreadable"),
        ("UPDATE search_content SET c1 = 'someone else' WHERE id = 1", "A-000001"),
        ("DELETE FROM search_docsize WHERE id = 1", "damaged"),
    ],
)
def test_what_was_taken_away_or_put_in_is_found_and_named(kept_book: Store, done: str, told: str) -> None:
    with with_the_key_in_hand(kept_book) as connection:
        with unguarded(connection):
            connection.exec_driver_sql(done)
        result = audit(connection)
    assert not result.holds
    assert any(told in problem.en for problem in result.problems), result.problems


def test_an_entry_rewritten_with_its_hash_and_tree_is_found_by_the_signature(kept_book: Store) -> None:
    """Who has the store's key can make everything fit, but cannot sign as the counter."""
    with with_the_key_in_hand(kept_book) as connection:
        with unguarded(connection):
            rewrite_newest_entry(connection)
        result = audit(connection)
    assert not result.holds
    assert [problem.en for problem in result.problems] == ["The signature under the book is not this counter's."]


def test_a_guard_that_was_taken_away_is_found(kept_book: Store) -> None:
    with with_the_key_in_hand(kept_book) as connection:
        connection.exec_driver_sql("DROP TRIGGER entry_never_changes")
        result = audit(connection)
    assert not result.holds
    assert "guard" in result.sentence.en


def test_a_book_of_another_counter_does_not_hold_under_this_key(kept_book: Store) -> None:
    with kept_book.reading() as connection:
        result = audit_book(connection, "A", CounterKey(b"x" * 32).public)
    assert not result.holds


def test_a_receipt_of_another_register_is_found(kept_book: Store) -> None:
    with kept_book.reading() as connection:
        result = audit_book(connection, "A", COUNTER_KEY.public, register_key="ab" * 32)
    assert not result.holds
    assert f"receipt for {RECEIVED} entries" in result.sentence.en


def test_an_empty_book_holds(store: Store) -> None:
    with store.reading() as connection:
        assert audit(connection).holds


def test_problems_name_entries_and_never_what_they_hold(kept_book: Store) -> None:
    with with_the_key_in_hand(kept_book) as connection:
        with unguarded(connection):
            connection.exec_driver_sql(
                "UPDATE personal_part SET data = CAST(replace(data, 'Bruijn', 'Canary') AS BLOB)"
            )
            connection.exec_driver_sql("UPDATE item SET description = 'Canary'")
            connection.exec_driver_sql("UPDATE search SET seller = 'Canary'")
        result = audit(connection)
    assert not result.holds
    for word in ("Canary", "Bruijn", "barst"):
        assert word not in repr(result)


def test_at_most_a_hundred_problems_are_told(store: Store) -> None:
    record(store, *[a_draft() for _ in range(120)])
    with with_the_key_in_hand(store) as connection:
        with unguarded(connection):
            connection.exec_driver_sql("UPDATE item SET price_cents = 1")
        result = audit(connection)
    assert len(result.problems) == 100


def rewrite_newest_entry(connection: Connection) -> None:
    """Another body for the newest entry, with leaf, nodes and root that fit it; the signature stays as it was."""
    body = connection.execute(text("SELECT body FROM entry WHERE number = :n"), {"n": ENTRIES}).scalar_one()
    other = body.replace(b"staff-1", b"staff-2")
    leaf = leaf_hash(other)
    connection.execute(
        text("UPDATE entry SET body = :body, leaf_hash = :leaf, staff = 'staff-2' WHERE number = :n"),
        {"body": other, "leaf": leaf, "n": ENTRIES},
    )
    connection.execute(text("UPDATE item SET staff = 'staff-2' WHERE number = :n"), {"n": ENTRIES})
    # Entry 11 is an even leaf (index 10): only its own node changes, and the root.
    connection.execute(
        text("UPDATE tree_node SET hash = :leaf WHERE level = 0 AND position = :p"), {"leaf": leaf, "p": ENTRIES - 1}
    )
    connection.execute(text("UPDATE tree_head SET root = :root"), {"root": book.root_at(connection, "A", ENTRIES)})
