"""Files for this user alone: writing a small one so that it is whole or not there, and copying one."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from .errors import NotWritten


def write_private_file(path: Path, text: str) -> None:
    """Puts a file in place in one step, readable by this user alone, and on the disk when this returns.

    Raises NotWritten; then the file that was there is as it was.
    """
    partial = path.with_name(path.name + ".partial")
    try:
        with os.fdopen(os.open(partial, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
        _sync_folder(path.parent)
    except OSError:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise NotWritten(path.name) from None


def copy_privately(source: Path, target: Path) -> None:
    """Copies a file byte for byte; nobody else may read the copy, whatever the source's permissions. Raises OSError."""
    with (
        source.open("rb") as original,
        os.fdopen(os.open(target, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as copy,
    ):
        shutil.copyfileobj(original, copy)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
