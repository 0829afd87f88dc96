"""The store is the real SQLCipher 4 format: the key and no program of ours give the whole book; without it, nothing."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess

import pytest

from dealer_client.store.engine import Store

from .books import PHONE, STORE_KEY, a_draft, record
from .decrypted import decrypted


def test_the_published_format_and_the_key_give_the_whole_book(store: Store) -> None:
    record(store, a_draft(), a_draft())
    store.close()
    plain = decrypted(store.path, STORE_KEY)
    assert plain.execute("SELECT count(*) FROM entry").fetchone() == (2,)
    assert plain.execute("SELECT brand FROM item").fetchone() == (PHONE.brand,)
    assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_plain_sqlite_opens_nothing(store: Store) -> None:
    record(store, a_draft())
    store.close()
    connection = sqlite3.connect(store.path)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        connection.execute("SELECT * FROM sqlite_master")
    connection.close()


def test_the_sqlcipher_shell_opens_the_book_with_the_key(store: Store) -> None:
    shell = shutil.which("sqlcipher")
    if shell is None:
        pytest.skip("the program sqlcipher is not installed")
    said = subprocess.run([shell, ":memory:", "PRAGMA cipher_version"], capture_output=True, text=True, check=True)
    version = re.search(r"\d+", said.stdout)
    if version is None or int(version[0]) < 4:
        pytest.skip(f"this sqlcipher is {said.stdout.strip() or 'of an unknown version'}; the format is that of 4")
    record(store, a_draft())
    store.close()
    words = f"PRAGMA key = \"x'{STORE_KEY.hex()}'\"; SELECT count(*) FROM entry;"
    opened = subprocess.run([shell, str(store.path), words], capture_output=True, text=True, check=True)
    assert opened.stdout.split()[-1] == "1"
