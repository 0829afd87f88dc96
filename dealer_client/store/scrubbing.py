"""Writing the file anew after something was erased, once for each erasure, whatever comes between.

`secure_delete` overwrites what is deleted where it stands. What the database moved from page to page earlier can have
left a copy in the unused space of another page, which nothing overwrites: in a trial of 3,600 deleted rows in tables
with indexes, up to 34 could be read in the decrypted file. A file that was written anew holds what it should, and no
more.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

from sqlalchemy import Connection

from dealer_client.register.moments import utc_text

from .engine import Store
from .errors import StoreError
from .settings import read_setting, remove_setting, write_setting

_UNSCRUBBED = "erased_not_scrubbed"


def note_unscrubbed(connection: Connection) -> None:
    """Notes, in the transaction that erases, that the file must be written anew."""
    write_setting(connection, _UNSCRUBBED, utc_text(datetime.now(UTC)))


def is_scrubbed(connection: Connection) -> bool:
    """Whether nothing of an erasure is left to be done."""
    return read_setting(connection, _UNSCRUBBED) is None


def scrub(store: Store) -> None:
    """Writes the file anew where an erasure asks for it; needs the room of a second one on the disk meanwhile.

    Takes about a second for each 50 MB. What a kill or a full disk cuts off, the next call does. Raises StoreError.
    """
    with store.reading() as connection:
        if is_scrubbed(connection):
            return
    store.write_anew()
    with store.writing() as connection:
        remove_setting(connection, _UNSCRUBBED)


def scrub_at_opening(store: Store) -> None:
    """The same for a store that is being opened: where it cannot be done yet, the counter opens all the same."""
    with suppress(StoreError):
        scrub(store)
