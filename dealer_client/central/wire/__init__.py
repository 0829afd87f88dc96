"""The `/v1` protocol between a counter and a central register: its messages, its limits and the bytes that are signed.

This is the one definition. The client and the practice register both import it, and the practice register imports
nothing else of the client. What is hashed (RFC 9162 tree over RFC 8785 JSON), how identifiers are compared and how a
correction names a field is part of the protocol, so those functions are named here too.

Rules of the road:
- Every call but `GET /v1/health` and `POST /v1/enrol`, `/v1/enrol/again` and `/v1/token` carries
  `Authorization: Bearer <token>`.
- Errors are `application/problem+json` (RFC 9457), see `Problem`.
- A request body may be packed with gzip; packed and unpacked it is within `MAX_REQUEST_BYTES`. An answer is packed
  where the caller accepts gzip.
- Personal data travels in request bodies only, never in an address or a header.

Versions:
- Within `/v1` things are only added: calls, members of answers, types of feed events, and members of requests that may
  be left out. Nothing changes its meaning, and no code of a problem is used for something else.
- Unknown members in an *answer* are ignored, and feed events of an unknown type are passed over, so a register may add
  some. Only a `match` that cannot be read stops the feed: a warning must not be lost.
- Unknown members in a *request* are refused, so that nothing is taken in that is not understood; a client sends a new
  member only to a register that is known to have it. A call that a register does not have is a problem `not-found`, and
  a client does without it.
- What is signed or hashed names its own format (`dealer-entry/1` and its like) and never changes within it.
- Anything else is `/v2`, which a register serves beside `/v1` for as long as there are counters that need it.
"""

from __future__ import annotations

from dealer_client.goods.identifiers import fold_lookalikes, normalise
from dealer_client.register.canonical import canonical_json
from dealer_client.register.entry import ENTRY_FORMAT
from dealer_client.register.field_path import steps_of, with_value
from dealer_client.register.personal import commitment_of
from dealer_client.register.receipts import RECEIPT_FORMAT
from dealer_client.register.rules_in_force import signed_pack_bytes
from dealer_client.register.signing import signature_holds
from dealer_client.register.tree import append, leaf_hash, root, verify_consistency

from .books import BookAnswer, HeldEntry, HeldPart
from .checks import CheckAnswer, CheckRequest, CheckResult, WireIdentifier
from .enrolment import (
    EnrolAgainAnswer,
    EnrolAgainRequest,
    EnrolAnswer,
    EnrolRequest,
    Health,
    SealedCopy,
    SealedCopyKept,
    TokenAnswer,
    TokenRequest,
)
from .entries import EntryResult, RejectionReason, UploadAnswer, UploadRequest, WireEntry, WirePart
from .feed import BookEvent, CounterNoteEvent, FeedAnswer, HoldEvent, MatchEvent, NoticeEvent, RulePackEvent
from .fields import Count, Hex32, Hex64, Line, Moment, NoticeId, Series
from .heads import Receipt, WireHead
from .limits import (
    MAX_BATCH_ENTRIES,
    MAX_CHECK_IDENTIFIERS,
    MAX_ENTRY_BYTES,
    MAX_FEED_EVENTS,
    MAX_FEED_WAIT_SECONDS,
    MAX_KIND_CHARACTERS,
    MAX_LINE_CHARACTERS,
    MAX_NOTICE_TRADES,
    MAX_OFFERED_IDENTIFIERS,
    MAX_OFFERED_ITEMS,
    MAX_REQUEST_BYTES,
    MAX_SEALED_CHARACTERS,
    MAX_VALUE_CHARACTERS,
    MAX_WATCHLIST_HASHES,
    MAX_WORDS_CHARACTERS,
)
from .messages import Answer, Problem, Request
from .notices import CounterNote, Notice, NoticeAnswer, OfferedItem, RefusedOffer, TradeNotice
from .watchlist import (
    OWN_KIND_ONLY,
    SHORTEST_NEAR,
    WATCHLIST_HASH_BYTES,
    WatchlistAnswer,
    watchlist_forms,
    watchlist_hash,
)

__all__ = [
    "ENTRY_FORMAT",
    "MAX_BATCH_ENTRIES",
    "MAX_CHECK_IDENTIFIERS",
    "MAX_ENTRY_BYTES",
    "MAX_FEED_EVENTS",
    "MAX_FEED_WAIT_SECONDS",
    "MAX_KIND_CHARACTERS",
    "MAX_LINE_CHARACTERS",
    "MAX_NOTICE_TRADES",
    "MAX_OFFERED_IDENTIFIERS",
    "MAX_OFFERED_ITEMS",
    "MAX_REQUEST_BYTES",
    "MAX_SEALED_CHARACTERS",
    "MAX_VALUE_CHARACTERS",
    "MAX_WATCHLIST_HASHES",
    "MAX_WORDS_CHARACTERS",
    "OWN_KIND_ONLY",
    "RECEIPT_FORMAT",
    "SHORTEST_NEAR",
    "WATCHLIST_HASH_BYTES",
    "Answer",
    "BookAnswer",
    "BookEvent",
    "CheckAnswer",
    "CheckRequest",
    "CheckResult",
    "Count",
    "CounterNote",
    "CounterNoteEvent",
    "EnrolAgainAnswer",
    "EnrolAgainRequest",
    "EnrolAnswer",
    "EnrolRequest",
    "EntryResult",
    "FeedAnswer",
    "Health",
    "HeldEntry",
    "HeldPart",
    "Hex32",
    "Hex64",
    "HoldEvent",
    "Line",
    "MatchEvent",
    "Moment",
    "Notice",
    "NoticeAnswer",
    "NoticeEvent",
    "NoticeId",
    "OfferedItem",
    "Problem",
    "Receipt",
    "RefusedOffer",
    "RejectionReason",
    "Request",
    "RulePackEvent",
    "SealedCopy",
    "SealedCopyKept",
    "Series",
    "TokenAnswer",
    "TokenRequest",
    "TradeNotice",
    "UploadAnswer",
    "UploadRequest",
    "WatchlistAnswer",
    "WireEntry",
    "WireHead",
    "WireIdentifier",
    "WirePart",
    "append",
    "canonical_json",
    "commitment_of",
    "fold_lookalikes",
    "leaf_hash",
    "normalise",
    "root",
    "signature_holds",
    "signed_pack_bytes",
    "steps_of",
    "verify_consistency",
    "watchlist_forms",
    "watchlist_hash",
    "with_value",
]
