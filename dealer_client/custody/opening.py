"""Opening a book: keys from the safe, the store with them, and whatever a kill left half done is finished first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from dealer_client.store.engine import Store
from dealer_client.store.opening import open_store
from dealer_client.vault.profile import Profile, Safe
from dealer_client.vault.secrets import Secrets

from .key_copy import keep_key_copy


@dataclass(frozen=True, kw_only=True)
class OpenBook:
    """A book that is open, and the safe that its keys came from."""

    profile: Profile
    safe: Safe = field(repr=False)
    secrets: Secrets
    store: Store


def open_book(profile: Profile, ask_passphrase: Callable[[], str] | None) -> OpenBook:
    """The book of a profile. Raises VaultError or StoreError; the caller closes the store."""
    safe = profile.safe(ask_passphrase)
    secrets = safe.read()
    store = open_store(profile.store_path, secrets.store_key)
    try:
        keep_key_copy(store, secrets)
    except BaseException:
        store.close()
        raise
    return OpenBook(profile=profile, safe=safe, secrets=secrets, store=store)
