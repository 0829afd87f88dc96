"""Photos in a store, and entries that name them."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from PIL import Image
from sqlalchemy import text

from dealer_client.register.draft import DraftItem
from dealer_client.register.entry import Entry
from dealer_client.store import book
from dealer_client.store.engine import Store
from dealer_client.store.photo_images import fit_for_store
from dealer_client.store.photos import add_photo, attach_photos_of

from .books import a_draft, an_entry, sign_head


def kept_photo(store: Store, colour: str) -> str:
    """A photo in the store that belongs to nothing yet; its digest in hexadecimal."""
    written = BytesIO()
    Image.new("RGB", (60, 40), colour).save(written, "PNG")
    with store.writing() as connection:
        photo = add_photo(connection, fit_for_store(written.getvalue()), datetime(2026, 11, 24, tzinfo=UTC))
        digest: bytes = connection.execute(
            text("SELECT digest FROM photo WHERE id = :photo"), {"photo": photo}
        ).scalar_one()
    return digest.hex()


def record_with_photos(store: Store, *items: DraftItem) -> Entry:
    """Records a purchase of these items with the photos that they name."""
    with store.writing() as connection:
        entry = book.add_entry(connection, "A", lambda number: an_entry(number, a_draft(*items)), sign_head)
        attach_photos_of(connection, entry)
    return entry
