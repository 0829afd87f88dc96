"""Giving the keys another place, another passphrase, or the store another key. A kill at any moment loses nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from dealer_client.register.wording import Text
from dealer_client.store.copying import Progress, write_copy
from dealer_client.store.counter_settings import read_shop
from dealer_client.store.errors import StoreError
from dealer_client.store.outbox import waiting_count
from dealer_client.store.replacing import rekeyed_file
from dealer_client.vault import passphrase_safe, practice_safe
from dealer_client.vault.keyring_safe import KeyringSafe
from dealer_client.vault.profile import KeyPlace, Profile, ProfileError
from dealer_client.vault.secrets import new_store_key

from .file_lock import KEYS_LOCK, WINDOW_LOCK, FileLock
from .opening import finish_rekeying, open_book


class NotRemovable(ProfileError):
    """The counter stays: something of it would be lost, or another counter was meant."""

    title = Text(nl="De balie is niet verwijderd", en="The counter was not removed")


def change_passphrase(profile: Profile, ask_old: Callable[[], str], ask_new: Callable[[], str]) -> None:
    """Seals the keys anew. The old passphrase opens nothing from then on. Raises VaultError or ProfileError."""
    if profile.keys is not KeyPlace.PASSPHRASE:
        raise ProfileError(
            Text(
                nl="Dit boek heeft geen wachtzin: de sleutels staan elders. Gebruik `keys move --to passphrase`.",
                en="This book has no passphrase: its keys are somewhere else. Use `keys move --to passphrase`.",
            ),
            field="keys",
        )
    with FileLock(profile.folder / KEYS_LOCK):
        secrets = profile.safe(ask_old).read()
        profile.safe(ask_new).write(secrets)


def move_keys(profile: Profile, place: KeyPlace, ask_old: Callable[[], str], ask_new: Callable[[], str]) -> Profile:
    """Moves the keys to the keyring or under a passphrase; gives the profile as it is then. Raises VaultError."""
    if place is profile.keys:
        return profile
    with FileLock(profile.folder / KEYS_LOCK):
        moved = replace(profile, keys=place)
        moved.safe(ask_new).write(profile.safe(ask_old).read())
        # From here the new place counts; what is left in the old one is removed after it.
        moved.write()
        _forget(profile)
    return moved


def rekey(profile: Profile, ask_passphrase: Callable[[], str], *, progress: Progress | None = None) -> None:
    """A new key for the store: a new file takes the old one's place, and the old one is overwritten.

    Raises VaultError, StoreError, or CounterOpenElsewhere while the counter is open. What `progress` raises, or a key
    press, ends it too, and the old key goes on. Copies and recovery codes made before belong to the old key.
    """
    with FileLock(profile.folder / WINDOW_LOCK):
        book = open_book(profile, ask_passphrase)
        book.store.close()
        with FileLock(profile.folder / KEYS_LOCK):
            new_key = new_store_key()
            # Both keys are safe before the first byte is written with the new one.
            book.safe.write(book.secrets.with_next_store_key(new_key))
            path = profile.store_path
            try:
                write_copy(path, book.secrets.store_key, rekeyed_file(path), new_key, alone=True, progress=progress)
            finally:
                finish_rekeying(profile, book.safe)


def remove_counter(profile: Profile, series: str, last_copy: Path, ask_passphrase: Callable[[], str]) -> None:
    """Writes a last verified copy of the book, which its recovery code opens; then removes keys and profile.

    Raises NotRemovable where `series` is not this counter's or entries still wait for the central register.
    """
    with FileLock(profile.folder / WINDOW_LOCK):
        book = open_book(profile, ask_passphrase)
        try:
            with book.store.reading() as connection:
                own, waiting = read_shop(connection).series, waiting_count(connection)
        finally:
            book.store.close()
        if series != own:
            raise NotRemovable(
                Text(
                    nl="In deze map staat reeks {own}, niet {series}. Er is niets gewijzigd.",
                    en="This folder holds series {own}, not {series}. Nothing was changed.",
                ).filled(own=own, series=series),
                field="series",
            )
        if waiting:
            raise NotRemovable(
                Text(
                    nl="Er wachten nog {n} posten op het centraal register. Stuur ze eerst met `sync --once`.",
                    en="{n} entries still wait for the central register. Send them first with `sync --once`.",
                ).filled(n=waiting)
            )
        if last_copy.exists():
            raise StoreError(
                Text(
                    nl="{file} bestaat al. Er is niets gewijzigd. Kies een andere naam.",
                    en="{file} exists already. Nothing was changed. Choose another name.",
                ).filled(file=last_copy),
                field="to",
            )
        write_copy(profile.store_path, book.secrets.store_key, last_copy, book.secrets.store_key)
        _forget(profile)
    shutil.rmtree(profile.folder)


def _forget(profile: Profile) -> None:
    if profile.keys is KeyPlace.KEYRING:
        KeyringSafe(profile.book).remove()
    elif profile.keys is KeyPlace.PASSPHRASE:
        (profile.folder / passphrase_safe.FILE).unlink(missing_ok=True)
    else:
        (profile.folder / practice_safe.FILE).unlink(missing_ok=True)
