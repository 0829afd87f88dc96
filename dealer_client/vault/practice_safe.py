"""Keys of a practice profile, in a file that says what it is. Practice alone: nothing real is ever kept this way."""

from __future__ import annotations

import json
from pathlib import Path

from .errors import VaultDamaged
from .files import write_private_file
from .secrets import Secrets

FILE = "practice-keys.json"
_WHAT_THIS_IS = (
    "OEFENEN / PRACTICE. De sleutels van een oefenboek, leesbaar voor iedereen met dit bestand. "
    "The keys of a practice book, readable by anyone who has this file. A real book never keeps its keys like this."
)


class PracticeSafe:
    """Reads and writes the secrets of a practice profile."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def read(self) -> Secrets:
        """Raises VaultDamaged."""
        try:
            return Secrets.unpack(json.loads(self._path.read_text(encoding="utf-8"))["keys"])
        except (OSError, KeyError, RecursionError, TypeError, ValueError):
            raise VaultDamaged(FILE) from None

    def write(self, secrets: Secrets) -> None:
        """Keeps the secrets."""
        write_private_file(
            self._path,
            json.dumps({"what_this_is": _WHAT_THIS_IS, "keys": secrets.pack()}, ensure_ascii=False, indent=1),
        )
