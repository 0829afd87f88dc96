"""A profile: the folder of one counter's book, and where its keys are.

profile.json          what this folder is; nothing secret and nobody's name in it
book.db               the encrypted store
sealed-keys.json      passphrase mode only
practice-keys.json    practice only
practice-register/    practice only: the data of the embedded practice register, which is the other side
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from .errors import PassphraseNeeded
from .files import write_private_file

if TYPE_CHECKING:
    from .secrets import Secrets

PROFILE_FILE = "profile.json"
BOOK_FILE = "book.db"
PROFILE_FORMAT = "dealer-profile/1"
# Files and keys are named after it, so it is no more than what `setting_up` makes.
_BOOK = re.compile("[0-9a-f]{32}")


class KeyPlace(StrEnum):
    """Where the keys of a profile are."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a place
    PRACTICE_FILE = "practice-file"


class Safe(Protocol):
    """Something that keeps the secrets of a profile."""

    def read(self) -> Secrets:
        """Raises VaultError."""

    def write(self, secrets: Secrets) -> None:
        """Raises VaultError."""


class ProfileError(DealerError):
    """The folder is no profile, or already one."""

    title = Text(nl="Deze map kan niet worden gebruikt", en="This folder cannot be used")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What `profile.json` says. `book` is the identity of the counter's book."""

    folder: Path
    book: str
    practice: bool
    keys: KeyPlace

    @property
    def store_path(self) -> Path:
        return self.folder / BOOK_FILE

    def safe(self, ask_passphrase: Callable[[], str] | None) -> Safe:
        """Where the secrets are. `ask_passphrase` is called in passphrase mode only. Raises PassphraseNeeded."""
        if self.keys is KeyPlace.KEYRING:
            from .keyring_safe import KeyringSafe

            return KeyringSafe(self.book)
        if self.keys is KeyPlace.PRACTICE_FILE:
            from .practice_safe import PracticeSafe

            return PracticeSafe(self.folder)
        if ask_passphrase is None:
            raise PassphraseNeeded
        from .passphrase_safe import PassphraseSafe

        return PassphraseSafe(self.folder, ask_passphrase())

    def write(self) -> None:
        """Puts `profile.json` in place."""
        write_private_file(
            self.folder / PROFILE_FILE,
            json.dumps(
                {"format": PROFILE_FORMAT, "book": self.book, "practice": self.practice, "keys": self.keys.value},
                indent=1,
            ),
        )


def default_home() -> Path:
    """Where the profile is when nobody names a folder."""
    import platformdirs

    return platformdirs.user_data_path("dealer-client")


def has_profile(folder: Path) -> bool:
    """Whether a counter was set up in this folder."""
    return (folder / PROFILE_FILE).is_file()


def read_profile(folder: Path) -> Profile:
    """The profile in a folder. Raises ProfileError."""
    path = folder / PROFILE_FILE
    if not path.is_file():
        raise ProfileError(
            Text(
                nl="In deze map is nog geen balie ingericht. Begin met `dealer-client setup`, of met "
                "`dealer-client setup --practice` om te oefenen.",
                en="No counter has been set up in this folder yet. Begin with `dealer-client setup`, or with "
                "`dealer-client setup --practice` to practise.",
            ),
            field="home",
        )
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        book, practice = values["book"], values["practice"]
        if values["format"] != PROFILE_FORMAT or not isinstance(practice, bool) or not _BOOK.fullmatch(book):
            raise ValueError(PROFILE_FILE)
        return Profile(folder=folder, book=book, practice=practice, keys=KeyPlace(values["keys"]))
    except (OSError, KeyError, RecursionError, TypeError, ValueError):
        raise ProfileError(
            Text(
                nl="Het bestand profile.json in deze map is beschadigd. Het boek zelf is niet aangeraakt; zet "
                "profile.json terug uit een reservekopie.",
                en="The file profile.json in this folder is damaged. The book itself was not touched; put "
                "profile.json back from a backup.",
            ),
            field="home",
        ) from None
