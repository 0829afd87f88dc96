"""A folder for a new profile that is there whole, or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dealer_client.register.wording import Text

from .profile import ProfileError


class FolderTaken(ProfileError):
    """The folder for a new profile holds something already."""

    def __init__(self, home: Path) -> None:
        super().__init__(
            Text(
                nl="De map {home} is niet leeg. Er is niets gewijzigd. Kies met --home een lege of nieuwe map.",
                en="The folder {home} is not empty. Nothing was changed. Name an empty or new folder with --home.",
            ).filled(home=home),
            field="home",
        )


@contextmanager
def new_profile_folder(home: Path) -> Iterator[Path]:
    """A folder beside `home` to make the profile in; moved into place where the block ends well, else removed.

    Raises FolderTaken where there is something in `home` already.
    """
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise FolderTaken(home)
    home.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f".{home.name}-", dir=home.parent))
    try:
        yield making
        if home.exists():
            home.rmdir()
        making.rename(home)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
