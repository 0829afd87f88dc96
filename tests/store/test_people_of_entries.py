"""The persons of a book's entries, also of one that was made before there was such a list."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from dealer_client.register.acquisition import seller_json
from dealer_client.register.canonical import canonical_json
from dealer_client.register.correction import present_state
from dealer_client.register.draft import Payment
from dealer_client.register.entry import Entry
from dealer_client.register.known_seller import keys_of_seller
from dealer_client.register.moments import utc_text
from dealer_client.register.numbering import EntryNumber
from dealer_client.store import book, opening, sellers
from dealer_client.store.amendments import refresh
from dealer_client.store.engine import Store
from dealer_client.store.opening import create_store, open_store
from dealer_client.store.people_of_entries import person_row

from .books import STORE_KEY, a_draft, an_entry, record, sign_head

MIGRATIONS = Path(opening.__file__).parent / "migrations"


def test_an_older_book_gets_the_persons_of_its_entries(tmp_path: Path) -> None:
    entry = an_entry(EntryNumber("A", 1), a_draft())
    older = Store(tmp_path / "book.db", STORE_KEY)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with older.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        values = {"body": entry.body, "leaf": entry.leaf_hash, "salt": entry.personal[0].salt}
        connection.execute(
            text("INSERT INTO entry VALUES ('A', 1, 'purchase', '2026-11-24', '2026-11-24', :body, :leaf)"), values
        )
        for part in entry.personal:
            connection.execute(
                text("INSERT INTO personal_part VALUES ('A', 1, :name, :salt, :data)"),
                {"name": part.name, "salt": part.salt, "data": canonical_json(part.data)},
            )
    older.close()
    store = open_store(tmp_path / "book.db", STORE_KEY)
    with store.reading() as connection:
        (row,) = connection.execute(text("SELECT * FROM person_of_entry")).mappings()
        assert dict(row) == person_row(present_state(entry, ()))
    store.close()


def test_an_entry_without_a_person_has_no_row(store: Store) -> None:
    record(store, a_draft())
    with store.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER personal_part_goes_by_erasure")
        connection.exec_driver_sql("DELETE FROM personal_part WHERE name = 'seller'")
        refresh(connection, EntryNumber("A", 1))
        assert connection.exec_driver_sql("SELECT count(*) FROM person_of_entry").scalar_one() == 0
        assert connection.exec_driver_sql("SELECT seller FROM search").scalar_one() == ""


def test_cash_counts_by_its_day_or_the_day_of_recording_and_what_was_imported_by_its_day_alone(store: Store) -> None:
    long_ago = replace(a_draft(), acquired_on=date(2025, 1, 1), payment=Payment(method="cash"))

    def imported(number: EntryNumber) -> Entry:
        entry = an_entry(number, long_ago)
        return replace(entry, body=canonical_json({**entry.content, "imported": {"number": "17"}}))

    (recorded,) = record(store, long_ago)
    with store.writing() as connection:
        book.add_entry(connection, "A", imported, sign_head)
    keys = keys_of_seller(recorded.part("seller") or {})
    with store.reading() as connection:
        counted = [
            [str(number) for number in sellers.linked_cash(connection, keys, first, last).entries]
            for first, last in (
                (date(2024, 12, 2), date(2025, 1, 31)),
                (date(2026, 11, 24), date(2026, 12, 24)),
                (date(2026, 11, 25), date(2026, 12, 24)),
            )
        ]
    assert counted == [["A-000001", "A-000002"], ["A-000001"], []]


def test_persons_and_flags_of_before_are_known_by_their_other_spellings(tmp_path: Path) -> None:
    sold = a_draft()
    umlaut = replace(sold.seller, surname="Müller", document=replace(sold.seller.document, number="SPECIO014"))
    of_before = {"document": "NLD SPECIO014", "person": f"DEMÜLLER W {umlaut.date_of_birth}"}
    store = create_store(tmp_path / "book.db", STORE_KEY)
    record(store, replace(sold, seller=umlaut))
    with store.writing() as connection:
        connection.execute(text("UPDATE person_of_entry SET document_key = :document, person_key = :person"), of_before)
        connection.execute(
            text(
                "INSERT INTO attention (document_key, person_key, set_by, set_at, reason) "
                "VALUES (:document, :person, '1', :at, 'zie dossier')"
            ),
            {**of_before, "at": utc_text(datetime.now(UTC))},
        )
        connection.execute(text("DROP TABLE counter_note"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0013'"))
    store.close()
    again = open_store(tmp_path / "book.db", STORE_KEY)
    with again.reading() as connection:
        keys = keys_of_seller(seller_json(umlaut))
        found = connection.execute(text("SELECT document_key, person_key FROM person_of_entry")).one()
        assert tuple(found) == (keys.document, keys.person) == ("NLD SPEC10014", f"DEMULLER W {umlaut.date_of_birth}")
        assert sellers.standing_attention(connection, keys) is not None
    again.close()
