"""What a dealer tells beside the entries, and what becomes of it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .checks import WireIdentifier
from .fields import Line, Moment, NoticeId
from .limits import MAX_NOTICE_TRADES, MAX_OFFERED_IDENTIFIERS, MAX_OFFERED_ITEMS
from .messages import Answer, Request
from .said_to_counters import SaidToCounters


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
    trades: list[Line] = Field(min_length=1, max_length=MAX_NOTICE_TRADES)


class OfferedItem(Request):
    """What was offered: no word about who offered it."""

    category: Line
    description: Line
    identifiers: list[WireIdentifier] = Field(max_length=MAX_OFFERED_IDENTIFIERS)
    level: Literal["exact", "near", "possible"]
    reference: Line


class RefusedOffer(Request):
    """`POST /v1/refused-offer`: goods that seem to be stolen were offered, and the dealer did not take them.

    There is no entry, so there is no ground to hand over who offered them: the police ask the dealer.
    """

    notice_id: NoticeId
    made_at: Moment
    municipality: Line
    items: list[OfferedItem] = Field(min_length=1, max_length=MAX_OFFERED_ITEMS)


class CounterNote(SaidToCounters, Request):
    """`POST /v1/counter-note`: for the dealer's other counters alone, whose feed tells it as a `CounterNoteEvent`.

    It names the entry whose seller (`line` 0) or item it is about. The register keeps it for the counters and does
    nothing with it.
    """


Notice = TradeNotice | RefusedOffer | CounterNote
"""What a dealer tells beside the entries."""


class NoticeAnswer(Answer):
    """The register has the notice. A `NoticeEvent` tells what became of it."""

    notice_id: str
    received_at: Moment
    status: Literal["submitted", "approved", "refused"]
    reason: str = ""
