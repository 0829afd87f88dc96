"""Opening a book: keys from the safe, the store with them, and whatever a kill left half done is finished first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from dealer_client.store.engine import Store
from dealer_client.store.errors import StoreUnreadable, disk_error
from dealer_client.store.opening import open_store
from dealer_client.store.replacing import erase_replaced, finish_replacement, replacement_waits
from dealer_client.vault.profile import Profile, Safe
from dealer_client.vault.secrets import Secrets

from .file_lock import KEYS_LOCK, FileLock
from .key_copy import keep_key_copy


@dataclass(frozen=True, kw_only=True)
class OpenBook:
    """A book that is open, and the safe that its keys came from."""

    profile: Profile
    safe: Safe = field(repr=False)
    secrets: Secrets
    store: Store


def open_book(profile: Profile, ask_passphrase: Callable[[], str] | None) -> OpenBook:
    """The book of a profile. Raises VaultError, StoreError or CounterOpenElsewhere; the caller closes the store."""
    safe = profile.safe(ask_passphrase)
    secrets = safe.read()
    if secrets.next_store_key or replacement_waits(profile.store_path):
        with FileLock(profile.folder / KEYS_LOCK):
            secrets = finish_rekeying(profile, safe)
    store = open_store(profile.store_path, secrets.store_key)
    try:
        keep_key_copy(store, secrets)
    except BaseException:
        store.close()
        raise
    return OpenBook(profile=profile, safe=safe, secrets=secrets, store=store)


def finish_rekeying(profile: Profile, safe: Safe) -> Secrets:
    """Brings files and safe to one state; the caller holds the lock on the keys. Raises VaultError or StoreError."""
    try:
        finish_replacement(profile.store_path)
    except OSError as error:
        raise disk_error(error) from None
    secrets = safe.read()
    if secrets.next_store_key:
        try:
            open_store(profile.store_path, secrets.next_store_key).close()
            secrets = secrets.with_store_key(secrets.next_store_key)
        except StoreUnreadable:
            # The new file was never put in place, so the present key must fit: only then the other may go.
            open_store(profile.store_path, secrets.store_key).close()
            secrets = secrets.with_store_key(secrets.store_key)
        safe.write(secrets)
    try:
        erase_replaced(profile.store_path)
    except OSError as error:
        raise disk_error(error) from None
    return secrets
