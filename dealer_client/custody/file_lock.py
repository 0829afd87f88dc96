"""A lock between programs on one machine, on a file in the profile. It goes with the program, however that ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType

from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text
from dealer_client.store.errors import disk_error

WINDOW_LOCK = "counter.lock"
KEYS_LOCK = "keys.lock"


class CounterOpenElsewhere(DealerError):
    """Another program holds the lock."""

    title = Text(nl="De balie is al open", en="The counter is open already")

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="De balie van dit boek staat op deze computer al open in een ander venster. Ga naar dat venster, of "
                "sluit het en probeer het opnieuw. Er is niets gewijzigd.",
                en="The counter of this book is already open in another window on this machine. Go to that window, or "
                "close it and try again. Nothing was changed.",
            )
        )


class FileLock:
    """Held by one program at a time; as a context manager, or taken and released."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def take(self) -> None:
        """Raises CounterOpenElsewhere where another one holds it, StoreError where its file cannot be made."""
        try:
            descriptor = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
        except OSError as error:
            raise disk_error(error) from None
        try:
            _lock(descriptor)
        except OSError:
            os.close(descriptor)
            raise CounterOpenElsewhere from None
        self._descriptor = descriptor

    def release(self) -> None:
        """Gives it back; nothing happens where it is not held."""
        if self._descriptor is not None:
            # Closing unlocks. The file stays: removing it could take away the lock of who comes next.
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> FileLock:
        self.take()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
