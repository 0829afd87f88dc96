"""`profile.json`: what a folder is. Damage to it is a sentence, and the book beside it is left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dealer_client.vault.errors import PassphraseNeeded
from dealer_client.vault.profile import PROFILE_FILE, KeyPlace, Profile, ProfileError, has_profile, read_profile

BOOK = "0123456789abcdef" * 2
VALUES = {"format": "dealer-profile/1", "book": BOOK, "practice": False, "keys": "keyring"}


@pytest.mark.parametrize("keys", list(KeyPlace))
@pytest.mark.parametrize("practice", [True, False])
def test_a_profile_is_read_as_it_was_written(tmp_path: Path, keys: KeyPlace, practice: bool) -> None:
    profile = Profile(folder=tmp_path, book=BOOK, practice=practice, keys=keys)
    profile.write()
    assert read_profile(tmp_path) == profile
    assert has_profile(tmp_path)


def test_a_folder_without_a_counter_says_how_to_begin(tmp_path: Path) -> None:
    assert not has_profile(tmp_path)
    with pytest.raises(ProfileError, match="dealer-client setup") as caught:
        read_profile(tmp_path)
    assert caught.value.field == "home"


def test_in_passphrase_mode_somebody_must_be_there_to_ask(tmp_path: Path) -> None:
    with pytest.raises(PassphraseNeeded):
        Profile(folder=tmp_path, book=BOOK, practice=False, keys=KeyPlace.PASSPHRASE).safe(None)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"7", b"\xff\xfe", b"[" * 100_000, b"{}"])
def test_a_file_that_is_no_profile_is_damaged_and_the_book_was_not_touched(tmp_path: Path, content: bytes) -> None:
    (tmp_path / PROFILE_FILE).write_bytes(content)
    with pytest.raises(ProfileError, match="is damaged") as caught:
        read_profile(tmp_path)
    assert "not touched" in caught.value.message.en


def test_a_profile_cut_off_anywhere_is_damaged(tmp_path: Path) -> None:
    whole = json.dumps(VALUES).encode()
    for length in range(len(whole)):
        (tmp_path / PROFILE_FILE).write_bytes(whole[:length])
        with pytest.raises(ProfileError):
            read_profile(tmp_path)


@pytest.mark.parametrize("name", VALUES)
def test_a_profile_that_lacks_a_value_is_damaged(tmp_path: Path, name: str) -> None:
    (tmp_path / PROFILE_FILE).write_text(json.dumps({key: value for key, value in VALUES.items() if key != name}))
    with pytest.raises(ProfileError):
        read_profile(tmp_path)


_wrong = st.one_of(
    st.none(), st.integers(), st.floats(), st.text(), st.just("../" * 10 + "etc"), st.lists(st.text(), max_size=2)
)


@given(name=st.sampled_from(sorted(VALUES)), value=_wrong)
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_value_of_another_kind_is_damage(tmp_path: Path, name: str, value: object) -> None:
    (tmp_path / PROFILE_FILE).write_text(json.dumps({**VALUES, name: value}))
    with pytest.raises(ProfileError):
        read_profile(tmp_path)
