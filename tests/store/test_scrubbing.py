"""What the database leaves behind in its pages goes when the file is written anew, and that is never forgotten."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from dealer_client.store.audit import audit_book
from dealer_client.store.engine import Store
from dealer_client.store.errors import StoreBusy
from dealer_client.store.opening import create_store, open_store
from dealer_client.store.scrubbing import is_scrubbed, note_unscrubbed, scrub

from .books import COUNTER_KEY, STORE_KEY, a_draft, record
from .decrypted import decrypted_bytes, decrypted_log


def scrubbed(store: Store) -> bool:
    with store.reading() as connection:
        return is_scrubbed(connection)


def with_deleted_rows(store: Store) -> list[bytes]:
    """Rows in a table with an index that were put in and deleted in no order; what they said."""
    chance = random.Random(2)
    words = [f"{chance.randrange(10**8):08}kanarie{number:05}" for number in range(1200)]
    with store.writing() as connection:
        connection.execute(text("CREATE TABLE trial (word TEXT PRIMARY KEY, rest TEXT) STRICT"))
        for word in words:
            connection.execute(
                text("INSERT INTO trial VALUES (:word, :rest)"), {"word": word, "rest": "q" * chance.randrange(900)}
            )
    chance.shuffle(words)
    gone = words[:1000]
    for start in range(0, len(gone), 200):
        with store.writing() as connection:
            for word in gone[start : start + 200]:
                connection.execute(text("DELETE FROM trial WHERE word = :word"), {"word": word})
    return [word.encode() for word in gone]


def readable(store: Store, words: list[bytes]) -> int:
    plain = decrypted_bytes(store.path, STORE_KEY) + decrypted_log(store.path, STORE_KEY)
    return sum(word in plain for word in words)


def test_what_was_deleted_is_in_no_page_and_not_in_the_log_once_the_file_was_written_anew(store: Store) -> None:
    record(store, a_draft(), a_draft())
    gone = with_deleted_rows(store)
    # The reason for all this: deleting alone leaves some behind, although `secure_delete` is on.
    with store.reading() as connection:
        connection.exec_driver_sql("SELECT 1")
    assert readable(store, gone) > 0
    with store.writing() as connection:
        note_unscrubbed(connection)
    scrub(store)
    assert readable(store, gone) == 0
    assert scrubbed(store)
    with store.writing() as connection:
        connection.execute(text("DROP TABLE trial"))
    with store.reading() as connection:
        assert audit_book(connection, "A", COUNTER_KEY.public).problems == ()
    assert [str(entry.number) for entry in record(store, a_draft())] == ["A-000003"]


def test_where_nothing_was_erased_the_file_stays_as_it_is(store: Store) -> None:
    record(store, a_draft())
    before = store.path.read_bytes()
    scrub(store)
    assert store.path.read_bytes() == before


def test_somebody_who_still_reads_what_was_there_puts_it_off(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    record(store, a_draft())
    monkeypatch.setattr("dealer_client.store.engine._BUSY_SECONDS", 0)
    other = Store(store.path, STORE_KEY)
    try:
        with store.writing() as connection:
            note_unscrubbed(connection)
        with other.reading() as connection:
            connection.execute(text("SELECT count(*) FROM entry")).scalar_one()
            store.close()
            with pytest.raises(StoreBusy):
                scrub(store)
        assert not scrubbed(store)
        scrub(store)
        assert scrubbed(store)
    finally:
        other.close()


def test_what_was_put_off_is_done_when_the_book_is_opened_again(tmp_path: Path) -> None:
    store = create_store(tmp_path / "book.db", STORE_KEY)
    with store.writing() as connection:
        note_unscrubbed(connection)
    store.close()
    again = open_store(tmp_path / "book.db", STORE_KEY)
    assert scrubbed(again)
    again.close()


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="looks at open files where Linux shows them")
def test_what_is_written_for_a_moment_meanwhile_is_encrypted_too(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(text("CREATE TABLE trial (word TEXT) STRICT"))
        # More than the database keeps in memory.
        connection.execute(text("INSERT INTO trial VALUES (:word)"), [{"word": "kanarie " * 60} for _ in range(15_000)])
        note_unscrubbed(connection)
    seen: list[bytes] = []

    def look() -> int:
        for link in Path("/proc/self/fd").iterdir():
            with suppress(OSError):
                if "etilqs" in str(link.readlink()):
                    seen.append(link.read_bytes())
        return 0

    def watched(connection: Any, _: object) -> None:
        connection.set_progress_handler(look, 500)

    store.close()
    event.listen(store._engine, "connect", watched)
    scrub(store)
    assert max(map(len, seen), default=0) > 20_000, "the file that is written for a moment was not seen"
    assert not any(b"kanarie" in content for content in seen)
