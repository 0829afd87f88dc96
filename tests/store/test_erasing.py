"""An erasure takes exactly what it names, leaves every proof, and what was done beside it is found by an audit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from dealer_client.register.numbering import EntryNumber
from dealer_client.register.staff import Role
from dealer_client.register.tree import inclusion_proof, verify_inclusion
from dealer_client.store import amendments, book, erasing
from dealer_client.store.audit import audit_book
from dealer_client.store.drafts import save_draft
from dealer_client.store.engine import Store
from dealer_client.store.opening import create_store
from dealer_client.store.search import find_lines
from dealer_client.store.staff import add_staff

from .books import BICYCLE, COUNTER_KEY, PHONE, STORE_KEY, a_draft, record, sign_head
from .erased_book import correct, erase
from .photos import kept_photo, record_with_photos
from .tampering import change_one_byte, unguarded, with_the_key_in_hand

ENTRIES = 6


def problems(store: Store) -> list[str]:
    with store.reading() as connection:
        return [problem.en for problem in audit_book(connection, "A", COUNTER_KEY.public).problems]


def names(store: Store, number: int) -> list[str]:
    with store.reading() as connection:
        return [part.name for part in book.read_entry(connection, EntryNumber("A", number)).personal]


@pytest.fixture(scope="module")
def erased_book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Six purchases and a correction; of entries 2 and 3 the sellers are erased, of 2 the bank account too."""
    made = create_store(tmp_path_factory.mktemp("erased") / "book.db", STORE_KEY)
    record(made, *[a_draft(PHONE, BICYCLE)] * ENTRIES)
    correct(made, 2, [("seller.address.city", "Kampen")])
    erase(made, (2, "seller"), (2, "payment"), (3, "seller"), (7, "changes"), (7, "reasons"))
    yield made
    made.close()


def test_only_what_is_named_goes_and_the_book_holds(erased_book: Store) -> None:
    assert names(erased_book, 1) == ["payment", "seller"]
    assert names(erased_book, 2) == []
    assert names(erased_book, 3) == ["payment"]
    assert names(erased_book, 7) == []
    assert problems(erased_book) == []


def test_the_person_is_found_no_more_and_the_goods_are(erased_book: Store) -> None:
    with erased_book.reading() as connection:
        by_name = find_lines(connection, "bruijn", limit=100, offset=0)
        by_goods = find_lines(connection, "gazelle", limit=100, offset=0)
        known = connection.execute(text("SELECT number FROM person_of_entry ORDER BY number")).scalars().all()
    assert {line.entry.number for line in by_name} == {1, 4, 5, 6}
    assert {line.entry.number for line in by_goods} == set(range(1, ENTRIES + 1))
    assert {line.party for line in by_goods if line.entry.number in (2, 3)} == {""}
    assert known == [1, 4, 5, 6]


def test_every_entry_is_still_proven(erased_book: Store) -> None:
    with erased_book.reading() as connection:
        head = book.tree_head(connection, "A")
        assert head is not None
        read = book.node_reader(connection, "A")
        for entry in book.read_entries(connection, "A", 1, head.size):
            index = entry.number.number - 1
            proof = inclusion_proof(index, head.size, read)
            assert verify_inclusion(entry.leaf_hash, index, head.size, proof, head.root)


@pytest.mark.parametrize("column", ["series", "number", "name", "erased_by"])
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(row=st.integers(0, 10_000), at=st.integers(0, 10_000), flip=st.integers(1, 255))
def test_any_single_byte_changed_in_the_list_of_what_was_erased_is_found(
    erased_book: Store, column: str, row: int, at: int, flip: int
) -> None:
    with with_the_key_in_hand(erased_book) as connection:
        with unguarded(connection):
            assume(change_one_byte(connection, "erased_part", column, row, at, flip) is not None)
        assert audit_book(connection, "A", COUNTER_KEY.public).problems


@pytest.mark.parametrize(
    ("done", "told"),
    [
        ("DELETE FROM personal_part WHERE number = 1 AND name = 'seller'", "A-000001: personal data is gone and no"),
        ("DELETE FROM personal_part WHERE number = 3", "A-000003: personal data is gone and no"),
        ("DELETE FROM erased_part WHERE number = 3", "A-000003: personal data is gone and no"),
        ("DELETE FROM erased_part WHERE number = 3", "A-000008: the list of what was erased"),
        ("INSERT INTO erased_part VALUES ('A', 1, 'seller', 8)", "A-000001: personal data that was erased"),
        ("INSERT INTO erased_part VALUES ('A', 1, 'buyer', 8)", "A-000001: by the register, data was erased"),
        ("INSERT INTO erased_part VALUES ('A', 1, 'photos', 3)", "belongs to no entry"),
        (
            "INSERT INTO personal_part SELECT series, 3, name, salt, data FROM personal_part "
            "WHERE number = 1 AND name = 'seller'",
            "A-000003: personal data that was erased",
        ),
        ("DROP TRIGGER personal_part_goes_by_erasure", "guard"),
    ],
)
def test_what_is_gone_without_an_erasure_or_there_in_spite_of_one_is_found(
    erased_book: Store, done: str, told: str
) -> None:
    with with_the_key_in_hand(erased_book) as connection:
        if done.startswith("DROP"):
            connection.exec_driver_sql(done)
        else:
            with unguarded(connection):
                connection.exec_driver_sql(done)
        found = [problem.en for problem in audit_book(connection, "A", COUNTER_KEY.public).problems]
    assert any(told in problem for problem in found), found


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM personal_part WHERE number = 1",
        "DELETE FROM personal_part WHERE number = 3 AND name = 'payment'",
        "DELETE FROM erased_part",
        "UPDATE erased_part SET number = 1",
    ],
)
def test_the_store_itself_lets_nothing_personal_go_without_an_erasure(erased_book: Store, statement: str) -> None:
    with pytest.raises(DBAPIError), erased_book.writing() as connection:
        connection.exec_driver_sql(statement)
    assert problems(erased_book) == []


def test_an_erasure_of_what_cannot_be_is_not_recorded(store: Store) -> None:
    record(store, a_draft())
    with pytest.raises(DBAPIError):
        erase(store, (99, "seller"))
    assert problems(store) == []
    assert [str(entry.number) for entry in record(store, a_draft())] == ["A-000002"]


def test_a_corrected_name_goes_with_the_one_that_was_recorded(store: Store) -> None:
    record(store, a_draft())
    correct(store, 1, [("seller.surname", "Kanarievogel")], reason="heet Kanarievogel")
    with store.reading() as connection:
        assert len(find_lines(connection, "kanarievogel", limit=9, offset=0)) == 1
    erase(store, (1, "seller"), (2, "changes"), (2, "reasons"))
    with store.reading() as connection:
        assert find_lines(connection, "kanarievogel", limit=9, offset=0) == []
        present = amendments.read_present(connection, EntryNumber("A", 1))
    assert "seller" not in present.parts
    assert present.changes == ()
    assert problems(store) == []


def test_a_part_that_only_a_correction_gave_goes_with_the_correction(store: Store) -> None:
    draft = a_draft()
    record(store, replace(draft, payment=replace(draft.payment, iban="")))
    correct(store, 1, [("payment.iban", "NL20INGB0001234567")])
    assert names(store, 2) == ["changes", "reasons"]
    erase(store, (2, "changes"), (2, "reasons"))
    with store.reading() as connection:
        assert amendments.read_present(connection, EntryNumber("A", 1)).value("payment.iban") is None
    assert problems(store) == []


def test_photos_of_an_erased_entry_go_unless_they_show_another_item_too(store: Store) -> None:
    own, shared = kept_photo(store, "red"), kept_photo(store, "blue")
    record_with_photos(store, replace(PHONE, photos=(own,)), replace(BICYCLE, photos=(shared,)))
    record_with_photos(store, replace(PHONE, photos=(shared,)))
    assert problems(store) == []
    erase(store, (1, "photos"))
    with store.reading() as connection:
        left = connection.execute(text("SELECT lower(hex(digest)) FROM photo")).scalars().all()
        shown = connection.execute(text("SELECT number, line FROM item_photo")).all()
    assert left == [shared]
    assert [tuple(row) for row in shown] == [(2, 1)]
    assert problems(store) == []
    with store.writing() as connection:
        connection.execute(text("INSERT INTO item_photo SELECT series, 1, 2, 1, photo FROM item_photo"))
    assert problems(store) == ["Entry A-000001: personal data that was erased by the register is still there."]


def test_photos_that_belong_to_nothing_go_with_old_drafts_and_those_of_a_kept_draft_stay(store: Store) -> None:
    """Photos are kept at once; their draft may be saved again and again."""
    loose, typed, recorded = (kept_photo(store, colour) for colour in ("red", "blue", "green"))
    record_with_photos(store, replace(PHONE, photos=(recorded,)))
    saved = datetime(2026, 12, 20, tzinfo=UTC)
    with store.writing() as connection:
        staff = add_staff(connection, "Kees", Role.OWNER)
        save_draft(connection, staff.id, a_draft(replace(PHONE, photos=(typed,))), saved)
    with store.writing() as connection:
        assert erasing.erase_drafts(connection, datetime(2026, 12, 1, tzinfo=UTC)) == 0
        left = connection.execute(text("SELECT lower(hex(digest)) FROM photo")).scalars().all()
    assert set(left) == {typed, recorded}
    assert loose not in left
    with store.writing() as connection:
        assert erasing.erase_drafts(connection, saved + timedelta(days=1)) == 1
        left = connection.execute(text("SELECT lower(hex(digest)) FROM photo")).scalars().all()
    assert left == [recorded]


def test_an_erased_book_that_is_recorded_anew_from_its_entries_is_erased_too(store: Store, tmp_path: Path) -> None:
    """As after a lost till: entries come back one by one, each with the parts that there are."""
    record(store, a_draft(), a_draft())
    with store.reading() as connection:
        entries = list(book.read_entries(connection, "A", 1, 2))
    erasure = erase(store, (1, "seller"))
    other = create_store(tmp_path / "other.db", STORE_KEY)
    try:
        for entry in (*entries, erasure):
            with other.writing() as connection:
                book.add_entry(connection, "A", lambda _, entry=entry: entry, sign_head)
        assert names(other, 1) == ["payment"]
        assert problems(other) == []
    finally:
        other.close()
