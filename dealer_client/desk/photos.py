"""Photos of goods: kept as soon as they are taken, and named by their digest until the item is recorded."""

from __future__ import annotations

from datetime import UTC, datetime

from dealer_client.store import photos
from dealer_client.store.photo_images import fit_for_store

from .at_work import AtWork


class Photos:
    """The photos of one counter. A photo is named by the SHA-256 of what is kept, in lowercase hexadecimal."""

    def __init__(self, at_work: AtWork) -> None:
        self._at_work = at_work

    def keep(self, data: bytes) -> str:
        """Keeps a picture file as a small JPEG without metadata; its digest, for `DraftItem.photos`. Takes a moment.

        Raises PhotoWrong for what is no picture, NotAllowed or StoreError.
        """
        self._at_work.refuse_inspector()
        photo = fit_for_store(data)
        with self._at_work.store.writing() as connection:
            photos.add_photo(connection, photo, datetime.now(UTC))
        return photos.digest_of(photo.image).hex()

    def thumbnail(self, digest: str) -> bytes | None:
        """A small JPEG of a photo, or None where it is gone."""
        with self._at_work.store.reading() as connection:
            return photos.read_by_digest(connection, bytes.fromhex(digest), small=True)

    def image(self, digest: str) -> bytes | None:
        """The JPEG of a photo, or None where it is gone."""
        with self._at_work.store.reading() as connection:
            return photos.read_by_digest(connection, bytes.fromhex(digest))
