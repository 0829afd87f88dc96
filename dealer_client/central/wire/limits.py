"""How much may go over the line at once: more is refused with `too-large`, or is no answer at all."""

from __future__ import annotations

from dealer_client.register.entry import MOST_ENTRY_BYTES

MAX_REQUEST_BYTES = 4 * 1024 * 1024
MAX_BATCH_ENTRIES = 500
MAX_ENTRY_BYTES = MOST_ENTRY_BYTES
MAX_CHECK_IDENTIFIERS = 50
MAX_KIND_CHARACTERS = 40
MAX_VALUE_CHARACTERS = 200
MAX_LINE_CHARACTERS = 400
MAX_NOTICE_TRADES = 50
MAX_OFFERED_ITEMS = 20
MAX_OFFERED_IDENTIFIERS = 20
MAX_FEED_EVENTS = 500
MAX_FEED_WAIT_SECONDS = 25
MAX_WATCHLIST_HASHES = 20_000
MAX_SEALED_CHARACTERS = 64 * 1024
MAX_WORDS_CHARACTERS = 1000
MAX_NOTE_CHARACTERS = 2000
MAX_NOTE_LINE = 200
"""What a client keeps of words about stolen goods in an answer; what follows is cut off."""
