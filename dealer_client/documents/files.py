"""Documents on the disk: written whole or not at all and for their owner alone, read within bounds."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

MOST_PDF_BYTES = 256 * 1024 * 1024
_MOST_TRIES = 1000


class NotSaved(DealerError):
    """A document could not be written. Nothing was left half written, and what stood there still does."""

    title = Text(nl="Niet bewaard", en="Not saved")


class NotRead(DealerError):
    """A document could not be read."""

    title = Text(nl="Niet gelezen", en="Not read")


def save_document(path: Path, data: bytes) -> None:
    """Writes a file that this user alone may read; an existing one is only replaced by a whole one.

    A folder that is not there yet is made. Raises NotSaved.
    """
    partial = path.with_name(path.name + ".partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # An extract names sellers: nobody else on this machine should read it.
        with os.fdopen(os.open(partial, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as file:
            file.write(data)
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise NotSaved(
            Text(
                nl="{file} is niet te schrijven ({why}). Kies een andere plaats.",
                en="{file} cannot be written ({why}). Choose another place.",
            ).filled(file=path, why=error.strerror or type(error).__name__),
            field="output",
        ) from None


def free_path(path: Path) -> Path:
    """The path itself, or with a number behind its name where a file stands there: `extract (2).pdf`."""
    numbered = (path.with_name(f"{path.stem} ({number}){path.suffix}") for number in range(2, _MOST_TRIES))
    return path if not path.exists() else next((free for free in numbered if not free.exists()), path)


def read_file(path: Path, most_bytes: int = 16 * 1024 * 1024) -> bytes:
    """The bytes of a file. Raises NotRead where it cannot be read or is too large."""
    try:
        with path.open("rb") as file:
            data = file.read(most_bytes + 1)
    except OSError as error:
        raise NotRead(
            Text(
                nl="{file} is niet te lezen ({why}). Kijk de naam en de rechten na.",
                en="{file} cannot be read ({why}). Check its name and its permissions.",
            ).filled(file=path, why=error.strerror or type(error).__name__),
            field="file",
        ) from None
    if len(data) > most_bytes:
        raise NotRead(
            Text(nl="{file} is hiervoor te groot.", en="{file} is too large for this.").filled(file=path), field="file"
        )
    return data


def read_pdf(path: Path) -> bytes:
    """The bytes of a file that may be an extract. Raises NotRead where it cannot be read or is too large."""
    return read_file(path, MOST_PDF_BYTES)
