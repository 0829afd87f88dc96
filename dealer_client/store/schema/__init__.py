"""The tables of the store, one module a subject. `migrations/` makes them; a test holds the two together.

Moments are UTC text as `register.moments.utc_text` writes it, dates ISO 8601 text: both sort as they should.
"""

from .book import entry, identifier, item, personal_part, search, tree_head, tree_node
from .central import match, outbox, receipt
from .metadata import metadata
from .people import draft, setting, staff
from .photos import item_photo, photo

__all__ = [
    "draft",
    "entry",
    "identifier",
    "item",
    "item_photo",
    "match",
    "metadata",
    "outbox",
    "personal_part",
    "photo",
    "receipt",
    "search",
    "setting",
    "staff",
    "tree_head",
    "tree_node",
]
