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


class FolderUnusable(ProfileError):
    """Nothing can be made in that place."""

    def __init__(self, home: Path, why: str) -> None:
        super().__init__(
            Text(
                nl="In {home} is niets te maken ({why}). Kies met --home een map waarin u mag schrijven.",
                en="Nothing can be made in {home} ({why}). Name a folder that you may write to with --home.",
            ).filled(home=home, why=why),
            field="home",
        )


@contextmanager
def new_profile_folder(home: Path) -> Iterator[Path]:
    """A folder beside `home` to make the profile in; moved into place where the block ends well, else removed.

    Raises FolderTaken where there is something in `home` already, FolderUnusable where nothing can be made there.
    """
    try:
        if home.exists() and (not home.is_dir() or any(home.iterdir())):
            raise FolderTaken(home)
        home.parent.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(prefix=f".{home.name}-", dir=home.parent))
    except OSError as error:
        raise FolderUnusable(home, error.strerror or type(error).__name__) from None
    try:
        yield making
        if home.exists():
            home.rmdir()
        making.rename(home)
    except OSError as error:
        shutil.rmtree(making, ignore_errors=True)
        raise FolderUnusable(home, error.strerror or type(error).__name__) from None
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
