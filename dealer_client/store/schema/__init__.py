"""The tables of the store, one module a subject. `migrations/` makes them; a test holds the two together.

Moments are UTC text as `register.moments.utc_text` writes it, dates ISO 8601 text: both sort as they should.
"""

from .book import entry, identifier, item, personal_part, search, tree_head, tree_node
from .central import confirmed_by_file, counter_note, match, notice, outbox, police_decision, receipt
from .day_close import cash_movement, day_close
from .documents_made import document_made, print_job
from .erasure import erased_part
from .item_life import disposal_item, police_hold, reservation
from .metadata import metadata
from .other_counters import counter_book
from .people import draft, setting, staff
from .photos import item_photo, photo
from .row_digests import row_digest
from .rule_packs import rule_pack
from .sellers import amendment, attention, inspection, person_of_entry
from .stock_count import stock_count, stock_count_scan
from .watchlist import watchlist, watchlist_page

__all__ = [
    "amendment",
    "attention",
    "cash_movement",
    "confirmed_by_file",
    "counter_book",
    "counter_note",
    "day_close",
    "disposal_item",
    "document_made",
    "draft",
    "entry",
    "erased_part",
    "identifier",
    "inspection",
    "item",
    "item_photo",
    "match",
    "metadata",
    "notice",
    "outbox",
    "person_of_entry",
    "personal_part",
    "photo",
    "police_decision",
    "police_hold",
    "print_job",
    "receipt",
    "reservation",
    "row_digest",
    "rule_pack",
    "search",
    "setting",
    "staff",
    "stock_count",
    "stock_count_scan",
    "tree_head",
    "tree_node",
    "watchlist",
    "watchlist_page",
]
