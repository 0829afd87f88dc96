"""Everything that is done with keys in a keyring, in the real one of the session.

    python -m tests.custody.keyring_day FOLDER

Ends with status 0 and `done` where all of it went as it should.
"""

from __future__ import annotations

import sys
from pathlib import Path

import keyring

from dealer_client.custody.recovering import recover
from dealer_client.custody.rekeying import move_keys, rekey, remove_counter
from dealer_client.vault.keyring_safe import SERVICE
from dealer_client.vault.profile import KeyPlace, read_profile
from dealer_client.vault.recovery_code import RecoveryCode, parse_recovery_code

from .profiles import PASSPHRASE, a_profile, state_of


def work(folder: Path) -> None:
    """Raises AssertionError where something does not hold."""
    home = folder / "home"
    profile = a_profile(home, KeyPlace.KEYRING)
    assert not list(home.glob("*keys*.json"))
    packed = keyring.get_password(SERVICE, profile.book)
    assert packed is not None
    rekey(profile, lambda: "")
    assert keyring.get_password(SERVICE, profile.book) != packed
    assert state_of(home) == (0, True)
    move_keys(profile, KeyPlace.PASSPHRASE, lambda: "", lambda: PASSPHRASE)
    assert keyring.get_password(SERVICE, profile.book) is None
    assert state_of(home, lambda: PASSPHRASE) == (0, True)
    back = move_keys(read_profile(home), KeyPlace.KEYRING, lambda: PASSPHRASE, lambda: "")
    assert not (home / "sealed-keys.json").exists()
    code = parse_recovery_code(RecoveryCode(back.safe(None).read().store_key).printed())
    keyring.delete_password(SERVICE, back.book)
    recover(folder / "new", home / "book.db", code, keys=KeyPlace.KEYRING, passphrase=lambda: "")
    assert state_of(folder / "new") == (0, True)
    remove_counter(read_profile(folder / "new"), "A", folder / "last.db", lambda: "")
    assert keyring.get_password(SERVICE, back.book) is None
    assert (folder / "last.db").is_file()


if __name__ == "__main__":
    work(Path(sys.argv[1]))
    print("done")
