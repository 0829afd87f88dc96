"""Keeping the sealed copy of a profile's keys in its store up to date, and reading it back."""

from __future__ import annotations

from sqlalchemy import Connection

from dealer_client.register.wording import Text
from dealer_client.store.engine import Store
from dealer_client.store.settings import read_setting, write_setting
from dealer_client.vault.errors import VaultError
from dealer_client.vault.secrets import Secrets

_SETTING = "sealed_keys"


class KeyCopyMissing(VaultError):
    """The store holds no sealed copy of the keys: it was made by a version of the program that did not keep one."""

    title = Text(nl="Herstellen", en="Recovery")

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="De code past, maar in dit boek staan de andere sleutels van de balie niet: het is van een oudere "
                "versie. Er is niets gewijzigd. Neem een kopie die daarna is gemaakt.",
                en="The code fits, but this book does not hold the counter's other keys: it is from an older version. "
                "Nothing was changed. Take a copy that was made later.",
            )
        )


def keep_key_copy(store: Store, secrets: Secrets) -> None:
    """Puts a sealed copy in the store where there is none, or another one. Raises StoreError."""
    from dealer_client.vault.store_copy import seal_for_store, unseal_from_store

    wanted = secrets.with_store_key(secrets.store_key)
    with store.reading() as connection:
        sealed = read_setting(connection, _SETTING)
    if isinstance(sealed, str):
        try:
            if unseal_from_store(sealed, secrets.store_key) == wanted:
                return
        except VaultError:
            pass  # sealed with a key that is no more
    with store.writing() as connection:
        write_setting(connection, _SETTING, seal_for_store(secrets))


def read_key_copy(connection: Connection, store_key: bytes) -> Secrets:
    """The sealed copy. Raises KeyCopyMissing or VaultDamaged."""
    from dealer_client.vault.store_copy import unseal_from_store

    sealed = read_setting(connection, _SETTING)
    if not isinstance(sealed, str):
        raise KeyCopyMissing
    return unseal_from_store(sealed, store_key)
