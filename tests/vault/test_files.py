"""Files for this user alone, whole or not there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dealer_client.vault.errors import NotWritten
from dealer_client.vault.files import copy_privately, write_private_file

resource = pytest.importorskip("resource", reason="modes and limits of files are POSIX's")


@pytest.fixture(autouse=True)
def loose_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def test_a_file_is_for_this_user_alone_whatever_the_umask(tmp_path: Path) -> None:
    write_private_file(tmp_path / "keys", "text")
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["keys"]


def test_a_copy_is_for_this_user_alone_whatever_its_source(tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(bytes(range(256)) * 1000)
    (tmp_path / "source").chmod(0o644)
    copy_privately(tmp_path / "source", tmp_path / "copy")
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "copy").read_bytes() == (tmp_path / "source").read_bytes()


def test_a_full_disk_leaves_the_file_as_it_was_and_says_so(tmp_path: Path) -> None:
    write_private_file(tmp_path / "keys", "as it was")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(NotWritten, match="keys cannot be written"):
            write_private_file(tmp_path / "keys", "x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (tmp_path / "keys").read_text() == "as it was"
    assert [file.name for file in tmp_path.iterdir()] == ["keys"]
