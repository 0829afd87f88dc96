"""The `/v1` protocol between a counter and a central register: its messages, its limits and the bytes that are signed.

This is the one definition. The client and the practice register both import it, and the practice register imports
nothing else of the client. What is hashed (RFC 9162 tree over RFC 8785 JSON) and how identifiers are compared is part
of the protocol, so those functions are named here too.

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

import hmac
from datetime import MAXYEAR, MINYEAR
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, StringConstraints

from dealer_client.goods.identifiers import fold_lookalikes, normalise
from dealer_client.register.canonical import canonical_json
from dealer_client.register.entry import ENTRY_FORMAT, MOST_ENTRY_BYTES
from dealer_client.register.moments import parse_utc
from dealer_client.register.personal import commitment_of
from dealer_client.register.receipts import RECEIPT_FORMAT
from dealer_client.register.rules_in_force import MOST_PACK_CHARACTERS, signed_pack_bytes
from dealer_client.register.signing import HEAD_FORMAT, signature_holds
from dealer_client.register.tree import append, leaf_hash, root, verify_consistency

__all__ = [
    "ENTRY_FORMAT",
    "RECEIPT_FORMAT",
    "append",
    "canonical_json",
    "commitment_of",
    "fold_lookalikes",
    "leaf_hash",
    "normalise",
    "root",
    "signature_holds",
    "signed_pack_bytes",
    "verify_consistency",
]

MAX_REQUEST_BYTES = 4 * 1024 * 1024
MAX_BATCH_ENTRIES = 500
MAX_ENTRY_BYTES = MOST_ENTRY_BYTES
MAX_CHECK_IDENTIFIERS = 50
MAX_KIND_CHARACTERS = 40
MAX_VALUE_CHARACTERS = 200
MAX_FEED_EVENTS = 500
MAX_FEED_WAIT_SECONDS = 25
MAX_WATCHLIST_HASHES = 20_000
MAX_SEALED_CHARACTERS = 64 * 1024
MAX_WORDS_CHARACTERS = 1000
"""What a client keeps of words about stolen goods in an answer; what follows is cut off."""

WATCHLIST_HASH_BYTES = 8

OWN_KIND_ONLY = frozenset({"engraving", "reference", "plate"})
"""Kinds that many things bear, or that are no number of a maker: compared only with their own kind."""
SHORTEST_NEAR = 5
"""Below this length folding look-alikes makes too many different numbers equal."""

Hex32 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Hex64 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{128}$")]
NoticeId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Line = Annotated[str, StringConstraints(max_length=400)]
Series = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,4}$")]


def _real_moment(text: str) -> str:
    if parse_utc(text).year in (MINYEAR, MAXYEAR):
        # In some zone of the world it would be in a year that does not exist.
        raise ValueError("a moment at the end of the calendar")
    return text


Moment = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z$"),
    AfterValidator(_real_moment),
]
Count = Annotated[int, Field(ge=1, le=999_999_999_999)]


class Request(BaseModel):
    """What a client sends: nothing unknown in it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Answer(BaseModel):
    """What a register answers: a client ignores what it does not know."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Problem(Answer):
    """RFC 9457. `code` is stable: token-expired, unauthorised, bad-request, too-large, enrolment-code, series-taken,
    number-gap (with `expected_number`: the number the register expects next), fork (the leaf or root differs from
    what the register holds), busy."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""
    code: str
    expected_number: int | None = None


class Health(Answer):
    """`GET /v1/health`. `register_key` is the Ed25519 key under which receipts are signed."""

    status: Literal["ok"]
    register_name: str
    register_key: Hex32
    practice: bool


class EnrolRequest(Request):
    """`POST /v1/enrol`: a counter of a dealer makes itself known, once, with a one-time code."""

    code: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    series: Series
    book: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    counter_key: Hex32


class EnrolAnswer(Answer):
    """`credential` is the counter's long-lived secret; it opens nothing but `POST /v1/token`."""

    dealer_id: str
    dealer_name: str
    counter_id: str
    credential: str
    register_name: str
    register_key: Hex32


class TokenRequest(Request):
    """`POST /v1/token`."""

    counter_id: Annotated[str, StringConstraints(max_length=64)]
    credential: Annotated[str, StringConstraints(max_length=256)]


class TokenAnswer(Answer):
    token: str
    expires_in_seconds: int


class WireHead(Request):
    """A signed tree head. The signature is over the canonical JSON of `head_bytes`."""

    book: Annotated[str, StringConstraints(max_length=64)]
    series: Series
    size: Count
    root: Hex32
    signed_at: Moment
    signature: Hex64

    def head_bytes(self) -> bytes:
        """What the counter signed."""
        return canonical_json({"format": HEAD_FORMAT, **self.model_dump(exclude={"signature"})})


class WirePart(Request):
    """A personal part of an entry with the salt of its commitment."""

    name: Annotated[str, StringConstraints(max_length=40)]
    salt: Hex32
    data: dict[str, JsonValue]


class WireEntry(Request):
    """One entry: `body` is the canonical JSON that `leaf_hash` is over.

    `personal` holds the parts that the body commits to. A part that was erased after its retention does not come with
    the entry any longer, when a book is handed over again or to a new register; the commitment in the body still
    stands, so the entry is accepted without it. A part that the body does not commit to is not kept.
    """

    number: Count
    leaf_hash: Hex32
    body: Annotated[str, StringConstraints(max_length=MAX_ENTRY_BYTES)]
    personal: list[WirePart] = Field(default_factory=list, max_length=20)


class UploadRequest(Request):
    """`POST /v1/entries`: consecutive entries of the counter's own series, oldest first.

    `head` is the tree head at the last of them. The register answers for each entry by itself. It takes the leaf into
    its tree in every case, so that one entry it will not accept never holds up what comes after.
    """

    entries: list[WireEntry] = Field(min_length=1, max_length=MAX_BATCH_ENTRIES)
    head: WireHead


class RejectionReason(Answer):
    """Why an entry was not accepted, in words for the clerk, and the field it is about."""

    code: str
    field: str = ""
    message_nl: str
    message_en: str


class EntryResult(Answer):
    """`already` means: the register holds this very entry; it counts as accepted."""

    number: int
    leaf_hash: Hex32
    status: Literal["accepted", "already", "rejected"]
    reasons: list[RejectionReason] = Field(default_factory=list)


class Receipt(Answer):
    """The register's signature under what it holds of one counter's book."""

    dealer_id: str
    book: str
    series: Series
    counter_key: Hex32
    size: int
    root: Hex32
    received_at: Moment
    register_key: Hex32
    signature: Hex64

    def receipt_bytes(self) -> bytes:
        """What the register signed."""
        return canonical_json({"format": RECEIPT_FORMAT, **self.model_dump(exclude={"signature"})})

    def holds(self, register_key: str) -> bool:
        """Whether it is signed by the register with that key (hexadecimal)."""
        return self.register_key == register_key and signature_holds(
            bytes.fromhex(register_key), bytes.fromhex(self.signature), self.receipt_bytes()
        )


class UploadAnswer(Answer):
    results: list[EntryResult]
    receipt: Receipt


class WireIdentifier(Request):
    kind: Annotated[str, StringConstraints(max_length=MAX_KIND_CHARACTERS)]
    value: Annotated[str, StringConstraints(min_length=1, max_length=MAX_VALUE_CHARACTERS)]


class TradeNotice(Request):
    """`POST /v1/trade-notice`: the dealer tells his municipality that and where he trades (art. 437ter Sr).

    `notice_id` is made by the counter: the same notice sent again is the same notice.
    """

    notice_id: NoticeId
    made_at: Moment
    dealer: Line
    kvk: Line
    address: Line
    municipality: Line
    trades: list[Line] = Field(min_length=1, max_length=50)


class OfferedItem(Request):
    """What was offered: no word about who offered it."""

    category: Line
    description: Line
    identifiers: list[WireIdentifier] = Field(max_length=20)
    level: Literal["exact", "near", "possible"]
    reference: Line


class RefusedOffer(Request):
    """`POST /v1/refused-offer`: goods that seem to be stolen were offered, and the dealer did not take them.

    There is no entry, so there is no ground to hand over who offered them: the police ask the dealer.
    """

    notice_id: NoticeId
    made_at: Moment
    municipality: Line
    items: list[OfferedItem] = Field(min_length=1, max_length=20)


class NoticeAnswer(Answer):
    """The register has the notice. A `NoticeEvent` tells what became of it."""

    notice_id: str
    received_at: Moment
    status: Literal["submitted", "approved", "refused"]
    reason: str = ""


class HeldPart(Answer):
    """A personal part as the register holds it."""

    name: str
    salt: Hex32
    data: dict[str, JsonValue]


class HeldEntry(Answer):
    """An entry as the register holds it; see `WireEntry`. `reasons` say why it was not accepted."""

    number: Count
    leaf_hash: Hex32
    body: str
    personal: list[HeldPart] = Field(default_factory=list)
    status: Literal["accepted", "rejected"]
    reasons: list[RejectionReason] = Field(default_factory=list)


class BookAnswer(Answer):
    """`GET /v1/book?series=S&after=N`: what follows entry N of a book of the caller's own dealer, oldest first.

    Each page ends where the counter signed a head, and carries it with the register's receipt for that size, so it can
    be checked by itself. `held` is how many entries the register holds in all. Where nothing follows there are no
    entries, no head and no receipt.
    """

    series: Series
    book: str
    counter_key: Hex32
    held: Annotated[int, Field(ge=0)]
    entries: list[HeldEntry]
    head: WireHead | None = None
    receipt: Receipt | None = None


class EnrolAgainRequest(Request):
    """`POST /v1/enrol/again`: a counter that lost its machine comes back, with a new one-time code of its dealer.

    From then on the old credential opens nothing.
    """

    code: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    series: Series


class EnrolAgainAnswer(EnrolAnswer):
    """`sealed` is the counter's own copy of its keys as it was last handed over, empty where it never was."""

    book: str
    counter_key: Hex32
    held: Annotated[int, Field(ge=0)]
    sealed: str = ""


class SealedCopy(Request):
    """`POST /v1/sealed-copy`: a copy of the counter's keys for the register to keep; only the counter can open it."""

    sealed: Annotated[str, StringConstraints(min_length=1, max_length=MAX_SEALED_CHARACTERS)]


class SealedCopyKept(Answer):
    kept_at: Moment


class CheckRequest(Request):
    """`POST /v1/check`: are these identifiers registered stolen? In a body, so that no address holds a number."""

    identifiers: list[WireIdentifier] = Field(min_length=1, max_length=MAX_CHECK_IDENTIFIERS)


class CheckResult(Answer):
    """The answer for one identifier, in the order asked. The last four are filled where there is a match."""

    kind: str
    value: str
    level: Literal["exact", "near", "clear"]
    reference: str = ""
    goods: str = ""
    reported_on: str = ""
    contact: str = ""


class CheckAnswer(Answer):
    checked_at: Moment
    results: list[CheckResult]


class MatchEvent(Answer):
    """An item in the dealer's book is registered stolen. `match_id` stays the same if the event is told again."""

    type: Literal["match"] = "match"
    cursor: int
    match_id: str
    series: Series
    number: Count
    line: Count
    kind: str
    value: str
    level: Literal["exact", "near"]
    reference: str
    goods: str
    reported_on: str
    contact: str
    matched_at: Moment


class HoldEvent(Answer):
    """The police confirm that the item of a match must stay, or release it. `by` is who decided, fit to be shown."""

    type: Literal["hold"] = "hold"
    cursor: int
    match_id: str
    decision: Literal["confirmed", "released"]
    by: str
    note: str
    decided_at: Moment


class NoticeEvent(Answer):
    """What became of a notice that a counter of this dealer sent; see `NoticeAnswer`."""

    type: Literal["notice"] = "notice"
    cursor: int
    notice_id: str
    status: Literal["approved", "refused"]
    reason: str
    decided_at: Moment


class BookEvent(Answer):
    """A counter of this dealer has handed over entries: the register holds so many of its book now."""

    type: Literal["book"] = "book"
    cursor: int
    series: Series
    size: Count


class RulePackEvent(Answer):
    """A rule pack for the dealers of a country. `text` is its TOML, `signature` the register's own over
    `signed_pack_bytes(text)`: a client takes no pack without it."""

    type: Literal["rule-pack"] = "rule-pack"
    cursor: int
    text: Annotated[str, StringConstraints(max_length=MOST_PACK_CHARACTERS)]
    signature: Hex64


class FeedAnswer(Answer):
    """`GET /v1/feed?cursor=N&wait=S`: what happened after the cursor, oldest first.

    The register waits up to `wait` seconds when there is nothing. Events of a type that a client does not know are in
    `events` as plain objects; the client passes over them and moves its cursor on.
    """

    # From left to right: a match with a member that this version does not know is a match all the same.
    events: list[
        Annotated[
            MatchEvent | BookEvent | HoldEvent | NoticeEvent | RulePackEvent | dict[str, JsonValue],
            Field(union_mode="left_to_right"),
        ]
    ]
    cursor: int
    more: bool = False
    watchlist_change: Annotated[int, Field(ge=0)] = 0
    """The newest change of the watchlist: a client that is not that far yet fetches it."""


class WatchlistAnswer(Answer):
    """`GET /v1/watchlist?edition=E&after=N`: the changes of the watchlist after change `after`, oldest first.

    The first `after` is 0: the whole list and what changed later are the same call. `edition` says which list and key
    the changes belong to; where the caller names another one, or none, the answer begins at the first change, and what
    the caller had is void. `key` (hexadecimal, 32 bytes) is this dealer's own, see `watchlist_hash`. `added` and
    `removed` are Base64 of hashes of 8 bytes one after the other; `removed` ones count after `added`. `as_of` is the
    moment up to which the whole list goes, `contact` whom to call about a hit when there is no line.
    """

    edition: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    key: Hex32
    change: Annotated[int, Field(ge=0)]
    more: bool = False
    added: str = ""
    removed: str = ""
    as_of: Moment
    contact: str = ""


def watchlist_hash(key: bytes, kind: str, form: str) -> bytes:
    """The 8 bytes under which an identifier stands in the watchlist.

    The first 8 of HMAC-SHA256 under the dealer's key over `kind 0x00 form`, where `kind` is empty but for the
    kinds that are compared with their own kind only.
    """
    name = kind if kind in OWN_KIND_ONLY else ""
    return hmac.digest(key, f"{name}\x00{form}".encode(), "sha256")[:WATCHLIST_HASH_BYTES]


def watchlist_forms(kind: str, value: str) -> tuple[str, ...]:
    """The forms of an identifier that are compared: normalised, and where it may count with look-alikes folded.

    The list holds all of them for what is stolen; an identifier is possibly stolen if the list holds any of its own.
    """
    normal = normalise(kind, value)
    if not normal:
        return ()
    folded = fold_lookalikes(normal)
    return (normal,) if folded == normal or len(normal) < SHORTEST_NEAR else (normal, folded)
