"""The feed: what a dealer is told, event by event."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, JsonValue, StringConstraints

from dealer_client.register.rules_in_force import MOST_PACK_CHARACTERS

from .fields import Count, Hex64, Moment, Series
from .messages import Answer
from .said_to_counters import SaidToCounters


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


class CounterNoteEvent(SaidToCounters, Answer):
    """What a counter of this dealer tells the other ones, see `CounterNote`; the one that told it hears it too."""

    type: Literal["counter-note"] = "counter-note"
    cursor: int


class FeedAnswer(Answer):
    """`GET /v1/feed?cursor=N&wait=S`: what happened after the cursor, oldest first.

    The register waits up to `wait` seconds when there is nothing. Events of a type that a client does not know are in
    `events` as plain objects; the client passes over them and moves its cursor on.
    """

    # From left to right: a match with a member that this version does not know is a match all the same.
    events: list[
        Annotated[
            MatchEvent | BookEvent | HoldEvent | NoticeEvent | RulePackEvent | CounterNoteEvent | dict[str, JsonValue],
            Field(union_mode="left_to_right"),
        ]
    ]
    cursor: int
    more: bool = False
    watchlist_change: Annotated[int, Field(ge=0)] = 0
    """The newest change of the watchlist: a client that is not that far yet fetches it."""
