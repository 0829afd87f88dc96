"""What one counter of a dealer says to the other ones, as it is sent and as the feed tells it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from .fields import Count, Line, Moment, NoticeId, Series
from .limits import MAX_NOTE_CHARACTERS, MAX_NOTE_LINE


class SaidToCounters(BaseModel):
    """What `CounterNote` and `CounterNoteEvent` have in common."""

    notice_id: NoticeId
    made_at: Moment
    subject: Literal["seller-attention", "police-hold", "reservation"]
    change: Literal["set", "lifted"]
    series: Series
    number: Count
    line: Annotated[int, Field(ge=0, le=MAX_NOTE_LINE)]
    said_by: Line
    reason: Annotated[str, StringConstraints(max_length=MAX_NOTE_CHARACTERS)]
    reference: Line
