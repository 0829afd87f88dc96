"""Keys in the keyring of the operating system.

They stand under one documented name: service `dealer-client`, user name the book's id.
"""

from __future__ import annotations

from .errors import KeyMissing, NoKeyring, VaultDamaged
from .secrets import Secrets

SERVICE = "dealer-client"


def has_keyring() -> bool:
    """Whether this machine seems to have a keyring; only using it tells for sure. Asks the user nothing."""
    import keyring

    return bool(keyring.get_keyring().priority >= 1)


class KeyringSafe:
    """Reads and writes the secrets of one book. Raises NoKeyring where there is no keyring that works."""

    def __init__(self, book: str) -> None:
        self._book = book

    def read(self) -> Secrets:
        """Raises NoKeyring, KeyMissing or VaultDamaged."""
        import keyring
        from keyring.errors import KeyringError

        try:
            packed = keyring.get_password(SERVICE, self._book)
        except (KeyringError, RuntimeError):
            raise NoKeyring from None
        if packed is None:
            raise KeyMissing
        try:
            return Secrets.unpack(packed)
        except ValueError:
            raise VaultDamaged(SERVICE) from None

    def write(self, secrets: Secrets) -> None:
        """Keeps the secrets and reads them back. Raises NoKeyring."""
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(SERVICE, self._book, secrets.pack())
            kept = keyring.get_password(SERVICE, self._book)
        except (KeyringError, RuntimeError):
            raise NoKeyring from None
        if kept != secrets.pack():
            raise NoKeyring

    def remove(self) -> None:
        """Forgets the secrets; nothing happens where there are none."""
        import keyring
        from keyring.errors import KeyringError, PasswordDeleteError

        try:
            keyring.delete_password(SERVICE, self._book)
        except PasswordDeleteError:
            return
        except (KeyringError, RuntimeError):
            raise NoKeyring from None
