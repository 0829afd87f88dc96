"""The tables of the store, one module a subject. `migrations/` makes them; a test holds the two together.

Moments are UTC text as `register.moments.utc_text` writes it, dates ISO 8601 text: both sort as they should.
"""

from .book import entry, identifier, item, personal_part, search, tree_head, tree_node
from .central import match, outbox, receipt
from .day_close import cash_movement, day_close
from .metadata import metadata
from .people import draft, setting, staff
from .photos import item_photo, photo
from .stock_count import stock_count, stock_count_scan

__all__ = [
    "cash_movement",
    "day_close",
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
    "stock_count",
    "stock_count_scan",
    "tree_head",
    "tree_node",
]
