"""What `doctor` says of a book that opens."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from dealer_client.app import open_counter
from dealer_client.custody import condition
from dealer_client.custody.backups import back_up
from dealer_client.custody.condition import notices
from dealer_client.store.scrubbing import note_unscrubbed

from .profiles import a_profile, record


def test_an_erasure_that_left_rests_in_the_file_is_said_until_it_was_written_anew(tmp_path: Path) -> None:
    a_profile(tmp_path / "home")
    counter = open_counter(tmp_path / "home", sync_in_background=False)
    try:
        assert "erasure" not in dict(notices(counter.store))
        with counter.store.writing() as connection:
            note_unscrubbed(connection)
        assert "written anew" in dict(notices(counter.store))["erasure"].en
    finally:
        counter.close()
    again = open_counter(tmp_path / "home", sync_in_background=False)
    try:
        assert "erasure" not in dict(notices(again.store))
    finally:
        again.close()


def test_a_clock_that_was_set_back_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_profile(tmp_path / "home", entries=1)
    counter = open_counter(tmp_path / "home", sync_in_background=False)
    try:
        assert "clock" not in dict(notices(counter.store))
        monkeypatch.setattr(condition, "datetime", Yesterday)
        said = dict(notices(counter.store))["clock"]
        assert "Set the clock right" in said.en
    finally:
        counter.close()


class Yesterday(datetime):
    """A clock that is a day behind."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        return datetime.now(tz) - timedelta(days=1)


def test_an_old_backup_or_none_is_said_as_soon_as_there_is_something_to_lose(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = a_profile(tmp_path / "home")
    counter = open_counter(tmp_path / "home", sync_in_background=False)
    try:
        assert "backup" not in dict(notices(counter.store))
        record(tmp_path / "home", 1)
        assert "backup --to" in dict(notices(counter.store))["backup"].en
        assert counter.book is not None
        back_up(profile, counter.store, counter.book.secrets.store_key, tmp_path / "stick")
        assert "backup" not in dict(notices(counter.store))
        monkeypatch.setattr(condition, "_OLD_BACKUP", timedelta(0))
        assert "backup" in dict(notices(counter.store))
    finally:
        counter.close()
