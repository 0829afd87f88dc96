"""What was typed is there after a kill; parked purchases come back; what was discarded is gone for good."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dealer_client.register.staff import Role
from dealer_client.store import drafts
from dealer_client.store.drafts import DraftMissing
from dealer_client.store.engine import Store
from dealer_client.store.opening import open_store
from dealer_client.store.staff import add_staff

from .books import BICYCLE, PHONE, STORE_KEY, a_draft

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def staff(store: Store) -> None:
    with store.writing() as connection:
        add_staff(connection, "Kees", Role.OWNER)
        add_staff(connection, "An", Role.CLERK)


def test_what_is_typed_takes_the_place_of_what_was_typed_before(store: Store) -> None:
    with store.writing() as connection:
        first = drafts.save_draft(connection, "1", a_draft(PHONE), AT)
        assert drafts.save_draft(connection, "1", a_draft(PHONE, BICYCLE), AT) == first
        kept = drafts.unfinished_draft(connection, "1")
    assert kept is not None
    assert kept.draft == a_draft(PHONE, BICYCLE)


def test_two_people_type_at_two_drafts(store: Store) -> None:
    with store.writing() as connection:
        drafts.save_draft(connection, "1", a_draft(PHONE), AT)
        drafts.save_draft(connection, "2", a_draft(BICYCLE), AT)
        kept = [drafts.unfinished_draft(connection, staff) for staff in ("1", "2")]
    assert [one.draft for one in kept if one] == [a_draft(PHONE), a_draft(BICYCLE)]


def test_a_parked_purchase_comes_back_and_the_open_one_is_parked_instead(store: Store) -> None:
    with store.writing() as connection:
        parked = drafts.save_draft(connection, "1", a_draft(PHONE), AT)
        drafts.park_draft(connection, parked)
        drafts.save_draft(connection, "2", a_draft(BICYCLE), AT)
        resumed = drafts.resume_draft(connection, parked, "2")
        listed = [kept.draft for kept in drafts.parked_drafts(connection)]
        open_one = drafts.unfinished_draft(connection, "2")
    assert resumed.draft == a_draft(PHONE)
    assert listed == [a_draft(BICYCLE)]
    assert open_one is not None
    assert open_one.id == parked


def test_a_discarded_draft_is_gone_and_cannot_be_resumed(store: Store) -> None:
    with store.writing() as connection:
        kept = drafts.save_draft(connection, "1", a_draft(), AT)
        drafts.discard_draft(connection, kept)
        drafts.discard_draft(connection, kept)
        with pytest.raises(DraftMissing):
            drafts.resume_draft(connection, kept, "1")
        with pytest.raises(DraftMissing):
            drafts.park_draft(connection, kept)


def test_a_draft_in_words_of_another_version_is_passed_over_and_kept(store: Store) -> None:
    with store.writing() as connection:
        kept = drafts.save_draft(connection, "1", a_draft(), AT)
        connection.exec_driver_sql('UPDATE draft SET content = \'{"kind": "swap"}\', parked = 1')
        assert drafts.parked_drafts(connection) == []
        assert connection.exec_driver_sql("SELECT id FROM draft").scalar() == kept


_TYPE = """
import os, signal, sys
from pathlib import Path
from datetime import UTC, datetime
from dealer_client.store import drafts
from dealer_client.store.opening import open_store
from tests.store.books import STORE_KEY, a_draft
store = open_store(Path(sys.argv[1]), STORE_KEY)
with store.writing() as connection:
    drafts.save_draft(connection, "1", a_draft(), datetime.now(UTC))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_was_saved_is_there_after_a_kill(store: Store, tmp_path: Path) -> None:
    store.close()
    assert subprocess.run([sys.executable, "-c", _TYPE, str(store.path)], check=False).returncode == -9
    again = open_store(store.path, STORE_KEY)
    with again.reading() as connection:
        kept = drafts.unfinished_draft(connection, "1")
    again.close()
    assert kept is not None
    assert kept.draft == a_draft()
