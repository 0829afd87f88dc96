"""Opening a store on a new machine: a copy of the store file and the recovery code make a whole profile again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from dealer_client.register.wording import Text
from dealer_client.store.book import note_unchecked
from dealer_client.store.counter_settings import read_enrolment, read_shop
from dealer_client.store.opening import open_store
from dealer_client.vault.files import copy_privately
from dealer_client.vault.new_profile import new_profile_folder
from dealer_client.vault.profile import KeyPlace, Profile, ProfileError
from dealer_client.vault.recovery_code import RecoveryCode

from .key_copy import read_key_copy


def recover(
    home: Path, book_file: Path, code: RecoveryCode, *, keys: KeyPlace | None, passphrase: Callable[[], str]
) -> Profile:
    """A new profile in `home` from a store file or a backup, which stays as it is. `passphrase` is asked for a new one.

    `keys` None: the keyring; for a practice book the file that says what it is. Raises ProfileError where `home` is not
    empty or the file is not there, StoreError, VaultError or KeyCopyMissing; then nothing was made.
    """
    if not book_file.is_file():
        raise _NoBookFile(book_file)
    with new_profile_folder(home) as making:
        made = _fill(making, book_file, code, keys, passphrase)
    return replace(made, folder=home)


def _fill(
    making: Path, book_file: Path, code: RecoveryCode, keys: KeyPlace | None, passphrase: Callable[[], str]
) -> Profile:
    copy = making / "book.db"
    copy_privately(book_file, copy)
    # What was not folded in yet: without it the newest entries would be missing.
    journal = book_file.with_name(book_file.name + "-wal")
    if journal.is_file():
        copy_privately(journal, copy.with_name(copy.name + "-wal"))
    store = open_store(copy, code.store_key)
    try:
        with store.writing() as connection:
            shop = read_shop(connection)
            secrets = read_key_copy(connection, code.store_key)
            enrolment = read_enrolment(connection)
            # An embedded register stays behind with the old profile: it never says what it holds.
            if enrolment is not None and not enrolment.is_embedded:
                note_unchecked(connection)
    finally:
        store.close()
    place = keys or (KeyPlace.PRACTICE_FILE if shop.practice else KeyPlace.KEYRING)
    profile = Profile(folder=making, book=shop.book, practice=shop.practice, keys=place)
    profile.safe(passphrase).write(secrets)
    profile.write()
    return profile


class _NoBookFile(ProfileError):
    title = Text(nl="Herstellen", en="Recovery")

    def __init__(self, file: Path) -> None:
        super().__init__(
            Text(
                nl="{file} is er niet. Geef met --book het bestand book.db van de oude computer, of een reservekopie.",
                en="{file} is not there. Name the file book.db of the old machine, or a backup, with --book.",
            ).filled(file=file),
            field="book",
        )
